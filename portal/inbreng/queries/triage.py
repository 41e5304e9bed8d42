"""The triage table: the rows that were written, or the standard ones while there are none."""

from flask import current_app
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.inbreng.models import Triageregel
from portal.inbreng.rules.triage import code, in_order, standard


def written():
    """The rows in the database."""
    return db.session.scalars(select(Triageregel)).all()


def table():
    """The rows that hold, from light to heavy."""
    return in_order(written() or [Triageregel(**row) for row in standard(current_app.profiel.wijkwerk)])


def row(key):
    """The row an address calls by ``rules.triage.code``, or 404."""
    found = next((row for row in table() if code(row.zwaarte, row.aard) == key), None)
    if found is None:
        raise NotFound
    return found
