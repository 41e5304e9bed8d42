"""A round as one voter meets it, in two statements; what was saved; and who opened a ballot without casting it."""

from functools import cache

from sqlalchemy import and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from portal.buurtagenda.models import Agenda, AgendaBuurt
from portal.clock import now
from portal.extensions import db
from portal.sql import made_once
from portal.stemmen.models import WAITS, Gestemd, Keuze, Stembiljet, Stemcode, Stemconcept, Stemronde
from portal.stemmen.rules.ronde import Status
from portal.stemmen.rules.toegang import Kiezer
from portal.wijken.models import Gebied


@made_once
def _for_voter():
    agenda, voted = Stemronde.agenda_id, Gestemd.ronde_id == Stemronde.id
    lives = exists().where(AgendaBuurt.agenda_id == agenda, AgendaBuurt.buurt_code == bindparam("buurt"))
    by_account = select(Gestemd.volgcode).where(voted, Gestemd.person_id == bindparam("person"))
    by_code = select(Gestemd.volgcode).where(voted, Gestemd.code_id == bindparam("code"))
    good = and_(
        Stemcode.id == bindparam("code"), Stemcode.ronde_id == Stemronde.id, Stemcode.vervallen_at.is_(None)
    )
    code = Stemcode.id, Stemcode.soort, Stemcode.buurt_code
    return (
        select(Stemronde, lives, by_account.scalar_subquery(), by_code.scalar_subquery(), *code)
        .outerjoin(Stemcode, good)
        .where(Stemronde.id == bindparam("id"))
        .options(
            joinedload(Stemronde.gebied).load_only(Gebied.naam),
            joinedload(Stemronde.agenda).load_only(Agenda.title),
        )
    )


@made_once
def _options():
    area = Gebied.naam.label("gebied_naam")
    options = select(*Keuze.__table__.c, area).join(Gebied, Gebied.code == Keuze.gebied_code)
    return options.where(Keuze.ronde_id == bindparam("id")).order_by(Keuze.nummer)


def for_voter(id, *, person, code_id, browser_hash):
    """The round with its options (as rows), or None; ``ronde.kiezer`` says what it knows of this visitor."""
    asked = {"id": id, "person": person.id, "buurt": person.buurt_code, "code": code_id}
    row = db.session.execute(_for_voter(), asked).first()
    if row is None:
        return None
    ronde, lives, by_account, by_code, code_id, soort, code_buurt = row
    set_committed_value(ronde, "keuzes", db.session.execute(_options(), {"id": id}).all())
    ronde.kiezer = Kiezer(
        person_id=person.id, buurt_code=person.buurt_code, woont=bool(lives), code_id=code_id, soort=soort or "",
        code_buurt=code_buurt, browser_hash=browser_hash, volgcode=by_account or by_code or "",
    )
    return ronde


def code_of(ronde_id, code_hash):
    """The code with this hash in this round, and whether it was used: (Stemcode, bool), or None."""
    used = exists().where(Gestemd.ronde_id == ronde_id, Gestemd.code_id == Stemcode.id)
    return db.session.execute(
        select(Stemcode, used).where(Stemcode.ronde_id == ronde_id, Stemcode.code_hash == code_hash)
    ).first()


@cache
def _saved(*places):
    mine = or_(*(Stemconcept.__table__.c[place] == bindparam(place) for place in places))
    newest = select(Stemconcept.keuzes, Stemconcept.at).order_by(Stemconcept.at.desc()).limit(1)
    return newest.where(Stemconcept.ronde_id == bindparam("ronde"), mine, WAITS)


def saved(ronde_id, kiezer):
    """What this visitor saved last in this round, as {option id: value}, and when; None when nothing waits."""
    places = {"person_id": kiezer.person_id, "code_id": kiezer.code_id, "browser_hash": kiezer.browser_hash}
    known = {place: value for place, value in places.items() if value}
    row = known and db.session.execute(_saved(*known), {"ronde": ronde_id, **known}).first()
    return ({int(key): value for key, value in row.keuzes.items()}, row.at) if row else None


def on_ballot(link):
    """What stands on the ballot of this link, as text; None when there is none."""
    return db.session.scalar(select(Stembiljet.keuzes).where(Stembiljet.wissel == link))


def waiting_here(code_ids, browser_hash):
    """The first round to close in which something waits for one of these codes or this browser: id, title, sluit_at."""
    moment = now()
    used = exists().where(Gestemd.ronde_id == Stemconcept.ronde_id, Gestemd.code_id == Stemconcept.code_id)
    return db.session.execute(
        select(Stemronde.id, Stemronde.title, Stemronde.sluit_at)
        .join(Stemconcept, Stemconcept.ronde_id == Stemronde.id)
        .where(
            or_(Stemconcept.code_id.in_(code_ids), Stemconcept.browser_hash == browser_hash),
            ~used,
            WAITS,
            Stemronde.status == Status.VASTGELEGD,
            Stemronde.opent_at <= moment,
            Stemronde.sluit_at > moment,
        )
        .order_by(Stemronde.sluit_at, Stemronde.id)
        .limit(1)
    ).first()


def opened_not_cast(ronde_id):
    """How many began and have not voted: a number for staff, never who or what."""
    mine = or_(Gestemd.person_id == Stemconcept.person_id, Gestemd.code_id == Stemconcept.code_id)
    voted = exists().where(Gestemd.ronde_id == ronde_id, mine)
    return db.session.scalar(
        select(func.count(Stemconcept.id)).where(Stemconcept.ronde_id == ronde_id, WAITS, ~voted)
    )
