"""The options of a draft: taken from points of the agenda or written anew, ordered, and paired when they exclude
each other; each change takes the next version of the round. Once it is fixed: withdrawing one, in public."""

from sqlalchemy import delete, select, update

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.sql import insert_once
from portal.stemmen import queries
from portal.stemmen.actions.maken import hold
from portal.stemmen.models import Keuze, Stemronde, Strijdig
from portal.stemmen.rules.ronde import Status
from portal.story.actions import tell


def add_points(ronde, punten, *, by):
    """These points of the agenda as options: from now on with a text and cost of their own."""
    hold(ronde, by=by)
    first = len(ronde.keuzes) + 1
    db.session.add_all(of_point(ronde, punt, number) for number, punt in enumerate(punten, first))


def of_point(ronde, punt, number):
    return Keuze(
        ronde_id=ronde.id, nummer=number, punt_id=punt.id, title=punt.title, tekst=punt.wat, kosten=punt.kosten,
        thema=punt.thema, gebied_code=punt.gebied_code,
    )


def add(ronde, values, *, by):
    """A new option, at the end of the list."""
    hold(ronde, by=by)
    keuze = Keuze(ronde_id=ronde.id, nummer=len(ronde.keuzes) + 1, **values)
    db.session.add(keuze)
    return keuze


def change(keuze, values, *, by):
    hold(keuze.ronde, by=by)
    for name, value in values.items():
        setattr(keuze, name, value)


def drop(ronde, keuze_id, *, by):
    """Take an option off the draft; the others close up."""
    hold(ronde, by=by)
    either = (Strijdig.een_id == keuze_id) | (Strijdig.ander_id == keuze_id)
    db.session.execute(delete(Strijdig.__table__).where(either))
    db.session.execute(delete(Keuze.__table__).where(Keuze.id == keuze_id, Keuze.ronde_id == ronde.id))
    number(ronde, [keuze.id for keuze in ronde.keuzes if keuze.id != keuze_id])


def shift(ronde, keuze_id, places, *, by):
    """Move an option so many places down the list, or up when negative; at either end it stays."""
    hold(ronde, by=by)
    order = [keuze.id for keuze in ronde.keuzes]
    here = order.index(keuze_id)
    there = min(max(here + places, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    number(ronde, order)


def number(ronde, order):
    """Give the options the numbers of this order. No number may be double, not even for a moment."""
    table = Keuze.__table__
    db.session.execute(update(table).where(table.c.ronde_id == ronde.id).values(nummer=-table.c.nummer))
    for place, keuze_id in enumerate(order, 1):
        db.session.execute(update(table).where(table.c.id == keuze_id).values(nummer=place))


def pair(ronde, een_id, ander_id, *, by):
    """These two exclude each other; saying it twice is saying it once."""
    hold(ronde, by=by)
    first, second = sorted((een_id, ander_id))
    insert_once(Strijdig, ronde_id=ronde.id, een_id=first, ander_id=second)


def unpair(ronde, een_id, ander_id, *, by):
    hold(ronde, by=by)
    which = Strijdig.ronde_id == ronde.id, Strijdig.een_id == een_id, Strijdig.ander_id == ander_id
    db.session.execute(delete(Strijdig.__table__).where(*which))


def held(ronde, **how):
    """Keep the round from closing until this transaction ends, beside others who do so unless told ``how``; False when it was
    just closed."""
    fixed = select(Stemronde.id).where(Stemronde.id == ronde.id, Stemronde.status == Status.VASTGELEGD)
    return db.session.scalar(fixed.with_for_update(**how or {"read": True})) is not None


def withdraw(keuze, reason, *, by):
    """Take an option off the ballot, with a public reason; everybody who follows hears of it. NotNow for the last: without any
    there is nothing to vote on, and the round is called off. Two who do so at once are one after the other."""
    ronde = keuze.ronde
    require(by, "keuzes.intrekken", keuze)
    if not held(ronde, key_share=True):
        raise NotNow("intrekken")
    db.session.refresh(keuze, ["ingetrokken_at"])
    if keuze.ingetrokken_at is not None or queries.is_last(keuze):
        raise NotNow("intrekken")
    if not reason.strip():
        raise Needed("reden")
    keuze.ingetrokken_at, keuze.ingetrokken_reden = now(), reason.strip()
    return tell(ronde, "keuze_intrekken", by=by, note=f"{keuze.title}: {reason.strip()}", data={"keuze": keuze.title})
