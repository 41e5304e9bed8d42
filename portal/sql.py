"""The few statements that SQLite and PostgreSQL share but SQLAlchemy spells per database."""

import re
from functools import cache, wraps

from sqlalchemy import BindParameter, Boolean, Integer, TypeDecorator, literal, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import replacement_traverse
from werkzeug.exceptions import NotFound

from portal.extensions import db


def insert(model, dialect=None):
    """An INSERT into the table of a model that knows ON CONFLICT, for the database in use."""
    name = dialect or db.engine.dialect.name
    return (postgresql if name == "postgresql" else sqlite).insert(model.__table__)


class AtMostOne(TypeDecorator):
    """What a subquery finds, one number or nothing, as a collection to look in."""

    impl = Integer
    cache_ok = True

    def process_result_value(self, value, dialect):
        return () if value is None else (value,)


def first(number):
    """For LIMIT, as a fixed number: PostgreSQL plans a limit it cannot see for a tenth of the table."""
    return literal_column(str(int(number)))


def made_once(make):
    """A statement that is made once, with the texts and numbers of the code written out in it: nobody need hand them over at
    each use, and PostgreSQL plans with them. What differs at each use is named in it (``bindparam``)."""

    @cache
    @wraps(make)
    def made(*given):
        return replacement_traverse(make(*given), {}, written_out)

    return made


def written_out(element, **_given):
    """A text or number of the code as it is written in SQL; None for anything else, which stays as it is."""
    if type(element) is not BindParameter or not element.unique or element.expanding:
        return None
    if isinstance(element.value, str):
        return literal_column("'{}'".format(str(element.value).replace("'", "''")), element.type)
    return literal_column(str(element.value), element.type) if type(element.value) is int else None


def one_or_404(query, **values):
    """What a query made once finds with these values; 404 when that is nothing."""
    found = db.session.scalar(query, values)
    if found is None:
        raise NotFound
    return found


def among(column, values):
    """``column IN (…)`` with a list that is always the same: a part of the statement. Any other is written anew at each use."""
    return column.in_([literal(value, column.type) for value in sorted(values)])


def insert_once(model, **values):
    """Insert a row unless its key exists; True when this call made it, also with many at once."""
    return db.session.execute(row_once(model, db.engine.dialect.name), values).rowcount == 1


@cache
def row_once(model, dialect):
    """The INSERT that leaves a row alone that is there already, and tells whether it wrote one."""
    return insert(model, dialect).on_conflict_do_nothing().inline().execution_options(preserve_rowcount=True)


class days_between(FunctionElement):  # noqa: N801 - reads as the function of the database that it is
    """The number of days from one date to a later one: ``days_between(later, earlier)``."""

    type = Integer()
    inherit_cache = True


@compiles(days_between)
def whole_days(element, compiler, **kwargs):
    """PostgreSQL subtracts dates; SQLite counts them from the days of Julius Caesar."""
    later, earlier = (compiler.process(part, **kwargs) for part in element.clauses)
    if compiler.dialect.name == "sqlite":
        return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"
    return f"({later} - {earlier})"


class contains(FunctionElement):  # noqa: N801 - reads as the function of the database that it is
    """Does a text hold another, in capitals or not: ``contains(column, pattern(text))``."""

    type = Boolean()
    inherit_cache = True


@compiles(contains)
def like(element, compiler, **kwargs):
    """LIKE of SQLite takes capitals and small letters for the same by itself, as ILIKE of PostgreSQL does."""
    column, text = (compiler.process(part, **kwargs) for part in element.clauses)
    return f"{column} {'LIKE' if compiler.dialect.name == 'sqlite' else 'ILIKE'} {text} ESCAPE '/'"


def pattern(text):
    """Anything with this text in it, to look for with ``contains``; signs such as % mean nothing."""
    return "%" + re.sub(r"([/%_])", r"/\1", text) + "%"
