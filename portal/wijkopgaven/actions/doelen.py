"""The goals of the town: added, edited and lapsed by the beheerder; how much each weighs in a wijk, by its regisseur."""

from sqlalchemy import delete, insert, update
from sqlalchemy.orm.attributes import flag_modified

from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions.inspanningen import hold
from portal.wijkopgaven.models import Doel, DoelFocus, DoelIndicator
from portal.wijkopgaven.rules.doelen import fits_under
from portal.wijkopgaven.rules.opgave import Voorrang


def add(values, boven, maten, *, by):
    """A goal under ``boven`` (None: a visie), last among its sisters. ``maten``: {indicator: value strived for or None}."""
    require(by, "doelen.beheren")
    if not fits_under(values["niveau"], boven and boven.niveau):
        raise NotNow("niveau")
    ouder_id = boven.id if boven else None
    doel = Doel(ouder_id=ouder_id, volgorde=queries.last_place(ouder_id) + 1, **values)
    db.session.add(doel)
    db.session.flush()
    measure(doel, maten)
    return doel


def edit(doel, values, maten, *, by, boven=None):
    """Change a goal and, with ``boven``, under which it hangs. What lapses takes all under it along; what comes back brings
    all above it along.

    StaleDataError for the second of two who change it at once.
    """
    require(by, "doelen.beheren", doel)
    for name, value in values.items():
        setattr(doel, name, value)
    if boven and boven.id != doel.ouder_id:
        hang(doel, boven)
    flag_modified(doel, "titel")
    db.session.flush()
    carry(doel)
    measure(doel, maten)


def hang(doel, boven):
    """Let it hang under another goal with all that is under it, last among its new sisters; NotNow where it does not fit.

    Levels only go down, so no goal ever comes under itself.
    """
    if boven.vervallen or not fits_under(doel.niveau, boven.niveau):
        raise NotNow("boven")
    doel.volgorde, doel.ouder_id = queries.last_place(boven.id) + 1, boven.id


def carry(doel):
    """Let the goals under it lapse with it, or those above it come back."""
    rows = {row.id: row for row, _depth in queries.doelen()}
    along = [row for row in rows.values() if doel in above(row, rows)] if doel.vervallen else above(doel, rows)
    ids = [row.id for row in along]
    db.session.execute(update(Doel).where(Doel.id.in_(ids)).values(vervallen=doel.vervallen))


def above(doel, rows):
    """The goals it serves, up to the visie."""
    ouder = rows.get(doel.ouder_id)
    return [ouder, *above(ouder, rows)] if ouder else []


def measure(doel, maten):
    """These are its indicators from now on."""
    db.session.execute(delete(DoelIndicator).where(DoelIndicator.doel_id == doel.id))
    rows = [{"doel_id": doel.id, "naam": naam, "streefwaarde": waarde} for naam, waarde in maten.items()]
    if rows:
        db.session.execute(insert(DoelIndicator.__table__), rows)


def focus(opgave, rows, *, by):
    """How much these goals weigh here; ``rows``: {id of the goal: (voorrang, focus)}. What is usual is not kept, and what was
    said of a goal that lapsed meanwhile stays.

    StaleDataError when somebody else is changing the wijkopgave.
    """
    require(by, "wijkopgaven.beheren", opgave)
    hold(opgave)
    db.session.execute(delete(DoelFocus).where(DoelFocus.opgave_id == opgave.id, DoelFocus.doel_id.in_(rows)))
    kept = [
        {"opgave_id": opgave.id, "doel_id": id, "voorrang": voorrang, "focus": text}
        for id, (voorrang, text) in rows.items()
        if text or voorrang != Voorrang.GEWOON
    ]
    if kept:
        db.session.execute(insert(DoelFocus.__table__), kept)
    tell(opgave, "bewerken", by=by, data={"velden": ["voorrang"]})
