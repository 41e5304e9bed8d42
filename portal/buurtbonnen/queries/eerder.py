"""What the same address or the same group asked before, in the period its version counts by."""

from functools import cache

from sqlalchemy import Date, Integer, and_, bindparam, func, or_, select, true

from portal.buurtbonnen.models import Aanvraag, Aanvrager
from portal.buurtbonnen.rules.status import Status
from portal.clock import Moment, now, today
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.regelingen.rules.parameters import waarde
from portal.sql import first

A, WHO = Aanvraag, Aanvrager
# What no longer counts when somebody asks again from the same address.
NIET_GETELD = (Status.CONCEPT, Status.INGETROKKEN, Status.AFGEWEZEN, Status.BUITEN_BEHANDELING, Status.DOORGESTUURD)
MOST_EARLIER = 20
DATES = A.ontvangen_op.between(bindparam("van", type_=Date), bindparam("tot", type_=Date))
# A round goes on in the venster of a version that took the place of this one.
IN_PERIODE = {
    "kalenderjaar": DATES,
    "venster": or_(
        A.venster_id == bindparam("venster", type_=Integer), and_(A.versie_id != bindparam("versie", type_=Integer), DATES)
    ),
    "regeling": true(),
}


def periode_of(aanvraag):
    return waarde(aanvraag.versie.regels, "periode", "regeling")


def given(aanvraag, **more):
    """What the statements ask of an application; a draft counts as received now."""
    day, venster = aanvraag.ontvangen_op or today(), aanvraag.venster
    span = venster.opent_op, venster.sluit_op
    van, tot = (day.replace(month=1, day=1), day.replace(month=12, day=31)) if periode_of(aanvraag) == "kalenderjaar" else span
    return {
        "id": aanvraag.id, "at": aanvraag.ontvangen_at or now(), "van": van, "tot": tot, "venster": venster.id,
        "versie": aanvraag.versie_id, "regeling": aanvraag.versie.regeling_id, **more,
    }


def others(periode):
    """Other applications under any version of the regeling, in the period."""
    versies = select(RegelingVersie.id).where(RegelingVersie.regeling_id == bindparam("regeling", type_=Integer))
    return A.versie_id.in_(versies), A.id != bindparam("id", type_=Integer), IN_PERIODE[periode]


@cache
def _counted(periode, whose):
    at = bindparam("at", type_=Moment)
    before = or_(A.ontvangen_at < at, and_(A.ontvangen_at == at, A.id < bindparam("id", type_=Integer)))
    query = select(func.count()).select_from(A).join(WHO, WHO.aanvraag_id == A.id)
    return query.where(*others(periode), before, A.status.not_in(NIET_GETELD), whose == bindparam("of"))


def earlier_from_address(aanvraag):
    """How many applications received before this one came from its address; none while that is not known."""
    who = aanvraag.aanvrager
    return counted(aanvraag, WHO.adres_hash, who.adres_hash) if who and who.adres_hash else 0


def earlier_from_group(aanvraag):
    """How many applications received before this one came from its group; none for who asks alone."""
    return counted(aanvraag, A.groep_id, aanvraag.groep_id) if aanvraag.groep_id else 0


def counted(aanvraag, whose, of):
    return db.session.scalar(_counted(periode_of(aanvraag), whose), given(aanvraag, of=of))


@cache
def _earlier(periode):
    same_address = (WHO.adres_hash == bindparam("adres")) & (WHO.adres_hash != "")
    columns = A.id, A.kenmerk, A.title, A.status, A.gevraagd, same_address.label("adres")
    asked = *others(periode), A.status != Status.CONCEPT, or_(same_address, A.groep_id == bindparam("groep"))
    query = select(*columns).join(WHO, WHO.aanvraag_id == A.id).where(*asked)
    return query.order_by(A.id).limit(first(MOST_EARLIER))


def earlier(aanvraag):
    """Other applications in the period from this address or this group; ``adres`` tells which of the two."""
    who = aanvraag.aanvrager
    asked = given(aanvraag, adres=who.adres_hash if who else "", groep=aanvraag.groep_id or 0)
    return db.session.execute(_earlier(periode_of(aanvraag)), asked).all()
