"""Granted money that goes elsewhere: one request, those of a grant, and the grants it may go to."""

from functools import cache

from sqlalchemy import BigInteger, bindparam, cast, func, or_, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep
from portal.bewonersgroepen.queries import recognised
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.regelingen.models import Regeling, RegelingVersie
from portal.regelingen.rules.parameters import waarde
from portal.sql import first
from portal.story.models import Event
from portal.toekenningen.models import Toekenning, Verschuiving
from portal.toekenningen.queries.one import WHOLE
from portal.toekenningen.rules.status import Status as ToekenningStatus
from portal.toekenningen.rules.verschuiving import Soort, Status

V, T, A, G = Verschuiving, Toekenning, Aanvraag, Bewonersgroep
MOST = 100
DECIDED = [f"{V.kind}.{step}" for step in ("verschuiving_toestaan", "verschuiving_afwijzen")]


@cache
def _one():
    asker = joinedload(T.aanvraag).joinedload(A.aanvrager)
    both = joinedload(V.toekenning).options(WHOLE, asker), joinedload(V.naar).options(WHOLE)
    return select(V).where(V.id == bindparam("id")).options(*both)


def verschuiving(id):
    """A request with the grants it goes between, each whole, and who asked for the first; 404 when there is none."""
    found = db.session.scalars(_one(), {"id": id}).one_or_none()
    if found is None:
        raise NotFound
    return found


def letter(verschuiving):
    """The event that keeps the letter of what was decided on it; None before that, or when its words are gone."""
    about = Event.kind == V.kind, Event.thing_id == verschuiving.id, Event.what.in_(DECIDED)
    event = db.session.scalar(select(Event).where(*about))
    return event if event and "aan" in event.data else None


@cache
def _of_grant():
    columns = V.id, V.soort, V.bedrag, V.status, V.created_at, V.toekenning_id, V.naar_id
    mine = or_(V.toekenning_id == bindparam("id"), V.naar_id == bindparam("id"))
    return select(*columns).where(mine).order_by(V.id.desc()).limit(first(MOST))


def verschuivingen(toekenning):
    """What was asked to go from this grant, or to it, newest first: rows."""
    return db.session.execute(_of_grant(), {"id": toekenning.id}).all()


WAITS = V.toekenning_id == bindparam("id"), V.status == Status.INGEDIEND, V.soort != Soort.OPNAME


@cache
def _asked():
    return select(cast(func.coalesce(func.sum(V.bedrag), 0), BigInteger)).where(*WAITS)


def waiting_moves(toekenning):
    """What is asked to go from this grant and waits for a decision, oldest first: rows of id, soort and bedrag."""
    return db.session.execute(select(V.id, V.soort, V.bedrag).where(*WAITS).order_by(V.id), {"id": toekenning.id}).all()


def asked(toekenning_id):
    """How much of a grant is asked to go elsewhere and waits for a decision, in cents."""
    return db.session.scalar(_asked(), {"id": toekenning_id})


@cache
def _targets(soort):
    columns = T.id, A.title, A.kenmerk, G.naam.label("groep")
    query = select(*columns).join(A, A.id == T.id).join(G, G.id == A.groep_id)
    query = query.join(RegelingVersie, RegelingVersie.id == A.versie_id).join(Regeling)
    alive = T.status == ToekenningStatus.LOPEND, T.jaar == bindparam("jaar"), T.id != bindparam("id")
    own = G.id == bindparam("groep")
    mine = (own, Regeling.sleutel == bindparam("sleutel")) if soort == Soort.REST else (
        ~own, recognised(G), Regeling.id == bindparam("regeling")
    )
    return query.where(*alive, *mine).order_by(G.naam, T.id).limit(first(MOST))


def targets(toekenning, soort):
    """The grants the money may go to: rows of id, title, kenmerk and groep. For a rest those of the same group under the
    regeling its version names, for an overdracht those of other recognised organisations under the same regeling."""
    versie = toekenning.aanvraag.versie
    given = {"id": toekenning.id, "jaar": toekenning.jaar, "groep": toekenning.aanvraag.groep_id}
    where = {"sleutel": waarde(versie.regels, "rest_naar")} if soort == Soort.REST else {"regeling": versie.regeling_id}
    return db.session.execute(_targets(soort), given | where).all() if soort in (Soort.REST, Soort.OVERDRACHT) else []


@cache
def _saved_too_long():
    return select(T.id).where(T.gespaard > 0, T.gespaard_tot < bindparam("day")).order_by(T.id).limit(first(MOST))


def saved_too_long(day):
    """The ids of grants of which the time to save was over before this day."""
    return db.session.scalars(_saved_too_long(), {"day": day}).all()
