"""Keys that work once, by link or by code: for one purpose and one mail address, kept only as a hash."""

import hmac
import secrets
from datetime import timedelta

from sqlalchemy import delete, update

from portal.clock import now
from portal.extensions import db
from portal.limits import keyed
from portal.people import queries
from portal.people.models import LoginToken
from portal.people.rules import MOST_TRIES
from portal.security import LONGEST_PATH
from portal.sql import insert

INLOGGEN, EMAIL_WIJZIGEN = "inloggen", "email-wijzigen"
MINUTES = 15


def make(purpose, email, *, subject_id=None, next_path="/", **lasts):
    """The secret for a link (256 bits). ``lasts`` as for timedelta, 15 minutes unless told."""
    link, _code = make_both(purpose, email, subject_id=subject_id, next_path=next_path, **lasts)
    return link


def make_both(purpose, email, *, subject_id=None, next_path="/", **lasts):
    """The secret for a link and a code of six digits. Older keys for the same end here, but not those to log in: for those
    anyone may ask, and a stranger would end the one its owner just got."""
    if purpose != INLOGGEN:
        end_older(purpose, subject_id, email=email)
    link, code = secrets.token_urlsafe(32), f"{secrets.randbelow(10**6):06}"
    db.session.execute(insert(LoginToken).values(
        purpose=purpose,
        email=email,
        subject_id=subject_id,
        link_hash=hash_of(purpose, link),
        code_hash=hash_of(purpose, email, subject_id, code),
        next_path=next_path if len(next_path) <= LONGEST_PATH else "/",
        expires_at=now() + timedelta(**lasts or {"minutes": MINUTES}),
    ))
    return link, code


def end_older(purpose, subject_id, **to):
    """End the keys for this end that were not used; ``to`` may say of which address."""
    unused = update(LoginToken).filter_by(purpose=purpose, subject_id=subject_id, used_at=None, **to)
    db.session.execute(unused.values(used_at=now()))


def find(purpose, link):
    """The key that this link opens now, or None. Looking changes nothing."""
    return queries.open_token(purpose, hash_of(purpose, link))


def use(token):
    """Use it up; True for exactly one of those who try at the same moment."""
    unused = LoginToken.id == token.id, LoginToken.used_at.is_(None)
    done = db.session.execute(update(LoginToken).where(*unused).values(used_at=now()))
    return done.rowcount == 1


def use_code(purpose, email, code, *, subject_id=None):
    """Use up the key this code belongs to, or None. Every try counts, before it is looked at, for each key it could open."""
    typed = hash_of(purpose, email, subject_id, code)
    counted = count_try(queries.open_codes(purpose, email, subject_id))
    token = next((one for one in counted if hmac.compare_digest(one.code_hash, typed)), None)
    return token if token and use(token) else None


def can_try(purpose, email, *, subject_id=None):
    """Is there a key that a code to this address could still open?"""
    return bool(queries.open_codes(purpose, email, subject_id))


def count_try(found):
    """One more try at these keys: those that had one left, also with many at once."""
    left = LoginToken.id.in_([token.id for token in found]), LoginToken.tries < MOST_TRIES
    tried = db.session.scalars(update(LoginToken).where(*left).values(tries=LoginToken.tries + 1).returning(LoginToken.id))
    ids = set(tried)
    return [token for token in found if token.id in ids]


def hash_of(*parts):
    """A keyed hash: without the secret of the portal the table cannot be turned back into codes."""
    return keyed("|".join(str(part) for part in parts))


def forget_old():
    """Nothing remains of a key a day after it ended."""
    db.session.execute(delete(LoginToken).where(LoginToken.expires_at < now() - timedelta(days=1)))
