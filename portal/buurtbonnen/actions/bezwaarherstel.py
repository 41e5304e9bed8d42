"""What a bezwaar lacks: asking for it until a day, and taking in what came; the clock stands still between (Awb 6:6, 7:10)."""

from portal.buurtbonnen import bezwaartermijnbrieven as brieven
from portal.buurtbonnen.actions.bezwaartermijn import set_deadline
from portal.buurtbonnen.klok import waits
from portal.buurtbonnen.models import Herstelverzoek
from portal.buurtbonnen.rules.bezwaar import may_be_late, to_complete
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.permissions import require
from portal.story.actions import tell


def ask(bezwaar, vraag, uiterlijk, *, by):
    """Ask who objects for what it lacks, until a day: from tomorrow the clock stands still (Awb 7:10 lid 2). Not without a
    day, and a term that is over can not be saved like this."""
    require(by, "bezwaren.beslissen", bezwaar)
    if not may_ask(bezwaar, today()):
        raise NotNow("aanvulling")
    if not vraag.strip():
        raise Needed("vraag")
    if uiterlijk is None or uiterlijk <= today():
        raise Needed("datum")
    verzoek = Herstelverzoek(vraag=vraag.strip(), gevraagd_op=today(), uiterlijk=uiterlijk)
    bezwaar.verzoeken.append(verzoek)
    set_deadline(bezwaar)
    tell(bezwaar, "aanvulling_vragen", by=by, note=verzoek.vraag)
    brieven.asked(bezwaar, verzoek, by=by)


def may_ask(bezwaar, day):
    """Is there still time to decide, do we wait for nothing, and was nothing asked on this very day?"""
    asked = any(verzoek.gevraagd_op == day for verzoek in bezwaar.verzoeken)
    return may_be_late(bezwaar, day) and not waits(bezwaar, day) and not asked


def complete(bezwaar, antwoord, day, *, by):
    """What it lacked came on this day, online from who objects or on paper; late too, and then for who decides to weigh."""
    require(by, "bezwaren.aanvullen", bezwaar, instead="bezwaren.dossier")
    verzoek = to_complete(bezwaar)
    if verzoek is None:
        raise NotNow("aanvulling")
    if not antwoord.strip():
        raise Needed("antwoord")
    if day is None or not verzoek.gevraagd_op <= day <= today():
        raise Needed("datum")
    verzoek.antwoord, verzoek.aangevuld_op = antwoord.strip(), day
    set_deadline(bezwaar)
    tell(bezwaar, "aanvullen", by=by)
    brieven.completed(bezwaar, verzoek, by=by)
