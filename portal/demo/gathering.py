"""What happens on the agendas of the demo village: phases, points and votes, laid out in days and hours."""

from datetime import datetime, time, timedelta
from itertools import chain

from portal.buurtagenda.rules.fase import FASEN
from portal.clock import HERE
from portal.demo.counter import at_work
from portal.demo.script import EVENING, OFFICE, TEAM, Scene, chance_for, in_hours

# What somebody does with a point they brought; the rest is done by staff.
BY_OWNER = {"aanpassing_aannemen", "aanpassing_weigeren", "intrekken"}
OPENS, CLOSES = time(9), time(20)


def gathered(content, moment):
    """Every scene with its moment; what is written for a day that has not come yet does not happen."""
    people, today = [person["mail"] for person in content["persoon"]], moment.astimezone(HERE).date()
    dated = []
    for agenda in content["agenda"]:
        dated += in_hours(past(of_agenda(agenda)), moment, OFFICE)
        for punt in agenda.get("punt", ()):
            dated += in_hours(of_punt(punt, agenda, today), moment, OFFICE)
            dated += chain(*(in_hours([scene], moment, EVENING) for scene in support(punt, people)))
        for signaal in agenda.get("signaal", ()):
            dated += in_hours(of_signaal(signaal, agenda, today), moment, OFFICE)
        for ronde in agenda.get("ronde", ()):
            dated += in_hours(past(of_ronde(ronde, agenda, moment)), moment, OFFICE)
    return dated


def past(scenes):
    return [scene for scene in scenes if scene.day <= 0]


def of_agenda(agenda):
    """Made a week before its first phase; then each phase on its first day, and how it ended."""
    key, first = agenda["sleutel"], agenda["fasen"][0]
    made = agenda | {"plan": planned(agenda)}
    yield Scene(first - 7, "maken", key, "", made, "agenda")
    last = agenda.get("stoppen", {}).get("dag", 0)
    for fase, day in zip(FASEN, agenda["fasen"], strict=True):
        if day <= last and fase not in agenda.get("overslaan", ()):
            yield Scene(day, "stap", key, "", {"stap": f"naar_{fase}"}, "agenda")
    for name in ("vaststellen", "stoppen", "afsluiten"):
        if name in agenda:
            yield Scene(agenda[name]["dag"], name, key, "", agenda[name], "agenda")


def planned(agenda):
    """{phase: (first day, last day)}, counted from the day the village is filled."""
    ends = [day - 1 for day in agenda["fasen"][1:]] + [agenda["eind"]]
    return {fase: (first, last) for fase, first, last in zip(FASEN, agenda["fasen"], ends, strict=True)}


def of_punt(punt, agenda, today):
    """Brought by a resident, at the desk, or taken over from an initiatief; then everything that is written of it.

    Staff do not work at the weekend.
    """
    key, owner = punt["sleutel"], punt.get("door", TEAM)
    deed = "overnemen" if "initiatief" in punt else "indienen"
    yield Scene(punt["dag"], deed, key, owner, punt | {"agenda": agenda["sleutel"]}, "punt")
    for event in punt.get("verloop", ()):
        if event["stap"] in BY_OWNER:
            yield Scene(event["dag"], event["stap"], key, owner, event, "punt")
        else:
            yield Scene(at_work(event["dag"], today), event["stap"], key, TEAM, event, "punt")


def of_signaal(signaal, agenda, today):
    """Told by somebody, and put on the wijkfoto two days later unless the story says what else became of it."""
    key = signaal.get("sleutel") or f"{agenda['sleutel']}/{signaal['dag']}/{signaal.get('door', '')}"
    yield Scene(signaal["dag"], "vertellen", key, signaal.get("door", TEAM), signaal | {"agenda": agenda["sleutel"]}, "signaal")
    if signaal["dag"] < -2:
        answer = {"stap": "plaatsen"} | signaal.get("antwoord", {})
        yield Scene(at_work(signaal["dag"] + 2, today), "beoordelen", key, TEAM, answer, "signaal")


def support(punt, people):
    """As many neighbours as the point says, from the Monday after it came on the list until it is tested."""
    if not punt.get("steun"):
        return
    days = [event["dag"] for event in punt["verloop"]]
    first, last = days[0] + 3, days[1] - 1 if len(days) > 1 else 0
    chance = chance_for(punt["sleutel"], "steun")
    for mail in chance.sample([mail for mail in people if mail != punt.get("door")], punt["steun"]):
        yield Scene(chance.randint(first, last), "steunen", punt["sleutel"], mail, {}, "punt")


def of_ronde(ronde, agenda, moment):
    """Made and fixed before it opens; then what its votes come to, as far as that lies behind us."""
    key, day = ronde["sleutel"], ronde["opent"]
    moments = {"opent_at": opening(day, moment), "sluit_at": at(ronde["sluit"], moment, CLOSES)}
    values = ronde | moments | {"agenda": agenda["sleutel"]}
    made = ronde.get("gemaakt", day - 9)
    for deed, when in (("maken", made), ("vastleggen", made + 1), ("codes", day - 5), ("openen", day), ("stemmen", day)):
        yield Scene(when, deed, key, "", values, "ronde")
    if "balie" in ronde:
        yield Scene(day, "balie", key, "", ronde["balie"], "ronde")
    if "intrekken" in ronde:
        yield Scene(ronde["intrekken"]["dag"], "intrekken", key, "", ronde["intrekken"], "ronde")
    for deed in ("papier", "sluiten", "tellen"):
        yield Scene(ronde["sluit"] + 1, deed, key, "", values, "ronde")


def at(day, moment, hour):
    return datetime.combine(moment.astimezone(HERE).date() + timedelta(days=day), hour, HERE)


def opening(day, moment):
    """In the morning; what opens today is open now, however early it is."""
    morning = at(day, moment, OPENS)
    return min(morning, moment) if day == 0 else morning
