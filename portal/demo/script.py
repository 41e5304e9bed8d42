"""When what happens in the demo village: the story of every plan, laid out in days and hours."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random

from portal.clock import HERE
from portal.initiatieven.rules import EINDE, LEVEN, Status

SEED = "buurtportaal"
# The team acts during the day, residents until the evening; supporters come after dinner.
OFFICE, OUTSIDE, EVENING = (9, 16), (9, 19), (18, 22)
# In the place of a mail address: whoever of the team looks after the area.
TEAM = "team"


@dataclass(frozen=True)
class Scene:
    """One thing that happens to ``plan``, the key of what is called ``of``.

    ``day`` counts from today, ``who`` is a mail address, TEAM or "" where the deed itself says who.
    """

    day: int
    deed: str
    plan: str
    who: str
    values: dict = field(default_factory=dict)
    of: str = "initiatief"


def written(content, moment):
    """Every scene with its moment, in order; none lies after ``moment``, which is now."""
    people = [person["mail"] for person in content["persoon"]]
    dated = []
    for plan in content["initiatief"]:
        dated += in_hours(life(plan), moment)
        for scene in support(plan, people):
            dated += in_hours([scene], moment, EVENING)
    for melding in content.get("misbruikmelding", ()):
        scene = Scene(melding["dag"], "melden", melding["door"], melding["door"], melding, "melding")
        dated += in_hours([scene], moment, OFFICE)
    for deed in ("notitie", "verbergen", "heroverweging"):
        for aside in content.get(deed, ()):
            scene = Scene(aside["dag"], deed, aside["initiatief"], aside.get("door", TEAM), aside)
            dated += in_hours([scene], moment, OFFICE)
    return sorted(dated, key=lambda one: one[0])


def life(plan):
    """The scenes of one plan, as its owner and the team play them, in order."""
    scenes = [*beginning(plan), *events(plan)]
    return sorted(scenes, key=lambda scene: scene.day)


def beginning(plan):
    day, owner = plan["dag"], plan["door"]
    yield Scene(day, "begin", plan["sleutel"], owner, plan)
    for mail in plan.get("mede", ()):
        yield Scene(day, "meedoen", plan["sleutel"], mail)
    if plan.get("foto"):
        yield Scene(day, "foto", plan["sleutel"], owner, plan)
    if plan["status"] != Status.CONCEPT:
        yield Scene(day, "stap", plan["sleutel"], owner, {"stap": "indienen"})


def events(plan):
    for event in plan.get("gebeurtenis", ()):
        deed = "stap" if event["stap"] in LEVEN.moves else event["stap"]
        yield Scene(event["dag"], deed, plan["sleutel"], actor(plan, event["stap"]), event)
        if event.get("klaar"):
            yield Scene(min(event["voor"], 0), "gehaald", plan["sleutel"], plan["door"], event)


def actor(plan, what):
    """The team judges and answers; the rest is the owner's."""
    move = LEVEN.moves.get(what)
    judged = move is not None and move.may in ("initiatieven.beoordelen", "initiatieven.publiceren")
    return TEAM if judged or what == "antwoord" else plan["door"]


def support(plan, people):
    """As many neighbours as the plan says, most of them soon after it is published."""
    first, last = open_days(plan)
    others = [mail for mail in people if mail not in (plan["door"], *plan.get("mede", ()))]
    chance = chance_for(plan["sleutel"], "steun")
    for mail in chance.sample(others, plan["steun"]):
        day = first + int((last - first) * chance.random() ** 2)
        yield Scene(day, "steun", plan["sleutel"], mail)


def open_days(plan):
    """The days after publication on which support is possible, until today or the first end."""
    steps = [event for event in plan.get("gebeurtenis", ()) if event["stap"] in LEVEN.moves]
    published = [event["dag"] for event in steps if event["stap"] == "publiceren"]
    ended = [event["dag"] for event in steps if LEVEN.moves[event["stap"]].target in EINDE]
    return min(published, default=0) + 1, min(ended, default=0)


def in_hours(scenes, moment, hours=None):
    """Give each scene an hour of its day; scenes of one day follow each other by some minutes."""
    days = defaultdict(list)
    for scene in scenes:
        days[scene.day].append(scene)
    for day, together in days.items():
        chance = chance_for(together[0].plan, together[0].who, day)
        low, high = hours or (OFFICE if together[0].who == TEAM else OUTSIDE)
        date = moment.astimezone(HERE).date() + timedelta(days=day)
        start = datetime.combine(date, time(chance.randrange(low, high), chance.randrange(60)), HERE)
        for place, scene in enumerate(together):
            yield min(start + timedelta(minutes=7 * place), moment), scene


def workday(date):
    """This day, or the Monday after it."""
    return date + timedelta(days=7 - date.weekday() if date.weekday() > 4 else 0)


def chance_for(*what):
    """The same dice for the same thing, every time."""
    return Random(" ".join(map(str, (SEED, *what))))
