"""What the one who asks may see of the handling: the timeline, what was asked, the days the clock stood still."""

from functools import cache

from sqlalchemy import bindparam, select

from portal.buurtbonnen.models import Aanvraag, Aanvulverzoek, Schorsing
from portal.clock import HERE
from portal.extensions import db
from portal.story.models import Event
from portal.wijken.models import Gebied

# Steps the applicant reads about → whether what was written with them is for the applicant too.
FOR_APPLICANT = {
    "indienen": False, "aanvulling_vragen": True, "aanvullen": False, "advies_vragen": False, "voorleggen": False,
    "toekennen": False, "afwijzen": False, "buiten_behandeling_stellen": False, "doorsturen": True, "intrekken": True,
    "verdergaan": True, "verdagen": True, "in_gebreke": False, "adviseren": False, "deel_aanbieden": False,
    "deel_akkoord": False, "deel_weigeren": False, "loten": True, "schorsen": True, "hervatten": False,
    "advies_erbij": False, "rangschikken": True,
    "toekennen_na_bezwaar": False, "afwijzen_na_bezwaar": False,
}

# What begins to wait for what is missing, and what ends that without it.
WAITING = f"{Aanvraag.kind}.aanvulling_vragen", f"{Aanvraag.kind}.verdergaan"


@cache
def _verloop():
    E = Event.__table__.c
    names = [f"{Aanvraag.kind}.{step}" for step in FOR_APPLICANT]
    mine = E.kind == Aanvraag.kind, E.thing_id == bindparam("id"), E.what.in_(names)
    return select(E.id, E.what, E.at, E.note).where(*mine).order_by(E.id)


def verloop(aanvraag):
    """What happened, oldest first, as pairs of the event and what the applicant may read with it."""
    rows = db.session.execute(_verloop(), {"id": aanvraag.id})
    return [(row, row.note if FOR_APPLICANT[row.what.partition(".")[2]] else "") for row in rows]


def verzoeken(aanvraag):
    """What was asked to complete it, newest first."""
    query = select(Aanvulverzoek).where(Aanvulverzoek.aanvraag_id == aanvraag.id)
    return db.session.scalars(query.order_by(Aanvulverzoek.id.desc())).all()


def taken_back_on(aanvraag):
    """The day on which what was asked last was waited for no more, though it had not come; None when it still is, or came."""
    about = Event.kind == Aanvraag.kind, Event.thing_id == aanvraag.id, Event.what.in_(WAITING)
    last = db.session.execute(select(Event.what, Event.at).where(*about).order_by(Event.id.desc()).limit(1)).first()
    return last.at.astimezone(HERE).date() if last and last.what == WAITING[1] else None


def schorsingen(aanvraag):
    """The days in which the clock stood still, in order."""
    query = select(Schorsing).where(Schorsing.aanvraag_id == aanvraag.id)
    return db.session.scalars(query.order_by(Schorsing.van, Schorsing.id)).all()


def area_name(code):
    return db.session.scalar(select(Gebied.naam).where(Gebied.code == code)) or ""
