"""How the work of the wijken of the demo village is lived: by the regisseur who steers it."""

from datetime import date, timedelta
from pathlib import Path

from portal.clock import today
from portal.demo import cast
from portal.demo.pictures import draw
from portal.demo.register import row_of
from portal.demo.steered import LOOKS_BACK
from portal.fotos import reencode
from portal.rapportages import actions as verslagen
from portal.wijken import queries as wijken
from portal.wijken.actions import quiet
from portal.wijken.indicatoren import import_indicators
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import (
    doelen,
    geld,
    inspanningen,
    jaar,
    lijn,
    mijlpalen,
    nieuws,
    opgave,
    publicatie,
    risicos,
    team,
)
from portal.wijkopgaven.invoer import import_goals
from portal.wijkopgaven.queries.lijn import brought, koppeling

HERE = Path(__file__).parent / "wijkwerk"
SHIPPED = Path(__file__).parents[1] / "wijkopgaven" / "voorbeelden"
ABOUT = ("aanleiding", "aanleiding_tekst", "samenvatting", "trekker", "wethouder", "budget")
OF_WORK = ("wat", "cluster", "thema", "eigenaar", "partners", "inzet", "herkomst")
YEARLY = ("objectief", "subjectief", "veranderd")
MONEY = {"mede": False, "gepland": 0, "besteed": 0}


def years(first, last, filled):
    return {"van": date(filled.year + first, 1, 1), "tot": date(filled.year + last, 12, 31)}


def play(stage, scene):
    by = stage.colleague(cast.STADSREGISSEUR)
    if scene.deed == "doelen":
        import_indicators(HERE / f"{stage.profiel.sleutel}-indicatoren.csv", profiel=stage.profiel, progress=quiet)
        import_goals(goals_of(stage.profiel), progress=quiet)
    elif scene.deed == "maken":
        stage.opgaven[scene.plan] = begin(scene, by).id
    elif scene.deed == "verslag":
        gebied = wijken.one(queries.one(stage.opgaven[scene.plan]).gebied_code)
        verslagen.make(gebied, today() - timedelta(days=LOOKS_BACK), today(), by=by)
    else:
        new_year(queries.one(stage.opgaven[scene.plan]), scene, by)


def goals_of(profiel):
    """The goals of this village: invented, or the example that comes with the portal."""
    invented = HERE / f"{profiel.sleutel}-doelen.toml"
    return invented if invented.exists() else SHIPPED / f"{profiel.sleutel}-din.toml"


def begin(scene, by):
    """A wijkopgave with its team, projectgroepen, focus and risks; days count from the day the village is filled."""
    written, filled = scene.values, today() - timedelta(days=scene.day)
    values = {"title": written["titel"], "gebied_code": written["gebied"]} | {name: written[name] for name in ABOUT}
    made = opgave.start(values | years(*written["jaren"], filled), written["fase"], by=by)
    for groep in written.get("groepen", ()):
        team.add_group(made, groep, by=by)
    groups = {groep.naam: groep.id for groep in queries.projectgroepen(made.id)}
    for lid in written["leden"]:
        own = {name: lid[name] for name in ("functie", "organisatie", "intern")}
        team.add_member(made, own | {"projectgroep_id": groups.get(lid.get("groep"))}, by=by)
    weights = {goal(one["doel"]): (one["voorrang"], one["focus"]) for one in written["voorrang"]}
    doelen.focus(made, weights, by=by)
    add_risks(made, written, by)
    return made


def add_risks(made, written, by, **about):
    """The risks of a wijkopgave as a whole, or about one inspanning of it."""
    for risico in written.get("risicos", ()):
        risicos.add_risk(made, risico | about, by=by)


def goal(title):
    """The id of the goal called so."""
    return next(row.id for row, _depth in queries.doelen() if row.titel == title)


def new_year(made, scene, by):
    """Write the version of a year; the first one adopts the wijkopgave, a later one tells what changed."""
    filled, written = today() - timedelta(days=scene.day), scene.values
    version = jaar.write(made, filled.year + written["jaar"], {name: written[name] for name in YEARLY}, by=by)
    if scene.deed == "vaststellen":
        opgave.go(queries.with_years(made.id), "vaststellen", by=by)
    else:
        jaar.adopt(made, version, by=by)


def play_inspanning(stage, scene):
    by = stage.colleague(cast.STADSREGISSEUR)
    if scene.deed == "maken":
        made = queries.one(stage.opgaven[scene.values["opgave"]])
        stage.inspanningen[scene.plan] = start(made, scene, by).id
    else:
        DEEDS.get(scene.deed, step)(stage, queries.inspanning(stage.inspanningen[scene.plan]), scene, by)


def start(made, scene, by):
    """As a draft, with its planning and money."""
    written, filled = scene.values, today() - timedelta(days=scene.day)
    values = {"title": written["titel"], "gebied_code": made.gebied_code}
    values |= {name: written[name] for name in OF_WORK if name in written}
    inspanning = inspanningen.start(made, values, [goal(title) for title in written["doelen"]], by=by)
    if "looptijd" in written:
        begint, eindigt = (filled + timedelta(days=day) for day in written["looptijd"])
        inspanningen.plan(inspanning, {"begint": begint, "eindigt": eindigt}, by=by)
    lines = [MONEY | line | {"jaar": filled.year + line["jaar"]} for line in written.get("geld", ())]
    geld.set_money(inspanning, lines, by=by)
    add_risks(made, written, by, inspanning_id=inspanning.id)
    return inspanning


def step(stage, inspanning, scene, by):
    inspanningen.take_step(inspanning, scene.deed, scene.values.get("tekst", ""), by=by)


def ask(stage, inspanning, scene, by):
    """The moderator asks for the line; the regisseur answers, when the story says so."""
    publicatie.ask(inspanning, scene.values["vraag"], by=stage.colleague(cast.MODERATORS[0]))
    if "antwoord" in scene.values:
        vraag = queries.last_question(inspanning.id)
        publicatie.answer(vraag, scene.values["antwoord"], scene.values.get("voorwaarden", ""), by=by)


def link(stage, inspanning, scene, by):
    lijn.link(row_of(stage, scene.values), [inspanning], scene.values["tekst"], by=by)


def unlink(stage, inspanning, scene, by):
    row = row_of(stage, scene.values)
    made = next(one for one in brought(inspanning.id).nu if one.inbreng_id == row.id)
    lijn.unlink(koppeling(made.id), scene.values["tekst"], by=by)


def report(stage, inspanning, scene, by):
    event = scene.values
    picture = reencode(draw(event["foto"])) if "foto" in event else None
    nieuws.report(inspanning, event["tekst"], by=by, picture=picture, alt=event.get("alt", ""))


def add_milestone(stage, inspanning, scene, by):
    planned = today() + timedelta(days=scene.values["voor"] - scene.day)
    mijlpalen.add_milestone(inspanning, scene.values["tekst"], planned, by=by)


def reach_milestone(stage, inspanning, scene, by):
    stap = next(one for one in queries.milestones(inspanning.id) if one.titel == scene.values["tekst"])
    mijlpalen.reach_milestone(inspanning, stap, by=by)


def stand(stage, inspanning, scene, by):
    """How far it is by now."""
    written = scene.values
    known = {name: written[name] for name in ("voortgang", "koers") if name in written}
    inspanningen.plan(inspanning, known, by=by)
    if written.get("succes"):
        inspanningen.mark_success(inspanning, True, by=by)


DEEDS = {
    "publicatie": ask, "koppelen": link, "losmaken": unlink, "voortgang": report, "mijlpaal": add_milestone,
    "gehaald": reach_milestone, "stand": stand,
}
