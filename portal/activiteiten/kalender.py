"""Activities as a calendar file (RFC 5545), with the clock of the Netherlands in it. Text is escaped by icalendar."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from portal.activiteiten.rules import Status
from portal.clock import HERE

MAKER = "-//Buurtportaal//Activiteiten//NL"
FRESH = timedelta(hours=6)
STATUS = {Status.CONCEPT: "TENTATIVE", Status.AFGELAST: "CANCELLED"}
HOUR = timedelta(hours=1)


def calendar(naam, activiteiten, site, owner):
    """The bytes of a calendar called ``naam``.

    ``activiteiten``: with their group and area loaded. ``site``: the address of the portal. ``owner``: what makes a number
    of this portal one of its own in the whole world, and never changes, such as the code of the gemeente.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("name", vText(naam))
    made.add("x-wr-calname", vText(naam))
    made.add("x-wr-timezone", str(HERE))
    made.add("refresh-interval", FRESH, parameters={"value": "DURATION"})
    made.add_component(clock())
    for activiteit in activiteiten:
        made.add_component(event(activiteit, site, owner))
    return made.to_ical()


def event(activiteit, site, owner):
    """One activity. Every change of it is a higher SEQUENCE, so that a calendar knows which is the newest."""
    made = Event()
    made.add("uid", f"activiteit-{activiteit.id}@{owner.lower()}.buurtportaal")
    made.add("sequence", activiteit.version - 1)
    made.add("dtstamp", activiteit.changed_at)
    made.add("last-modified", activiteit.changed_at)
    made.add("dtstart", activiteit.begint_at.astimezone(HERE))
    made.add("dtend", activiteit.eindigt_at.astimezone(HERE))
    made.add("summary", activiteit.title)
    made.add("location", ", ".join(filter(None, (activiteit.waar, activiteit.gebied.naam))))
    made.add("description", "\n\n".join(filter(None, (activiteit.status_reden, activiteit.wat, activiteit.groep.naam))))
    made.add("url", f"{site}/activiteiten/{activiteit.id}")
    made.add("status", STATUS.get(activiteit.status, "CONFIRMED"))
    return made


def clock():
    """Summer time from the last Sunday of March to the last of October, as it is since 1996 (2000/84/EC)."""
    made = Timezone()
    made.add("tzid", str(HERE))
    made.add_component(change(TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), HOUR, 2 * HOUR))
    made.add_component(change(TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 2 * HOUR, HOUR))
    return made


def change(made, name, first, before, after):
    """From ``first`` on, every year on the last Sunday of that month, clocks go from one difference with UTC to another."""
    made.add("tzname", name)
    made.add("dtstart", first)
    made.add("rrule", {"freq": "YEARLY", "bymonth": first.month, "byday": "-1SU"})
    made.add("tzoffsetfrom", before)
    made.add("tzoffsetto", after)
    return made
