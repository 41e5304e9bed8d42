"""What residents support, and what goes on elsewhere: sent on to somebody, or merged into another thing of its kind."""

from dataclasses import dataclass

from sqlalchemy import delete, func, inspect, literal, select, update

from portal.errors import NotNow
from portal.extensions import db
from portal.sql import insert, insert_once
from portal.story.actions import tell
from portal.story.dienst import ask
from portal.story.models import Follow


@dataclass(frozen=True)
class Supporters:
    """Who supports the things of one kind, once each. ``thing``: their model, with its ``steun_count``; ``row``: that of
    one supporter, with ``key`` as the name of the column of the thing."""

    thing: type
    row: type
    key: str

    def add(self, thing, *, by):
        """The new number, or None: the key makes a second time change nothing, also with fifty at once. NotNow for what is being
        merged at this moment: its supporters have gone on already."""
        if not insert_once(self.row, person_id=by.id, **{self.key: thing.id}):
            return None
        number = self.change_count(thing, +1, self.thing.doel_id.is_(None))
        if number is None:
            raise NotNow("steunen")
        return number

    def drop(self, thing, *, by):
        if db.session.execute(delete(self.row).where(self.of(thing), self.row.person_id == by.id)).rowcount:
            self.change_count(thing, -1)

    def of(self, thing):
        return getattr(self.row, self.key) == thing.id

    def change_count(self, thing, step, *only):
        """Past the version column on purpose: support never makes an edit by somebody else too late. The new number."""
        table = self.thing.__table__
        more = update(table).where(table.c.id == thing.id, *only).values(steun_count=table.c.steun_count + step)
        return db.session.scalar(more.returning(table.c.steun_count))

    def take_along(self, source, target):
        """Everyone who supports or follows ``source`` does so for ``target``, nobody twice; who brought the target is not
        counted as a supporter of it."""
        supporters = select(literal(target.id), self.row.person_id, self.row.at)
        supporters = supporters.where(self.of(source), self.row.person_id != (target.owner_id or 0))
        followers = select(Follow.person_id, Follow.kind, literal(str(target.id)))
        followers = followers.where(Follow.kind == self.thing.kind, Follow.key == str(source.id))
        for model, columns, rows in (
            (self.row, [self.key, "person_id", "at"], supporters),
            (Follow, ["person_id", "kind", "key"], followers),
        ):
            db.session.execute(insert(model).from_select(columns, rows).on_conflict_do_nothing())
        table = self.thing.__table__
        number = select(func.count()).select_from(self.row).where(self.of(target)).scalar_subquery()
        db.session.execute(update(table).where(table.c.id == target.id).values(steun_count=number))


def forwarded(thing, event, naar, naar_mail, letter):
    """The whole of it goes by mail to whoever takes it over, who is asked to answer; the public sees the name, never the
    address."""
    thing.naar = naar
    event.data = {"naar": naar}
    letter(thing, event.note, naar, naar_mail, ask(thing, event, naar, naar_mail))


def hold_both(thing, target):
    """Nobody changes either of these until this transaction ends, and of the target we know how it stands now: so no two go on
    as each other, and nothing goes on as what has just gone on elsewhere. Always in the same order, so nobody waits in a ring."""
    kind = type(thing)
    both = select(kind.id).where(kind.id.in_((thing.id, target.id))).order_by(kind.id)
    db.session.execute(both.with_for_update())
    db.session.refresh(target, inspect(kind).column_attrs.keys())


def merged(thing, event, target, supporters, *, by, is_public):
    """Supporters and followers move along, and both who brought it are told. What is not public is not named. Who brought it
    hears from now on what becomes of the other, also when that goes on elsewhere in its turn."""
    thing.doel_id = target.id
    event.data = {"doel": target.id, "titel": target.title}
    supporters.take_along(thing, target)
    for id in sorted(filter(None, {thing.owner_id, *getattr(thing, "mede_ids", ())})):
        insert_once(Follow, person_id=id, kind=target.kind, key=str(target.id))
    tell(target, "opnemen", by=by, note=thing.title if is_public else "", data={"bron": thing.id})
