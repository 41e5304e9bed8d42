"""How the agendas of the demo village are lived: by staff who lead them, and residents who bring and support points."""

from datetime import timedelta

from portal.buurtagenda import actions, queries
from portal.buurtagenda.actions import punten, signalen, uitvoering
from portal.buurtagenda.rules.punt import Bron
from portal.buurtagenda.rules.toets import Criterium, Oordeel
from portal.buurtagenda.standaard import texts
from portal.clock import today
from portal.demo import cast
from portal.demo.script import TEAM
from portal.initiatieven import queries as initiatieven
from portal.stemmen import queries as stemmen

ABOUT = ("doel", "invloed", "staat_vast", "beslist", "terughoren")


def play(stage, scene):
    if scene.deed == "maken":
        make(stage, scene)
    else:
        agenda = queries.one(stage.agendas[scene.plan])
        DEEDS[scene.deed](stage, agenda, scene.values, stage.colleague(cast.MODERATORS[0]))


def make(stage, scene):
    """Days are counted from the day the village is filled: ``scene.day`` is that of this scene."""
    by, written = stage.colleague(cast.MODERATORS[0]), scene.values
    filled = today() - timedelta(days=scene.day)
    days = {fase: (filled + timedelta(first), filled + timedelta(last)) for fase, (first, last) in written["plan"].items()}
    first, last = min(days.values())[0], max(days.values())[1]
    values = {"title": written["titel"], "gebied_code": written["gebied"], "van": first, "tot": last}
    values |= {name: written[name] for name in ABOUT} | {"drempel": written.get("drempel")}
    agenda = actions.start(values, written.get("buurten", ()), by=by)
    actions.replan(agenda, [phase(fase, days[fase], written.get("teksten", {})) for fase in days], by=by)
    stage.agendas[scene.plan] = agenda.id


def phase(fase, days, own):
    """A phase with its own text, or the usual one."""
    usual = texts()[fase]
    return {"fase": str(fase), "begint": days[0], "eindigt": days[1], "tekst": own.get(fase, usual["tekst"]),
            "inbreng": usual["inbreng"]}


def take_step(stage, agenda, event, by):
    actions.go(agenda, event["stap"], by=by)


def stop(stage, agenda, event, by):
    actions.go(agenda, "stoppen", event["tekst"], by=by)


def close(stage, agenda, event, by):
    actions.evaluate(agenda, event["tekst"], by=by)


def adopt(stage, agenda, event, by):
    """What the votes chose, in their order; where nobody voted, what the story says."""
    chosen = stemmen.chosen_points(agenda.id) or [stage.punten[one] for one in event["volgorde"]]
    won = dict.fromkeys(chosen, event["gekozen"])
    uitvoering.adopt(agenda, queries.all_points(agenda.id), won | {None: event["niet_gekozen"]}, by=by)


DEEDS = {"stap": take_step, "stoppen": stop, "afsluiten": close, "vaststellen": adopt}


def play_signaal(stage, scene):
    by = player(stage, scene)
    if scene.deed == "vertellen":
        agenda = queries.one(stage.agendas[scene.values["agenda"]])
        stage.signalen[scene.plan] = tell_signal(agenda, scene.values, by).id
        return
    values = {"reden": scene.values.get("tekst", "")}
    if "naar" in scene.values:
        values |= {"naar": scene.values["naar"], "naar_mail": cast.address(scene.values["naar"])}
    signalen.judge(queries.signaal(stage.signalen[scene.plan]), scene.values["stap"], by=by, **values)


def tell_signal(agenda, written, by):
    """By somebody themselves, or to staff."""
    values = {"gebied_code": written.get("buurt", agenda.gebied_code), "bron": written.get("bron", Bron.BEWONER)}
    values |= {name: written.get(name, "") for name in ("tekst", "thema", "organisatie")}
    return signalen.give(agenda, values, by=by, via=written.get("via", "web"))


def player(stage, scene):
    return stage.colleague(cast.MODERATORS[0]) if scene.who == TEAM else stage.people[scene.who]


def play_punt(stage, scene):
    by = player(stage, scene)
    if scene.deed in BEGINNINGS:
        agenda = queries.one(stage.agendas[scene.values["agenda"]])
        stage.punten[scene.plan] = BEGINNINGS[scene.deed](stage, agenda, scene.values, by).id
        return
    punt = queries.punt(stage.punten[scene.plan])
    OF_PUNT.get(scene.deed, move)(stage, punt, scene.values | {"stap": scene.deed}, by)


def submit(stage, agenda, written, by):
    """As the form asks it; without somebody's own account it came in at the desk."""
    names = ("wat", "waarom", "waar", "thema", "kosten")
    values = {name: written[name] for name in names if name in written}
    values |= {"title": written["titel"], "gebied_code": written.get("buurt", agenda.gebied_code)}
    return punten.submit(agenda, values, by=by, via=written.get("via", "web"))


def take_over(stage, agenda, written, by):
    return punten.take_over(agenda, initiatieven.one(stage.ids[written["initiatief"]]), by=by)


BEGINNINGS = {"indienen": submit, "overnemen": take_over}


def move(stage, punt, event, by):
    """A step with whatever the story gives it."""
    given = {"reden": event.get("tekst", "")}
    if event["stap"] == "doorsturen":
        given |= {"naar": event["naar"], "naar_mail": cast.address(event["naar"])}
    elif event["stap"] == "samenvoegen":
        given["doel"] = queries.punt(stage.punten[event["naar"]]).kenmerk
    elif event["stap"] == "aanpassing_voorstellen":
        given["voorstel"] = {name: event[name] for name in ("title", "wat", "kosten")}
    punten.take_step(punt, event["stap"], by=by, **given)


def test(stage, punt, event, by):
    """Every criterium is met, but for those the story names with a word about each."""
    said = {name: (answer, text) for answer in Oordeel for name, text in event.get(answer, {}).items()}
    punten.test(punt, {name: said.get(name, (Oordeel.JA, "")) for name in Criterium}, by=by)


def support(stage, punt, event, by):
    punten.support(punt, by=by)


def plan(stage, punt, event, by):
    """``klaar`` counts from the day of this event."""
    names = ("uitvoerder", "geld_gepland", "geld_besteed")
    values = {name: event[name] for name in names if name in event}
    uitvoering.plan(punt, values | {"klaar_voor": today() + timedelta(days=event["klaar"])}, by=by)


def report(stage, punt, event, by):
    uitvoering.report(punt, event["tekst"], by=by)


def add_milestone(stage, punt, event, by):
    planned = today() + timedelta(days=event["voor"] - event["dag"])
    uitvoering.add_milestone(punt, event["tekst"], planned, by=by)


def reach_milestone(stage, punt, event, by):
    step = next(step for step in queries.milestones(punt.id) if step.titel == event["tekst"])
    uitvoering.reach_milestone(punt, step, by=by)


OF_PUNT = {
    "toetsen": test, "steunen": support, "plannen": plan, "voortgang": report, "mijlpaal": add_milestone,
    "gehaald": reach_milestone,
}
