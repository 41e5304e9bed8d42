"""Rounds the team makes: a draft that is ready, one that is not, one that is fixed and one that was called off."""

from datetime import timedelta

from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.clock import now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import keuzes
from portal.stemmen.actions.vastleggen import fix, lapse
from portal.stemmen.rules.regels import Grens, Regels
from portal.stemmen.rules.ronde import Status
from tests.agenda import BUURT, EURO, make_agenda, make_punt, make_ronde

COSTS = (3_000, 2_500, 1_000, 0)


def play(cast, keys):
    """Mo makes them all on one agenda."""
    agenda = make_agenda(cast["mo"], title="Een agenda om te stemmen")
    for number in (1, 2):
        make_punt(agenda, cast["wil"], PuntStatus.TOEGELATEN, title=f"Toegelaten punt {number}", kosten=900 * EURO)
    regels = Regels(min_keuzes=3, max_keuzes=3, min_stemmen=1, per_gebied={BUURT: Grens(3, 4_000 * EURO)})
    keys["stem_agenda"] = agenda.id
    keys["stem_concept"] = draft(agenda, regels=regels).id
    keys["stem_fout"] = draft(agenda, regels=Regels(min_keuzes=4, max_keuzes=3, toegang=()), budget=50_000).id
    keys["stem_leeg"] = draft(agenda, costs=()).id
    ronde = queries.one(keys["stem_concept"])
    keuzes.pair(ronde, ronde.keuzes[0].id, ronde.keuzes[1].id, by=cast["mo"])
    keys["stem_keuze"] = ronde.keuzes[0].id
    for name in ("stem_vast", "stem_vervallen"):
        keys[name] = fixed(draft(agenda, regels=regels).id, cast["mo"])
    lapse(queries.one(keys["stem_vervallen"]), "Er is geen geld meer.", by=cast["mo"])
    keys["stem_vaste_keuze"] = queries.one(keys["stem_vast"]).keuzes[0].id


def draft(agenda, **fields):
    times = {"opent_at": now() + timedelta(days=1), "sluit_at": now() + timedelta(days=15)}
    return make_ronde(agenda, Status.CONCEPT, **({"costs": COSTS, "sleutel": "", "zaad": ""} | times | fields))


def fixed(ronde_id, mo):
    db.session.expire_all()
    fix(queries.one(ronde_id), by=mo)
    db.session.flush()
    return ronde_id
