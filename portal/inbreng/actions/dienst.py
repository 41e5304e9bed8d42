"""What a service does with what was sent on to it: it answers with the key of its mail, or keeps silent."""

from flask_babel import force_locale
from sqlalchemy import update
from werkzeug.exceptions import NotFound

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.inbreng import queries
from portal.inbreng.models import Doorsturing
from portal.inbreng.rules.afspraak import is_verlopen
from portal.people.models import VANZELF
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
    """The answer of the service, once: whoever handed it in hears it. NotNow when it was answered, or is too long ago."""
    if not antwoord.strip():
        raise Needed("antwoord")
    if is_verlopen(doorsturing, now()):
        raise NotNow("antwoord")
    if not claim(doorsturing, Doorsturing.beantwoord_at, antwoord=antwoord.strip()):
        raise NotNow("antwoord")
    return tell(doorsturing.inbreng, "antwoord_dienst", by=VANZELF, note=antwoord.strip(), data={"naar": doorsturing.naar})


def remind(doorsturing):
    """The service kept silent: it is asked once more and the team hears. False when that was done already."""
    if not claim(doorsturing, Doorsturing.herinnerd_at):
        return False
    inbreng = doorsturing.inbreng
    with force_locale("nl"):
        body = mail.text(
            "dienst_herinnering.txt", doorsturing=doorsturing, inbreng=inbreng, vraag=question(doorsturing)
        )
    mail.write(doorsturing.mail, f"Herinnering: {inbreng.title}", body)
    tell(inbreng, "dienst_stil", by=VANZELF, data={"naar": doorsturing.naar})
    return True


def claim(doorsturing, moment, **values):
    """Set this moment while there is none yet; True for exactly one of those who try together."""
    free = Doorsturing.id == doorsturing.id, Doorsturing.beantwoord_at.is_(None), moment.is_(None)
    done = db.session.execute(update(Doorsturing).where(*free).values({moment: now(), **values}))
    return done.rowcount == 1
