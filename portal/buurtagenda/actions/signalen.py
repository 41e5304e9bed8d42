"""Somebody tells what they see in the buurt; staff put it on the wijkfoto, send it on, or say why not."""

from portal.buurtagenda import letters
from portal.buurtagenda.models import Signaal
from portal.clock import today
from portal.errors import Needed
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.story.onward import forwarded


def give(agenda, values, *, by, via="web", received=None):
    """A new signaal for an agenda; the team hears of it.

    ``values``: tekst, gebied_code, thema, bron and organisatie. With ``via`` another way than the web it was told to
    staff, by somebody without an account: the day it was ``received`` is then theirs to say.
    """
    require(by, "agendas.signaleren" if via == "web" else "agendas.aanpassen", agenda)
    owner = by.id if via == "web" else None
    signaal = Signaal(
        agenda_id=agenda.id, owner_id=owner, ontvangen_via=via, ontvangen_op=received or today(), **values
    )
    db.session.add(signaal)
    db.session.flush()
    tell(signaal, "indienen", by=by)
    letters.receipt_signaal(signaal)
    return signaal


def judge(signaal, name, *, by, reden="", naar="", naar_mail=""):
    """One step by staff; its giver always hears. Raises Needed, NotNow, Refused."""
    step = signaal.workflow.step(name, signaal.status)
    if "naar" in step.needs and not (naar and naar_mail):
        raise Needed("naar")
    event = move(signaal, name, by=by, note=reden.strip())
    if "naar" in step.needs:
        forwarded(signaal, event, naar, naar_mail, letters.forward_signaal)
    return event
