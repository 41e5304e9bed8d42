"""What happens in the work of the wijken of the demo village: goals, wijkopgaven and inspanningen, laid out in days."""

from portal.demo.gathering import past
from portal.demo.script import OFFICE, Scene, in_hours

# The day on which the council gets a report of each wijkopgave, and how many days it looks back.
REPORTED, LOOKS_BACK = -3, 180


def steered(content, moment):
    """Every scene with its moment; what is written for a day that has not come yet does not happen."""
    first = min(opgave["dag"] for opgave in content["opgave"])
    lives = [[Scene(first - 1, "doelen", "doelen", "", {}, "opgave")]]
    for opgave in content["opgave"]:
        lives += [of_opgave(opgave), *(of_inspanning(one, opgave) for one in opgave["inspanning"])]
    lives += [[Scene(one["dag"], deed, name_of(one), "", one, "inbreng")] for deed, one in about_inbreng(content)]
    return [dated for life in lives for dated in in_hours(past(life), moment, OFFICE)]


def about_inbreng(content):
    return [(deed, one) for deed in ("triage", "afspraak", "dienst_stil", "dienst") for one in content.get(deed, ())]


def name_of(event):
    """What an event is about: the key of a plan, of an application or of a point."""
    return event.get("initiatief") or event.get("aanvraag") or event["punt"]


def of_opgave(opgave):
    """Made, with its team and its focus; each year's version on its own day, the first of which adopts it."""
    key = opgave["sleutel"]
    yield Scene(opgave["dag"], "maken", key, "", opgave, "opgave")
    yield Scene(REPORTED, "verslag", key, "", opgave, "opgave")
    for number, jaar in enumerate(opgave["jaar"]):
        yield Scene(jaar["dag"], "vaststellen" if number == 0 else "bijwerken", key, "", jaar, "opgave")


def of_inspanning(inspanning, opgave):
    """Made as a draft; then everything that is written of it, and each milestone that was reached."""
    key = inspanning["sleutel"]
    yield Scene(inspanning["dag"], "maken", key, "", inspanning | {"opgave": opgave["sleutel"]}, "inspanning")
    for event in inspanning["verloop"]:
        yield Scene(event["dag"], event["stap"], key, "", event, "inspanning")
        if event.get("klaar"):
            yield Scene(event["voor"], "gehaald", key, "", event, "inspanning")
    yield Scene(-1, "stand", key, "", inspanning, "inspanning")
