"""Inviting on paper: a code that stands only in the letter, good once, for one group and one role."""

from datetime import timedelta

from sqlalchemy import update

from portal import codes
from portal.bewonersgroepen import queries
from portal.bewonersgroepen.actions.inviting import DAYS, Uitnodiging, accept, may_offer
from portal.bewonersgroepen.models import Uitnodigingscode
from portal.bewonersgroepen.rules import Aanbod
from portal.clock import now
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell


def make_code(groep, rol, *, by):
    """(the code in plain, its Uitnodigingscode); nobody can read the code again afterwards."""
    if not may_offer(by, groep, Aanbod(rol, by.id)):
        raise Refused("bewonersgroepen.uitnodigen")
    code = codes.new_code()
    made = Uitnodigingscode(
        groep_id=groep.id, rol=rol, van_id=by.id, code_hash=hash_of(codes.plain(code)), verloopt_at=now() + timedelta(DAYS)
    )
    db.session.add(made)
    db.session.flush()
    tell(groep, "code", by=by, data={"code": made.id, "rol": rol})
    return code, made


def hash_of(code):
    return codes.keyed("uitnodigingscode", code)


def offered_by_code(typed):
    """(the Uitnodigingscode, its Uitnodiging) of what was typed, or None: unknown, used, taken back or over, or who made
    it may no longer invite."""
    plain = codes.plain(typed)
    code = queries.code(hash_of(plain)) if plain else None
    if code is None:
        return None
    groep, van, aanbod = queries.one(code.groep_id), queries.inviter(code.van_id), Aanbod(code.rol, code.van_id)
    return (code, Uitnodiging(groep, aanbod, van)) if may_offer(van, groep, aanbod) else None


def accept_code(code, uitnodiging, *, by):
    """Be in the group; NotNow for all but the first of those who use one code."""
    if not end_code(code, "gebruikt_at"):
        raise NotNow("code")
    accept(uitnodiging, by=by)


def withdraw_code(groep, code, *, by):
    """Take back a code that nobody used."""
    require(by, "bewonersgroepen.uitnodigen", groep)
    end_code(code, "ingetrokken_at")


def end_code(code, how):
    """End it now, in the column ``how``; True for exactly one of those who try at the same moment."""
    C = Uitnodigingscode
    still_open = C.id == code.id, C.gebruikt_at.is_(None), C.ingetrokken_at.is_(None), C.verloopt_at > now()
    return db.session.execute(update(C).where(*still_open).values({how: now()})).rowcount == 1
