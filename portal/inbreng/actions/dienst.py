"""What a service does with what was sent on to it: it answers, by the key of its mail or through staff, or keeps silent."""

from flask_babel import force_locale
from sqlalchemy import update
from werkzeug.exceptions import NotFound

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.inbreng import queries
from portal.inbreng.models import Doorsturing
from portal.inbreng.rules.afspraak import is_verlopen, wacht_op_dienst
from portal.people.models import VANZELF
from portal.permissions import require
from portal.story import mail
from portal.story.actions import tell
from portal.story.dienst import hash_of, question


def open_question(key):
    """The forwarding that this key opens, answered or not; 404 when we never made it."""
    found = queries.doorsturing_of(hash_of(key))
    if found is None:
        raise NotFound
    return found


def answer(doorsturing, antwoord):
    """The answer of the service, once, also when we stopped waiting for it. NotNow when it was answered, or is too long
    ago."""
    if is_verlopen(doorsturing, now()):
        raise NotNow("antwoord")
    return answered(doorsturing, antwoord, by=VANZELF)


def pass_on(doorsturing, antwoord, *, by):
    """The answer that the service gave in another way, also when we stopped waiting for it; who passed it on stands with
    it."""
    require(by, "doorsturingen.doorgeven", doorsturing)
    return answered(doorsturing, antwoord, by=by)


def answered(doorsturing, antwoord, *, by):
    """Keep the answer, and tell whoever handed it in. Needed("antwoord") without one."""
    if not antwoord.strip():
        raise Needed("antwoord")
    if not claim(doorsturing, Doorsturing.antwoord == "", beantwoord_at=now(), antwoord=antwoord.strip()):
        raise NotNow("antwoord")
    return heard(doorsturing, "antwoord_dienst", antwoord, by)


def stop_waiting(doorsturing, reden, *, by):
    """No answer is expected any more, and why: whoever handed it in hears that."""
    require(by, "doorsturingen.afhandelen", doorsturing)
    if not reden.strip():
        raise Needed("reden")
    if not claim(doorsturing, Doorsturing.beantwoord_at.is_(None), beantwoord_at=now()):
        raise NotNow("afhandelen")
    return heard(doorsturing, "niet_wachten", reden, by)


def remind(doorsturing):
    """The service kept silent: it is asked once more and the team hears. False when that was done already, or nobody waits
    for it any more."""
    silent = Doorsturing.beantwoord_at.is_(None) & Doorsturing.herinnerd_at.is_(None)
    if not wacht_op_dienst(VANZELF, doorsturing) or not claim(doorsturing, silent, herinnerd_at=now()):
        return False
    inbreng = doorsturing.inbreng
    with force_locale("nl"):
        body = mail.text(
            "dienst_herinnering.txt", doorsturing=doorsturing, inbreng=inbreng, vraag=question(doorsturing)
        )
    mail.write(doorsturing.mail, f"Herinnering: {inbreng.title}", body)
    heard(doorsturing, "dienst_stil", "", VANZELF)
    return True


def heard(doorsturing, what, note, by):
    """Tell what became of it, with the name of the service."""
    return tell(doorsturing.inbreng, what, by=by, note=note.strip(), data={"naar": doorsturing.naar})


def claim(doorsturing, free, **values):
    """Set these values while it is still free; True for exactly one of those who try together."""
    done = db.session.execute(update(Doorsturing).where(Doorsturing.id == doorsturing.id, free).values(**values))
    return done.rowcount == 1
