"""Ranking the applications of a round, fixing their order, and granting in that order from then on."""

from portal.buurtbonnen import geldbrieven
from portal.buurtbonnen.actions.rij import divide
from portal.buurtbonnen.models import Volgorde, Waardering
from portal.buurtbonnen.queries import ronde as queries
from portal.buurtbonnen.queries.rij import applications, locked, volgorde_of
from portal.buurtbonnen.rules.ronde import MEEST, MINST, what_lacks
from portal.clock import now, today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.models import VANZELF
from portal.permissions import require
from portal.regelingen.actions import plafond as kas
from portal.sql import insert
from portal.story.actions import tell


def rank(ronde, id, punten, toelichting, *, by, geen_belang=False):
    """Give one application its points, from 1 to 10; a second time takes the place of the first. Refused to who has an
    interest, whatever they declare (Awb 2:4); NotNow before the venster closed and once its place was fixed."""
    require(by, "rondes.beoordelen", ronde)
    if id not in ronde.aanvragen or ronde.stemt or not ronde.is_dicht(today()) or ronde.plaats(id):
        raise NotNow("beoordelen")
    if id in queries.belangen(by, ronde):
        raise Refused("rondes.beoordelen")
    for name, good in (("geen_belang", geen_belang), ("punten", punten in range(MINST, MEEST + 1)),
                       ("toelichting", toelichting.strip())):
        if not good:
            raise Needed(name)
    given = {"punten": punten, "toelichting": toelichting.strip(), "geen_belang": True, "at": now()}
    row = insert(Waardering).values(aanvraag_id=id, person_id=by.id, **given)
    db.session.execute(row.on_conflict_do_update(index_elements=["aanvraag_id", "person_id"], set_=given))
    tell(applications([id])[0], "waarderen", by=by)


def fix_order(ronde, plaatsen, reden, bron="", *, by):
    """Fix the order: {id: place}, equals with the same place. It takes the place of an earlier one: what was kept for
    who still waits is divided anew. Where not all equals fit, lots are drawn as in any queue."""
    require(by, "rondes.vaststellen", ronde)
    if queries.belangen(by, ronde):
        raise Refused("rondes.vaststellen")
    if not ronde.is_dicht(today()) or not ronde.aanvragen:
        raise NotNow("vaststellen")
    if lacking := what_lacks(ronde, plaatsen, reden, bron):
        raise Needed(lacking)
    plafond, before = locked(ronde.id), volgorde_of(ronde.id)
    volgorde = Volgorde(
        plafond_id=plafond.id, nummer=before.nummer + 1 if before else 1, reden=reden.strip(), bron=bron.strip(),
        plaatsen={str(id): plaats for id, plaats in plaatsen.items()}, by_id=by.id,
    )
    db.session.add(volgorde)
    db.session.flush()
    for id in plaatsen:
        kas.release(plafond.id, id, by=by, reden="Nieuwe volgorde")
    places = tell_places(ronde, volgorde, by=by)
    divide(plafond, ronde.versie.regels, by=by)
    for event, aanvraag in places:
        # Nobody did it on the page of one application: who fixed the order hears which letters wait.
        geldbrieven.place_fixed(aanvraag, event.note, by=VANZELF)
    return volgorde


def tell_places(ronde, volgorde, *, by):
    """Everybody hears the own place, among how many, and why. Gives each event with its application."""
    given, events = queries.punten(ronde), []
    for aanvraag in applications(list(ronde.aanvragen)):
        plaats = volgorde.plaatsen[str(aanvraag.id)]
        data = {"plaats": plaats, "aantal": len(ronde.aanvragen), "punten": given.get(aanvraag.id), "nummer": volgorde.nummer}
        events.append((tell(aanvraag, "rangschikken", by=by, note=told(plaats, volgorde, data), data=data), aanvraag))
    return events


def told(plaats, volgorde, data):
    """In Dutch, as what staff write themselves: place, average and reason."""
    lines = [f"Plaats {plaats} van {data['aantal']}."]
    if data["punten"]:
        total, number = data["punten"]
        lines.append(f"Gemiddeld {total / number:.1f} van de 10 punten, gegeven door {number}.".replace(".", ",", 1))
    lines += [volgorde.reden, f"Bron: {volgorde.bron}" if volgorde.bron else ""]
    return "\n\n".join(line for line in lines if line)
