"""From which budget an activity is paid, and how many a regeling allows the board for itself."""

from sqlalchemy import bindparam, update

from portal.activiteiten import queries
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.regelingen.rules.parameters import waarde
from portal.toekenningen.models import Toekenning

T = Toekenning.__table__
# Changes nothing, and lets whoever plans from the same budget wait until this one is done, on both databases.
HOLD = update(T).where(T.c.id == bindparam("potje")).values(jaar=T.c.jaar)


def must_fit(groep_id, values, besides=0):
    """Refused for a budget that is not this group's or runs no more; NotNow("bestuursactiviteiten") for one more
    activity of the board itself than the regeling of the budget allows (``bestuursactiviteiten``).

    ``besides``: the activity that is being changed.
    """
    id = values.get("toekenning_id")
    if id is None:
        return
    if id not in {row.id for row in queries.potjes(groep_id)}:
        raise Refused("activiteiten.maken")
    if values.get("bestuur"):
        most = waarde(queries.potje(id).aanvraag.versie.regels, "bestuursactiviteiten")
        db.session.execute(HOLD, {"potje": id})
        if most is not None and queries.board_activities(id, besides) >= most:
            raise NotNow("bestuursactiviteiten")
