"""The votes about a point: on which ballots it stood, and what came of it there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.extensions import db
from portal.sql import made_once
from portal.stemmen.models import Keuze, Stemronde, Stemtelling
from portal.stemmen.rules.ronde import Status

GEKOZEN, DEEL, NIET = "gekozen", "deel", "niet"


@dataclass(frozen=True)
class Stemming:
    """One vote about a point. ``eraf_at``: when it was taken off the ballot, and ``eraf_reden`` why; ``uitkomst``: GEKOZEN, DEEL
    or NIET once the result was made known, else ""."""

    keuze_id: int
    ronde_id: int
    title: str
    status: str
    opent_at: datetime
    sluit_at: datetime
    eraf_at: datetime | None
    eraf_reden: str
    uitkomst: str


@made_once
def _stemmingen():
    shown = Keuze.id, Stemronde.id, Stemronde.title, Stemronde.status, Stemronde.opent_at, Stemronde.sluit_at
    query = select(*shown, Keuze.ingetrokken_at, Keuze.ingetrokken_reden, Keuze.nummer, Stemtelling.uitslag)
    query = query.join(Stemronde, Stemronde.id == Keuze.ronde_id)
    query = query.outerjoin(Stemtelling, Stemtelling.ronde_id == Stemronde.id)
    query = query.where(Keuze.punt_id == bindparam("punt"), Stemronde.status != Status.CONCEPT)
    return query.order_by(Stemronde.sluit_at, Stemronde.id)


def stemmingen(punt_id):
    """Every vote about this point that was agreed on, the first one first."""
    rows = db.session.execute(_stemmingen(), {"punt": punt_id})
    return [Stemming(*shown, outcome(shown[3], nummer, uitslag)) for *shown, nummer, uitslag in rows]


def outcome(status, nummer, uitslag):
    """What the public result says of this option; "" while there is none, or where it did not count."""
    told = uitslag["keuzes"] if status == Status.GETELD and uitslag else ()
    row = next((one for one in told if one["nummer"] == nummer), None)
    if row is None:
        return ""
    return GEKOZEN if row["gewonnen"] else DEEL if row["krijgt"] else NIET
