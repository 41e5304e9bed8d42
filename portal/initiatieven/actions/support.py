"""Steun: one per person, counted in the same statement order on both databases."""

from sqlalchemy import delete, func, literal, select, update

from portal.extensions import db
from portal.initiatieven.models import Initiatief, Steun
from portal.sql import insert, insert_once
from portal.story.models import Follow


def add_support(initiatief, *, by):
    """Support it; the key makes a second time change nothing, also with fifty at once."""
    if insert_once(Steun, initiatief_id=initiatief.id, person_id=by.id):
        change_count(initiatief, +1)


def drop_support(initiatief, *, by):
    gone = db.session.execute(delete(Steun).where(Steun.initiatief_id == initiatief.id, Steun.person_id == by.id))
    if gone.rowcount:
        change_count(initiatief, -1)


def change_count(initiatief, step):
    """Past the version column on purpose: support never makes an edit by somebody else too late."""
    table = Initiatief.__table__
    db.session.execute(update(table).where(table.c.id == initiatief.id).values(steun_count=table.c.steun_count + step))


def move_supporters(source, target):
    """Everyone who supports or follows ``source`` does so for ``target``, nobody twice; the target's own
    initiatiefnemer is not counted as a supporter."""
    supporters = select(literal(target.id), Steun.person_id, Steun.at).where(
        Steun.initiatief_id == source.id, Steun.person_id != (target.owner_id or 0)
    )
    followers = select(Follow.person_id, Follow.kind, literal(str(target.id))).where(
        Follow.kind == "initiatieven", Follow.key == str(source.id)
    )
    for model, columns, rows in (
        (Steun, ["initiatief_id", "person_id", "at"], supporters),
        (Follow, ["person_id", "kind", "key"], followers),
    ):
        db.session.execute(insert(model).from_select(columns, rows).on_conflict_do_nothing())
    table = Initiatief.__table__
    number = select(func.count()).where(Steun.initiatief_id == target.id).scalar_subquery()
    db.session.execute(update(table).where(table.c.id == target.id).values(steun_count=number))
