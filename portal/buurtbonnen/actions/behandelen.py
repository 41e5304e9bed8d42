"""Handling an application: taking it up, asking what is missing, consulting, and laying it before who decides."""

from portal.buurtbonnen import geldbrieven, ontvangst, queries, termijnbrieven
from portal.buurtbonnen.actions import besluiten, rij
from portal.buurtbonnen.actions.recht import require_open
from portal.buurtbonnen.actions.termijn import AANVULLEN, resume, suspend
from portal.buurtbonnen.actions.vooraf import not_heard
from portal.buurtbonnen.letters import is_stranger
from portal.buurtbonnen.models import Aanvulverzoek, Werknotitie
from portal.buurtbonnen.queries import own
from portal.buurtbonnen.rules.behandelen import Voorstel
from portal.buurtbonnen.rules.status import BIJ_GEMEENTE, Status
from portal.buurtbonnen.rules.vragen import PAGINAS
from portal.buurtbonnen.termijnen import reachable
from portal.clock import now, today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.regelingen.actions import plafond as kas
from portal.regelingen.rules.parameters import waarde
from portal.story.actions import move, tell
from portal.story.onward import forwarded
from portal.termijn import DAY


def take_up(aanvraag, *, by):
    """From now on this person handles it; what is complete gets its money, if it is its turn."""
    require_open(by, "aanvragen.behandelen", aanvraag)
    if aanvraag.behandelaar_id != by.id:
        aanvraag.behandelaar_id = by.id
        tell(aanvraag, "oppakken", by=by)
    rij.hold(aanvraag, by=by)


def add_note(aanvraag, tekst, *, by):
    """A note for those who handle or decide: no event, so nothing of it reaches the applicant or a mail."""
    require(by, "aanvragen.dossier", aanvraag)
    if not tekst.strip():
        raise Needed("tekst")
    db.session.add(Werknotitie(aanvraag_id=aanvraag.id, by_id=by.id, tekst=tekst.strip()))


def ask_completion(aanvraag, vraag, uiterlijk, onderdelen=PAGINAS, *, by):
    """Ask what is missing, until a day (Awb 4:5). The clock stands still from the day after (4:15 lid 1 a); without a
    day it would not, so it is not sent without one. It is not complete any more: where completeness decides the
    order, its place and its money are there for others. Only ``onderdelen``, pages of the form, may be changed."""
    if uiterlijk is None or uiterlijk <= today():
        raise Needed("datum")
    if not onderdelen:
        raise Needed("onderdelen")
    vraag, asked = vraag.strip(), {"datum": uiterlijk.isoformat(), "onderdelen": list(onderdelen)}
    move(aanvraag, "aanvulling_vragen", by=by, note=vraag, data=asked)
    aanvraag.compleet_op, aanvraag.open_paginas = None, list(onderdelen)
    verzoek = Aanvulverzoek(
        aanvraag_id=aanvraag.id, vraag=vraag, gevraagd_op=today(), uiterlijk=uiterlijk, by_id=by.id
    )
    db.session.add(verzoek)
    suspend(aanvraag, AANVULLEN, vraag, today() + DAY, by=by)
    if waarde(aanvraag.versie.regels, "verdeling") == "volgorde_volledig":
        free(aanvraag, by=by)
    termijnbrieven.asked(aanvraag, verzoek, by=by)
    return verzoek


def go_on_without(aanvraag, reden, *, by):
    """Take the request back, or go on with what there is once its time is over. What there is, is taken as complete; what was
    asked did not come."""
    move(aanvraag, "verdergaan", by=by, note=reden.strip())
    aanvraag.open_paginas, aanvraag.compleet_op = [], aanvraag.status_at
    resume(aanvraag)
    rij.hold(aanvraag, by=by)
    termijnbrieven.goes_on(aanvraag, reden.strip(), by=by)


def take_as_complete(aanvraag, *, by):
    """Everything that handling needs is there, though the form did not say so. From now on it has its place."""
    require(by, "aanvragen.behandelen", aanvraag)
    if aanvraag.status not in BIJ_GEMEENTE or aanvraag.compleet_op:
        raise NotNow("compleet")
    aanvraag.compleet_op = now()
    tell(aanvraag, "compleet", by=by)
    rij.hold(aanvraag, by=by)


def consult(aanvraag, tekst, *, by):
    """Write down how the area was consulted on a large amount, and what it said."""
    require_open(by, "aanvragen.behandelen", aanvraag)
    if not tekst.strip():
        raise Needed("tekst")
    aanvraag.raadpleging = tekst.strip()
    tell(aanvraag, "raadplegen", by=by)


def put_forward(aanvraag, bedrag, reden, *, by, voorstel=Voorstel.TOEKENNEN):
    """Lay it before who has the mandate, with a proposal. Who puts it forward has handled it."""
    if lacking := what_must_be_done_first(aanvraag, voorstel, bedrag):
        raise Needed(lacking)
    waited = aanvraag.status == Status.AANVULLING_GEVRAAGD
    move(aanvraag, "voorleggen", by=by, note=reden.strip(), data={"voorstel": str(voorstel)})
    aanvraag.behandelaar_id, aanvraag.status_reden = by.id, ""
    kept = {Voorstel.TOEKENNEN: bedrag, Voorstel.AFWIJZEN: 0}
    aanvraag.voorstel_bedrag, aanvraag.voorstel_reden = kept.get(voorstel), reden.strip()
    if waited:
        resume(aanvraag)
    rij.hold(aanvraag, by=by)


def what_must_be_done_first(aanvraag, voorstel, bedrag):
    """The name of what keeps it from being put forward like this, or "": bedrag, datum, or what ``not_heard`` says."""
    if aanvraag.status == Status.AANVULLING_GEVRAAGD:
        waits = reachable(own.verzoeken(aanvraag)[0].uiterlijk) >= today()
        return "datum" if waits or voorstel != Voorstel.BUITEN_BEHANDELING else ""
    if voorstel == Voorstel.BUITEN_BEHANDELING:
        return ""
    if voorstel == Voorstel.TOEKENNEN and not 0 < (bedrag or 0) <= (aanvraag.gevraagd or 0):
        return "bedrag"
    return not_heard(aanvraag)


def send_back(aanvraag, reden, *, by):
    """Back to who handled it, with what is still to be done. That is between colleagues, as a proposal is."""
    move(aanvraag, "terugleggen", by=by, note=reden.strip())
    aanvraag.status_reden = ""


def forward(aanvraag, naar, naar_mail, reden, *, by):
    """Send it on to who must decide on it (Awb 2:3), and tell the applicant. Its money is there for others."""
    if not naar.strip() or not naar_mail:
        raise Needed("naar")
    event = move(aanvraag, "doorsturen", by=by, note=reden.strip())
    free(aanvraag, by=by)
    forwarded(aanvraag, event, naar.strip(), naar_mail, termijnbrieven.forwarded)
    termijnbrieven.sent_on(aanvraag, reden.strip(), naar.strip(), by=by)


def free(aanvraag, *, by):
    found = queries.plafond_of(aanvraag)
    if found:
        kas.release(found.id, aanvraag.id, by=by, reden=aanvraag.kenmerk or "")


def offer_part(aanvraag, bedrag, *, by):
    """Ask the applicant whether a part of what was asked will do."""
    require_open(by, "aanvragen.behandelen", aanvraag)
    besluiten.offer_part(aanvraag, bedrag, by=by)
    tell(aanvraag, "deel_aanbieden", by=by, data={"bedrag": bedrag})
    geldbrieven.part_offered(aanvraag, by=by)


def answer_part(aanvraag, akkoord, *, by):
    """The applicant says whether a part of what was asked will do."""
    require_open(by, "aanvragen.akkoord", aanvraag)
    offered = aanvraag.deel_bedrag
    keep_answer(aanvraag, akkoord, by=by)
    ontvangst.part_answered(aanvraag, offered, akkoord, by=by)


def note_answer(aanvraag, akkoord, hoe, *, by):
    """Who has no account said on paper or by telephone whether a part will do; ``hoe``: how and when."""
    require_open(by, "aanvragen.behandelen", aanvraag)
    if not is_stranger(aanvraag):
        raise NotNow("deel")
    if not hoe.strip():
        raise Needed("hoe")
    keep_answer(aanvraag, akkoord, hoe.strip(), by=by)


def keep_answer(aanvraag, akkoord, hoe="", *, by):
    if aanvraag.deel_bedrag is None or aanvraag.deel_akkoord_op:
        raise NotNow("deel")
    if not akkoord:
        aanvraag.deel_bedrag = None
        tell(aanvraag, "deel_weigeren", by=by, note=hoe)
        return
    aanvraag.deel_akkoord_op = now()
    tell(aanvraag, "deel_akkoord", by=by, note=hoe, data={"bedrag": aanvraag.deel_bedrag})
    rij.hold(aanvraag, by=by)
