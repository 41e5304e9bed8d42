"""Making a report: a picture of today that never changes again."""

from portal.clock import today
from portal.extensions import db
from portal.permissions import require
from portal.rapportages import stand
from portal.rapportages.models import Verslag
from portal.rapportages.rules import controlegetal
from portal.speech import in_dutch


def make(gebied, van, tot, inleiding="", *, by):
    """The new Verslag of this area over this period, in Dutch; the same again gives another one. Refused elsewhere."""
    require(by, "rapportages.maken", gebied)
    with in_dutch():
        blik = stand.look(gebied.code, van, tot)
        titel = stand.title(blik)
        inhoud = stand.stand(blik, today()) | {"titel": titel, "inleiding": inleiding}
    verslag = Verslag(
        gebied_code=gebied.code, van=van, tot=tot, titel=titel, inleiding=inleiding, inhoud=inhoud,
        controlegetal=controlegetal(inhoud), by_id=by.id,
    )
    db.session.add(verslag)
    db.session.flush()
    return verslag
