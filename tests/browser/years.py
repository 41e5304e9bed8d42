"""What the browser visits of the year of an organisation: asking it, its bestedingsplan, and money that goes elsewhere."""

from datetime import date, timedelta

from sqlalchemy import select

from portal.bewonersgroepen import queries as groepen
from portal.buurtbonnen import actions as aanvragen
from portal.buurtbonnen import queries as aanvraag_queries
from portal.clock import today
from portal.extensions import db
from portal.regelingen.models import Venster
from portal.toekenningen import queries
from portal.toekenningen.actions import plan, verschuiven
from portal.toekenningen.rules.verschuiving import Soort
from tests.besteding import VERANTWOORDING, make_toekenning, make_versie
from tests.browser.groups import LONG
from tests.browser.newcomer import newcomer
from tests.buurtbonnen.regels import FORMULE

POSTEN = (("Vergaderen", 30_000), (f"Zomerfeest {LONG}", 20_000))
YEAR = {"begin": date(today().year, 1, 1), "eind": date(today().year, 12, 31)}


def play(cast, keys):
    """Wil is contact of the recognised organisation; Cora is in the committee, and Bes decides."""
    cast["cora"], groep = newcomer("Cora", "commissielid"), keys["organisatie"]
    formule = make_versie(cast["bea"], "jaargeld", **FORMULE | {"formule_peildatum": f"{today().year}-01-01"})
    keys |= {"jaarversie": formule.id, "jaarconcept": asked(formule, groep, cast["wil"])}
    versie = make_versie(cast["bea"], "jaarbudget", **VERANTWOORDING, bestedingsplan="commissie", overdragen=True,
                         sparen_jaren=3, rest_naar="jaarbudget")
    close(versie)
    keys["zonder_plan"], keys["met_plan"] = (granted(versie, cast, groep).id for _ in range(2))
    handed_in(keys["met_plan"], cast["wil"])
    keys["met_geld"], keys["doel"] = (granted(versie, cast, groep).id for _ in range(2))
    keys["verzoek"] = request(keys["met_geld"], cast["wil"], Soort.REST, naar_id=keys["doel"])
    keys["afgewezen_verzoek"] = request(keys["doel"], cast["wil"], Soort.SPAREN, tot=date(today().year + 1, 12, 31))
    verschuiven.decide(queries.verschuiving(keys["afgewezen_verzoek"]), False, f"Dat past niet. {LONG}", by=cast["bes"])
    keys["spaarpot"] = saved(granted(versie, cast, groep).id, cast)
    [allowed] = queries.verschuivingen(queries.one(keys["spaarpot"]))
    keys["toegestaan_verzoek"] = allowed.id
    db.session.commit()


def close(versie):
    venster = db.session.scalar(select(Venster).where(Venster.versie_id == versie.id))
    venster.sluit_op = today() - timedelta(1)


def asked(versie, groep_id, by):
    """A draft with its lines, to look at on every page."""
    venster = db.session.scalar(select(Venster).where(Venster.versie_id == versie.id))
    made = aanvraag_queries.one(aanvragen.start(versie, venster, by=by).id)
    aanvragen.answer(made, {"groep_id": groep_id}, by=by)
    lines = [{"omschrijving": text, "bedrag": cents, "baat": False, "soort": "onbekend", "categorie": "materiaal"}
             for text, cents in POSTEN]
    lines[1]["bestuur"] = True
    aanvragen.answer(aanvraag_queries.one(made.id), {"posten": lines, "eigen_bijdrage": None, "reserve": 10_000}, by=by)
    return made.id


def granted(versie, cast, groep_id):
    whose = {"groep": groepen.one(groep_id), "title": "Jaarbudget", **YEAR}
    return make_toekenning(versie, cast["bes"], bedrag=50_000, posten=POSTEN, **whose)


def handed_in(id, by):
    toekenning = queries.one(id)
    lines = {post.id: post.bedrag for post in toekenning.aanvraag.posten}
    return plan.hand_in(toekenning, f"In mei een feest.\n\n{LONG}", lines, by=by)


def request(id, by, soort, bedrag=10_000, **values):
    return verschuiven.ask(queries.one(id), soort, bedrag, f"Voor een feest. {LONG}", by=by, **values).id


def saved(id, cast):
    """A grant of which a part was saved, and the rest settled."""
    made = queries.verschuiving(request(id, cast["wil"], Soort.SPAREN, tot=date(today().year + 2, 12, 31)))
    verschuiven.decide(made, True, by=cast["bes"])
    queries.one(id).status = "vastgesteld"
    db.session.flush()
    return id
