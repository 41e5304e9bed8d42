"""What was promised to the people behind an inspanning, answered when they are told of it: for all of them at once."""

from sqlalchemy import select, update

from portal.buurtbonnen.models import Aanvraag
from portal.clock import today
from portal.extensions import db
from portal.inbreng.models import Afspraak, Inbreng
from portal.initiatieven.models import Initiatief
from portal.story.linked import now_linked
from portal.wijkopgaven.models import Inspanning

RUNNING = Afspraak.beantwoord_op.is_(None), Afspraak.verzet_op.is_(None), Afspraak.vervallen_op.is_(None)


def answer_behind(event):
    """The news is the promised answer to everything linked.

    Not to an application, which waits for a besluit; nor where we wait for whoever handed it in.
    """
    told = select(Inbreng.id).where(*now_linked(event)).correlate(None)
    answered = told.where(Inbreng.soort != Aanvraag.kind, Inbreng.rust_sinds.is_(None))
    plans = answered.where(Inbreng.soort == Initiatief.kind).with_only_columns(Inbreng.thing_id)
    change(Afspraak, Afspraak.inbreng_id.in_(answered), *RUNNING, beantwoord_op=today())
    change(Initiatief, Initiatief.id.in_(plans), uiterlijk=None)
    change(Inbreng, Inbreng.id.in_(answered), beloofd=None)
    change(Inbreng, Inbreng.id.in_(told), laatst_at=event.at)
    change(Inspanning, Inspanning.id == event.thing_id, verteld_at=event.at)


def change(model, *which, **values):
    """Past the session and the version of each row: nobody's edit comes too late because of it."""
    db.session.execute(update(model.__table__).where(*which).values(values))
