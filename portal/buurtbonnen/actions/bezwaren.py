"""Objecting to a besluit, online or on paper, and the answer to it."""

from sqlalchemy import select

from portal.buurtbonnen import brieven, ontvangst
from portal.buurtbonnen.actions import herzien
from portal.buurtbonnen.actions.besluiten import demand_impartial
from portal.buurtbonnen.actions.bestanden import keep_file
from portal.buurtbonnen.klok import begin_of, bezwaarklok, waits
from portal.buurtbonnen.models import Bezwaar
from portal.buurtbonnen.queries import besluiten
from portal.buurtbonnen.rules.bezwaar import HERROEPT, Horen, horen_lacks, is_op_tijd
from portal.buurtbonnen.termijnen import beroep_tot, horen_voor, reachable, week_na
from portal.clock import now, today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell


def object_to(besluit, gronden, *, by):
    """Hand in a bezwaar; saying the same twice is saying it once. One that is late is taken in all the same: whether
    it may be heard is for who decides."""
    return take_in(besluit, gronden, by=by, owner_id=by.id, ingediend_op=today())


def enter(besluit, gronden, *, by, ontvangen_via, ingediend_op, gepost_op=None, scan=None):
    """Enter a bezwaar of who asked that came on paper, with the true day of receipt and, by post, of the postmark.

    ``scan``: a Document and what its file is called, or None. It has the clock of one that came online.
    """
    aanvraag = besluit.aanvraag
    require(by, "aanvragen.bezwaar_invoeren", aanvraag)
    if not besluit.bekend_op <= (gepost_op or ingediend_op) <= ingediend_op <= today():
        raise Needed("datum")
    bezwaar = take_in(
        besluit, gronden, by=by, owner_id=aanvraag.owner_id, ingediend_op=ingediend_op, gepost_op=gepost_op,
        ontvangen_via=ontvangen_via, ingevoerd_door_id=by.id,
    )
    if scan and bezwaar.scan_key is None:
        document, naam = scan
        bezwaar.scan_key = keep_file(aanvraag, document, "bezwaar", naam, by=by).key
    return bezwaar


def take_in(besluit, gronden, *, by, **how):
    """Keep it with its clock, and send the receipt. NotNow when the besluit does not hold any more."""
    gronden, aanvraag = gronden.strip(), besluit.aanvraag
    if not gronden:
        raise Needed("gronden")
    if (same := besluiten.same_bezwaar(besluit, gronden, how["owner_id"])) is not None:
        return same
    if besluiten.besluit_of(aanvraag).id != besluit.id:
        raise NotNow("bezwaar")
    op_tijd = in_time(besluit, how["ingediend_op"], how.get("gepost_op"))
    begin = begin_of(besluit, op_tijd, how["ingediend_op"])
    bezwaar = Bezwaar(
        besluit_id=besluit.id, gebied_code=aanvraag.gebied_code, gronden=gronden, status_at=now(),
        op_tijd=op_tijd, beslissen_voor=bezwaarklok(aanvraag.versie.regels, begin).einde,
        horen_voor=horen_voor(aanvraag.versie.regels, today()), **how,
    )
    db.session.add(bezwaar)
    db.session.flush()
    bezwaar.kenmerk = f"BZ-{bezwaar.ingediend_op.year}-{bezwaar.id:04d}"
    tell(bezwaar, "ingediend", by=by)
    brieven.bezwaar_received(bezwaar, aanvraag)
    return bezwaar


def in_time(besluit, ontvangen, gepost):
    """Did it come in time? Later too when the portal could not be reached on the last day."""
    tot = besluit.bezwaar_tot
    return is_op_tijd(ontvangen, gepost, reachable(tot), week_na(tot))


def take_back(bezwaar, *, by):
    """Who objected does so no longer (Awb 6:21)."""
    move(bezwaar, "bezwaar_intrekken", by=by)
    ontvangst.bezwaar_taken_back(bezwaar, by=by)


def answer(bezwaar, step, reden, *, by, gehoord, nieuw=None):
    """Decide on a bezwaar (Awb 7:11); refused to who took the besluit or did any of the handling.

    ``gehoord`` says whether who objects was heard, or why not (7:2, 7:3). What is (partly) right needs ``nieuw``, the
    Herziening that takes the place of the besluit that holds. The status, the besluit and the money change together or
    not at all.
    """
    aanvraag = bezwaar.besluit.aanvraag
    require(by, "bezwaren.beslissen", bezwaar)
    demand_impartial(aanvraag, by=by)
    bezwaar.workflow.step(step, bezwaar.status)
    if lacking := not_yet(bezwaar, step, gehoord):
        raise Needed(lacking)
    made = None
    if step in HERROEPT:
        if nieuw is None:
            raise Needed("niets")
        hold(bezwaar)
        made = herzien.revise(aanvraag, besluiten.besluit_of(aanvraag), nieuw, reden, by=by)
    move(bezwaar, step, by=by, note=reden.strip(), prepare=lambda thing, _step: sign(thing, made, gehoord, by))
    if made:
        herzien.carry_out(aanvraag, made, by=by)
    brieven.decided(aanvraag)


def hold(bezwaar):
    """Keep others from deciding on it meanwhile; NotNow when somebody just did. Asked before the besluit that holds is looked
    up: that would be theirs by now."""
    as_seen = Bezwaar.id == bezwaar.id, Bezwaar.version == bezwaar.version
    if db.session.scalar(select(Bezwaar.id).where(*as_seen).with_for_update()) is None:
        raise NotNow("beslissen")


def not_yet(bezwaar, step, gehoord):
    """The name of what stands in the way of this step: what it lacks may still come (Awb 6:6), or who objects was not heard
    as it should be; or ""."""
    if step == "niet_ontvankelijk_verklaren" and waits(bezwaar, today()):
        return "aanvulling_wacht"
    react = bezwaar.horen_voor and reachable(bezwaar.horen_voor)
    return horen_lacks(gehoord, step, bezwaar.ingediend_op, react, today())


def sign(bezwaar, made, gehoord, by):
    """What goes with the answer: who gave it and when, whether who objects was heard, until when beroep is open, and what
    was decided anew."""
    bezwaar.horen = gehoord.hoe
    if gehoord.hoe == Horen.GEHOORD:
        bezwaar.gehoord_op, bezwaar.hoorverslag = gehoord.op, gehoord.verslag.strip()
    day = today()
    bezwaar.besloten_door_id, bezwaar.besloten_op, bezwaar.beroep_tot = by.id, day, beroep_tot(day)
    bezwaar.nieuw = made
