"""What was promised to the people behind work in the wijk, when they are told of it: for all of them at once."""

from sqlalchemy import select, update

from portal.buurtbonnen.models import Aanvraag
from portal.clock import today
from portal.extensions import db
from portal.inbreng.models import Afspraak, Inbreng
from portal.initiatieven.models import Initiatief
from portal.story.linked import now_linked
from portal.story.loops import WAITS
from portal.wijkopgaven.models import Inspanning

RUNNING = Afspraak.beantwoord_op.is_(None), Afspraak.verzet_op.is_(None), Afspraak.vervallen_op.is_(None)


def heard_behind(event):
    """Everyone behind what is linked has heard. Of an inspanning that is the answer they were promised; of a wijkopgave,
    which is about the whole wijk, it is not."""
    told = select(Inbreng.id).where(*now_linked(event)).correlate(None)
    if event.kind == Inspanning.kind:
        answer(told)
        change(Inspanning, Inspanning.id == event.thing_id, verteld_at=event.at)
    change(Inbreng, Inbreng.id.in_(told), laatst_at=event.at)


def answer(told):
    """The news is the promised answer to these submissions.

    Not to an application, which waits for a besluit; not to what waits to be judged; nor where we wait for whoever handed
    it in.
    """
    judged = Inbreng.soort != Aanvraag.kind, Inbreng.status != WAITS
    answered = told.where(*judged, Inbreng.rust_sinds.is_(None))
    plans = answered.where(Inbreng.soort == Initiatief.kind).with_only_columns(Inbreng.thing_id)
    change(Afspraak, Afspraak.inbreng_id.in_(answered), *RUNNING, beantwoord_op=today())
    change(Initiatief, Initiatief.id.in_(plans), uiterlijk=None)
    change(Inbreng, Inbreng.id.in_(answered), beloofd=None)


def change(model, *which, **values):
    """Past the session and the version of each row: nobody's edit comes too late because of it."""
    db.session.execute(update(model.__table__).where(*which).values(values))
