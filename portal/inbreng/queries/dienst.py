"""What is looked up about what was sent on to a service: one such forwarding, and which services keep silent."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Doorsturing, Inbreng
from portal.inbreng.queries.afspraken import MOST
from portal.inbreng.rules.afspraak import DOORGESTUURD
from portal.sql import first, one_or_404
from portal.story.queries import with_companions
from portal.wijken.models import Gebied

# The same as ``rules.afspraak.wacht_op_dienst``.
WAITS = Doorsturing.beantwoord_at.is_(None), Inbreng.status == DOORGESTUURD


def silent(day):
    """The ids of forwardings that should have been answered before this day, of which nobody heard yet."""
    quiet = *WAITS, Doorsturing.herinnerd_at.is_(None), Doorsturing.verwacht_op < day
    query = select(Doorsturing.id).join(Inbreng, Inbreng.id == Doorsturing.inbreng_id).where(*quiet)
    return db.session.scalars(query.order_by(Doorsturing.id).limit(first(MOST))).all()


def doorsturing(id):
    """A forwarding with its submission; or 404."""
    found = one_or_404(select(Doorsturing).where(Doorsturing.id == id).options(joinedload(Doorsturing.inbreng)))
    with_companions([found.inbreng])
    return found


def doorsturing_of(sleutel_hash):
    """The forwarding of this key as it is now, with its submission, or None."""
    whole = joinedload(Doorsturing.inbreng).joinedload(Inbreng.gebied).load_only(Gebied.code, Gebied.naam)
    found = select(Doorsturing).where(Doorsturing.sleutel_hash == sleutel_hash).options(whole)
    return db.session.scalar(found.execution_options(populate_existing=True))
