"""What happens at the counter of the demo village: regelingen, groups and applications, laid out in days and hours."""

import re
from datetime import date, timedelta

from portal.clock import HERE
from portal.demo.script import OFFICE, Scene, in_hours, workday
from portal.regelingen import examples

# Days before a version begins to hold.
DRAWN_UP, PUBLISHED = 35, 21
BY_STAFF = {
    "oppakken", "aanvulling_vragen", "advies_vragen", "verdagen", "voorleggen", "notitie", "deel_aanbieden", "raadplegen",
    "loten", "doorsturen", "uitbetalen", "bezwaar_beslissen", "toekennen", "afwijzen", "buiten_behandeling_stellen",
}


def asked(loket, moment):
    """Every scene with its moment; what is written for a day that has not come yet does not happen."""
    today = moment.astimezone(HERE).date()
    dated = []
    for life in (
        *(of_regeling(one, loket, today) for one in loket["regeling"]),
        *(of_groep(one) for one in loket["groep"]),
        *(of_aanvraag(one, today) for one in loket["aanvraag"]),
    ):
        dated += in_hours(life, moment, OFFICE)
    return dated


def of_regeling(regeling, loket, today):
    """Drawn up by one beheerder and published by a second, before it begins to hold."""
    voorbeeld = moved(examples.read(regeling["voorbeeld"]), first_day(loket, today), today)
    begin = (voorbeeld.versie["geldig_van"] - today).days
    values = regeling | {"inhoud": voorbeeld}
    yield Scene(begin - DRAWN_UP, "opstellen", regeling["sleutel"], "", values, "regeling")
    yield Scene(begin - PUBLISHED, "publiceren", regeling["sleutel"], "", values, "regeling")


def first_day(loket, today):
    return today + timedelta(days=min(one["dag"] for one in loket["aanvraag"]))


def moved(voorbeeld, first, today):
    """The example in this year; its dates are stretched so far that it holds and is open while the village asks."""
    later = today.year - voorbeeld.versie["geldig_van"].year
    vensters = [opened(row, first, today) for row in voorbeeld.vensters]
    begin, end = (of_year(voorbeeld.versie[name], today.year) for name in ("geldig_van", "geldig_tot"))
    frame = {
        "naam": years_on(voorbeeld.versie["naam"], later),
        "geldig_van": min(begin, *(row["opent_op"] for row in vensters)),
        "geldig_tot": max(end, *(row["sluit_op"] for row in vensters)),
    }
    plafonds = [row | {"venster": years_on(row["venster"], later)} for row in voorbeeld.plafonds]
    return examples.Voorbeeld(voorbeeld.regeling, voorbeeld.versie | frame, tuple(vensters), tuple(plafonds))


def opened(venster, first, today):
    later, last = today.year - venster["opent_op"].year, today + timedelta(days=7)
    return {
        "naam": years_on(venster["naam"], later),
        "opent_op": min(of_year(venster["opent_op"], today.year), first),
        "sluit_op": max(of_year(venster["sluit_op"], today.year), last),
    }


def years_on(text, later):
    """The text with each year in it so many years later: the year itself, or the one that is asked for."""
    return re.sub(r"\b20\d\d\b", lambda found: str(int(found[0]) + later), text)


def of_year(day, year):
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def of_groep(groep):
    """Begun by its contact, joined by the others, recognised by staff; then it adds what it wants to a regeling."""
    day, key, contact = groep["dag"], groep["sleutel"], groep["contact"]
    yield Scene(day, "starten", key, contact, groep, "groep")
    for mail, rol in groep["leden"]:
        yield Scene(day + 1, "meedoen", key, mail, {"rol": rol}, "groep")
    if groep.get("erkend"):
        yield Scene(groep["erkend"], "erkennen", key, "", groep, "groep")
    for criterium in groep.get("criterium", ()):
        yield Scene(criterium["dag"], "aanvullen", key, contact, criterium, "groep")


def of_aanvraag(aanvraag, today):
    """Written and, unless it is a draft, handed in on one day; then everything that is written of it.

    Staff do not work at the weekend.
    """
    day, key, owner = aanvraag["dag"], aanvraag["sleutel"], aanvraag.get("door", "")
    yield Scene(day, "begin", key, owner, aanvraag, "aanvraag")
    if aanvraag["status"] != "concept":
        yield Scene(day, "indienen", key, owner, aanvraag, "aanvraag")
    for event in aanvraag.get("verloop", ()):
        day = at_work(event["dag"], today) if event["stap"] in BY_STAFF else event["dag"]
        yield Scene(day, event["stap"], key, owner, event, "aanvraag")


def at_work(day, today):
    """The day itself or the Monday after it, but no later than today."""
    return min((workday(today + timedelta(days=day)) - today).days, 0)
