"""Whether the books agree: the sums of each grant, and the boekingen that made them."""

from sqlalchemy import select

from portal.extensions import db
from portal.regelingen.queries.plafond import astray
from portal.regelingen.rules.plafond import NA_BESLUIT
from portal.toekenningen.models import Toekenning

T = Toekenning.__table__.c


def toekenningen_astray():
    """The keys (plafond_id, aanvraag_id) of grants of which a sum is not what its boekingen add up to, or that are not there
    though they were booked."""
    kept = select(T.plafond_id, T.id.label("aanvraag_id"), *(T[som] for som in NA_BESLUIT))
    return db.session.execute(astray(kept, NA_BESLUIT)).all()
