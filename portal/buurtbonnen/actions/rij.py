"""The queue for money: keeping it for those whose turn it is, and drawing lots where applications are equal."""

import secrets

from portal.buurtbonnen import geldbrieven
from portal.buurtbonnen.models import Loting
from portal.buurtbonnen.queries import plafond_of
from portal.buurtbonnen.queries import rij as queries
from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import VANZELF
from portal.permissions import require
from portal.regelingen import queries as regelingen
from portal.regelingen.actions import plafond as kas
from portal.regelingen.rules.plafond import Som
from portal.regelingen.rules.queue import draw
from portal.story.actions import tell


def hold(aanvraag, *, by):
    """Keep the money for this application, and for all before it, as far as it is their turn. What was kept for it beyond what
    it asks by now, or the part that was agreed to, is there for others.

    False: it waits without, because there is no plafond, too little, its day still runs, or lots must be drawn.
    """
    found = plafond_of(aanvraag)
    if found is None:
        return False
    kas.release(found.id, aanvraag.id, by=by, tot=asked_of(aanvraag), reden=aanvraag.kenmerk or "")
    divide(found, aanvraag.versie.regels, by=by)
    return regelingen.sums_of(found.id, aanvraag.id)[Som.GERESERVEERD] > 0


def asked_of(aanvraag):
    """What it asks in cents, or the part that was agreed to instead; as ``queries.BEDRAG``."""
    agreed = aanvraag.deel_bedrag if aanvraag.deel_akkoord_op else 0
    return agreed or aanvraag.gevraagd or 0


def divide(plafond, regels, *, by):
    """Keep the money of a plafond for everybody whose turn it is; their ids."""
    db.session.flush()
    plafond = queries.locked(plafond.id)
    if plafond.in_kas <= 0:
        return []
    served = {
        plaats.id: plaats.krijgt for plaats in queries.rij(plafond, regels).aan_de_beurt(today())
        if kas.reserve(plafond.id, plaats.id, plaats.krijgt, by=by, grens=plaats.vraag.grens)
    }
    for aanvraag in queries.applications(served) if served else ():
        tell(aanvraag, "reserveren", by=by, data={"bedrag": served[aanvraag.id]})
    return list(served)


def draw_lots(aanvraag, *, by):
    """Decide by lot who of those of the same time comes first. Once for each time: the seed is drawn here, written
    down and told, so that everybody can check the order. Then the money is kept for who is served."""
    require(by, "aanvragen.behandelen", aanvraag)
    found = plafond_of(aanvraag)
    if found is None:
        raise NotNow("loten")
    plafond, regels = queries.locked(found.id), aanvraag.versie.regels
    rij = queries.rij(plafond, regels)
    tied = rij.te_loten(today())
    if aanvraag.id not in tied:
        raise NotNow("loten")
    seed = secrets.token_hex(16)
    loting = Loting(
        plafond_id=plafond.id, moment=queries.text_of(rij.plaats(aanvraag.id).geteld), seed=seed, deelnemers=sorted(tied),
        volgorde=draw(seed, tied), by_id=by.id,
    )
    db.session.add(loting)
    takers = queries.applications(loting.deelnemers)
    tell_result(loting, takers, by=by)
    divide(plafond, regels, by=by)
    for taker in takers:
        # Of a letter to another than the one it was done on, who did it hears too.
        geldbrieven.lots_drawn(taker, loting, by=by if taker.id == aanvraag.id else VANZELF)
    return loting


def tell_result(loting, takers, *, by):
    for taker in takers:
        taker.lotnummer = loting.volgorde.index(taker.id) + 1
        given = {"zaad": loting.seed, "plek": taker.lotnummer, "aantal": len(loting.deelnemers)}
        told = f"Plaats {taker.lotnummer} van {len(loting.volgorde)}. Het zaad van de loting: {loting.seed}"
        tell(taker, "loten", by=by, note=told, data=given)
