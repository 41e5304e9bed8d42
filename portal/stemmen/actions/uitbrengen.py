"""Casting a ballot: the list of who voted and the ballot itself, in one transaction and in one place.

The order is what keeps it whole: the round is held open (a lock that closing waits for), then the voter is written
down, where the database lets each account and each code in once, and only then comes the ballot.
"""

import secrets
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Boolean, Integer, bindparam, delete, false, func, insert, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.sql import first
from portal.sql import insert as insert_knowing_conflicts
from portal.stemmen import geheim, mails
from portal.stemmen.models import Gestemd, Stembiljet, Stemcode, Stemconcept, Stemronde
from portal.stemmen.rules import biljet
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Status, is_gaande

MOMENT = Stemronde.opent_at.type
# Paper that came in on time may be typed in later, until the round is closed.
OPEN = (
    select(Stemronde.sleutel)
    .where(
        Stemronde.id == bindparam("ronde"),
        Stemronde.status == Status.VASTGELEGD,
        Stemronde.opent_at <= bindparam("now", type_=MOMENT),
        or_(Stemronde.sluit_at > bindparam("now", type_=MOMENT), bindparam("papier", type_=Boolean)),
    ).with_for_update(read=True)
)
PERSON, CODE = bindparam("person", type_=Integer), bindparam("code", type_=Integer)
# Holds the code as well: the desk cannot make it void until this vote is in or out.
VALID = Stemcode.id == CODE, Stemcode.vervallen_at.is_(None)
OPEN_WITH_CODE = OPEN.join(Stemcode, Stemcode.ronde_id == Stemronde.id).where(*VALID)
BILJET = Stembiljet.__table__
RONDE, KEY = bindparam("ronde", type_=Integer), bindparam("key", type_=BILJET.c.key.type)
# The ballot after this key; none when this would be the last. Asked as a place in the order of rounds and keys: asked as a key
# of this round, a database may look at those of every other round first.
OTHER = (
    select(BILJET.c.key, BILJET.c.keuzes, BILJET.c.kanaal, BILJET.c.wissel)
    .where(tuple_(RONDE, KEY) < tuple_(BILJET.c.ronde_id, BILJET.c.key), BILJET.c.ronde_id <= RONDE)
    .order_by(BILJET.c.ronde_id, BILJET.c.key).limit(first(1)).with_for_update()
)
PUT_IN = insert(BILJET)
TRADE = update(BILJET).where(BILJET.c.key == bindparam("other"))
CHANGE = update(BILJET).where(BILJET.c.wissel == bindparam("link"))
LOOKS = 5
# What an account and a code used together write on the row of the one that voted before: only where it is still free.
VOTED = Gestemd.__table__
FREE_OR_SAME = func.coalesce(VOTED.c.person_id, PERSON) == PERSON, func.coalesce(VOTED.c.code_id, CODE) == CODE
USE_BOTH = (
    update(VOTED).where(VOTED.c.id == bindparam("row"), *FREE_OR_SAME)
    .values(person_id=PERSON, code_id=CODE, adres_hash=func.coalesce(VOTED.c.adres_hash, bindparam("adres")))
)


@dataclass(frozen=True)
class Stemmer:
    """Whoever votes: an account, a code, or an account with a code. ``adres_hash``: of the mail address of the account."""

    person_id: int | None = None
    code_id: int | None = None
    buurt_code: str | None = None
    adres_hash: str | None = None


def cast(ronde, choices, stemmer, *, kanaal=Kanaal.WEB):
    """Cast this ballot, or change an earlier one where the round allows it; the tracking code, "" after a change.

    NotNow("gesloten") outside the hours of the round, NotNow("code") for a code that is void, NotNow("al_gestemd")
    for who voted before, NotNow("biljet") for a ballot that is not valid. Valid is asked by the caller first, to
    explain; here so that nothing slips by. A paper ballot never changes an earlier vote.
    """
    regels = Regels.of(ronde.regels)
    if biljet.wrong_with(ronde, choices, papier=kanaal == Kanaal.PAPIER):
        raise NotNow("biljet")
    sleutel = hold_open(ronde, stemmer.code_id, kanaal)
    text = biljet.write(choices)
    volgcode = geheim.volgcode()
    gestemd_id = enter(ronde, stemmer, kanaal, volgcode)
    if gestemd_id:
        # Paper that is typed in after the vote finds no key any more.
        put_in(ronde, text, kanaal, geheim.link(sleutel, gestemd_id) if regels.wijzigen and sleutel else None)
    elif kanaal == Kanaal.PAPIER:
        raise NotNow("al_gestemd")
    else:
        volgcode = ""
        change(ronde, regels, sleutel, stemmer, text)
    forget_draft(ronde, stemmer)
    return volgcode


def spend(ronde, stemmer):
    """One vote was cast on paper that is not valid: its code counts as used and no ballot goes in.

    The row is as any other, so that nothing tells whose vote was not valid. NotNow as ``cast``.
    """
    hold_open(ronde, stemmer.code_id, Kanaal.PAPIER)
    if not enter(ronde, stemmer, Kanaal.PAPIER, geheim.volgcode()):
        raise NotNow("al_gestemd")
    forget_draft(ronde, stemmer)


def hold_open(ronde, code_id, kanaal):
    """Keep the round from closing, and this code from becoming void, until this transaction ends; the round's key."""
    asked = {"ronde": ronde.id, "now": now(), "code": code_id, "papier": kanaal == Kanaal.PAPIER}
    row = db.session.execute(OPEN_WITH_CODE if code_id else OPEN, asked).first()
    if row is None:
        raise NotNow("code" if code_id and is_gaande(ronde) else "gesloten")
    return row.sleutel


def enter(ronde, stemmer, kanaal, volgcode):
    """Write the voter down; the id of the row, or None when this account, its address or this code is there already.

    Where a turn is lost (SQLite), a round may close in between: then the database itself says no.
    """
    row = {
        "ronde_id": ronde.id, "person_id": stemmer.person_id, "code_id": stemmer.code_id, "kanaal": kanaal,
        "buurt_code": stemmer.buurt_code, "volgcode": volgcode, "adres_hash": stemmer.adres_hash,
    }
    try:
        return db.session.execute(write_down(db.engine.dialect.name), row).scalar()
    except IntegrityError:
        raise NotNow("gesloten") from None


@cache
def write_down(dialect):
    """The INSERT that lets each account, address and code in once."""
    return insert_knowing_conflicts(Gestemd, dialect).on_conflict_do_nothing().returning(Gestemd.__table__.c.id)


def put_in(ronde, text, kanaal, wissel):
    """Put the ballot in, where it changes places with a random other one: a shuffle that goes on with every vote
    (Fisher and Yates), so that no copy of the database shows by its order whose ballot is whose.
    """
    key = secrets.token_urlsafe(16)
    paper = {"keuzes": text, "kanaal": kanaal, "wissel": wissel}
    if other := db.session.execute(OTHER, {"ronde": ronde.id, "key": key}).first():
        db.session.execute(TRADE, {"other": other.key, **paper})
        paper = {name: getattr(other, name) for name in paper}
    db.session.execute(PUT_IN, {"key": key, "ronde_id": ronde.id, **paper})


def change(ronde, regels, sleutel, stemmer, text):
    """Put another choice on the ballot this voter cast before, and use up what they vote with now; or neither."""
    earlier = voted(ronde.id, stemmer)
    if not regels.wijzigen or len(earlier) != 1:
        raise NotNow("al_gestemd")
    there = {"link": geheim.link(sleutel, earlier[0]), "keuzes": text}
    with db.session.begin_nested():
        use_both(earlier[0], stemmer)
        # A ballot may just be changing places with a new one: then the next look finds it.
        changed = (db.session.execute(CHANGE, there).rowcount for _look in range(LOOKS))
        if not any(changed):
            raise NotNow("al_gestemd")


def use_both(row, stemmer):
    """From now on both the account and the code voted with this row. NotNow when one of them is used elsewhere."""
    if stemmer.person_id is None or stemmer.code_id is None:
        return
    both = {"row": row, "person": stemmer.person_id, "code": stemmer.code_id, "adres": stemmer.adres_hash}
    try:
        used = db.session.execute(USE_BOTH, both).rowcount
    except IntegrityError:
        used = 0
    if not used:
        raise NotNow("al_gestemd")


def voted(ronde_id, stemmer):
    """The rows of the has-voted list this voter stands in: by account, by code, or one by each."""
    known = []
    if stemmer.person_id is not None:
        known.append(select(Gestemd.id).where(Gestemd.ronde_id == ronde_id, Gestemd.person_id == stemmer.person_id))
    if stemmer.code_id is not None:
        known.append(select(Gestemd.id).where(Gestemd.ronde_id == ronde_id, Gestemd.code_id == stemmer.code_id))
    return sorted({id for statement in known for id in db.session.scalars(statement)})


def forget_draft(ronde, stemmer):
    """What was saved no longer waits, neither under the account nor under the code; nor does a mail that says so."""
    known = {place: value for place in ("person_id", "code_id") if (value := getattr(stemmer, place))}
    for draft in db.session.execute(forget(*known), {"ronde": ronde.id, **known}).all():
        if draft.herinnerd_at:
            mails.take_reminder_back(draft.person_id, ronde)


@cache
def forget(*places):
    table = Stemconcept.__table__
    mine = table.c.ronde_id == bindparam("ronde"), or_(false(), *(table.c[place] == bindparam(place) for place in places))
    return delete(table).where(*mine).returning(table.c.person_id, table.c.herinnerd_at)
