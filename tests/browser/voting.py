"""The votes the browser visits: a ballot of every form, one to come and one that is over; Sam saved, Sara voted."""

from datetime import timedelta

from portal.clock import now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import save, vote
from portal.stemmen.actions.keuzes import withdraw
from portal.stemmen.rules.regels import Grens, Regels
from portal.stemmen.rules.ronde import Toegang, Vorm
from tests.agenda import BUURT, make_agenda, make_ronde
from tests.browser.newcomer import newcomer

COSTS = (3_000, 2_500, 1_000, 0)
LATER = {"opent_at": now() + timedelta(days=2), "sluit_at": now() + timedelta(days=9)}
OVER = {"opent_at": now() - timedelta(days=9), "sluit_at": now() - timedelta(minutes=1)}


def play(cast, keys):
    """Sam and Sara live in the buurt of the agenda, Els lives elsewhere and Zia did not say where."""
    cast |= {"sam": newcomer("Sam"), "sara": newcomer("Sara"), "elders": newcomer("Els"), "zwerver": newcomer("Zia")}
    cast["sam"].buurt_code = cast["sara"].buurt_code = BUURT
    cast["elders"].buurt_code = "BU01640201"
    agenda = make_agenda(cast["mo"], title="Samen in de buurt", doel="Kiezen wat eerst moet.")
    limits = {"per_gebied": {BUURT: Grens(max_keuzes=3)}}
    for name, regels, fields in (
        ("mandje", Regels(**limits), {"vorm": Vorm.MANDJE}),
        ("punten", Regels(punten_max=5), {"vorm": Vorm.PUNTEN}),
        ("volgorde", Regels(max_keuzes=3), {"vorm": Vorm.VOLGORDE, "budget": None}),
        ("een", Regels(wijzigen=True), {"vorm": Vorm.EEN}),
        ("codes", Regels(toegang=(Toegang.ACCOUNT, Toegang.CODE)), {}),
        ("gepland", Regels(), LATER),
        ("voorbij", Regels(), OVER),
    ):
        keys[f"stem_{name}"] = make_ronde(agenda, costs=COSTS, regels=regels, **fields).id
    db.session.expire_all()
    last = queries.one(keys["stem_mandje"]).keuzes[-1].id
    db.session.expire_all()
    withdraw(queries.keuze(last), "De eigenaar van de plek wil niet.", by=cast["mo"])
    choose(keys["stem_mandje"], cast["sam"], save)
    choose(keys["stem_codes"], cast["sam"], save)
    choose(keys["stem_een"], cast["sara"], lambda ronde, choices, _kiezer: vote(ronde, choices, by=cast["sara"]))


def choose(ronde_id, person, deed):
    """The first option, by this person."""
    db.session.expire_all()
    ronde = queries.for_voter(ronde_id, person=person, code_id=None, browser_hash="")
    deed(ronde, {ronde.keuzes[0].id: 1}, ronde.kiezer)
