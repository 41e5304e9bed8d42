"""The extensions: made here, connected in create_app."""

from collections import namedtuple
from functools import cache, cached_property, partial
from keyword import iskeyword
from types import MappingProxyType

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from flask_wtf import CSRFProtect
from sqlalchemy import ColumnElement, MetaData, Select

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

AS_USUAL = MappingProxyType({})


class OneDatabase(Session):
    """A session that looks up its database once, not for every statement: there is no other.

    Rows of columns come straight from the connection: what makes objects of rows would take as long again.
    """

    @cached_property
    def engine(self):
        return db.engine

    def get_bind(self, mapper=None, clause=None, bind=None, **kwargs):
        return self.engine if bind is None else bind

    def execute(self, statement, params=None, *, execution_options=AS_USUAL, **more):
        if any(more.values()) or not (is_of_columns(statement) or is_of_table(statement)):
            return super().execute(statement, params, execution_options=execution_options, **more)
        if statement.is_dml:
            return self.connection().execute(statement, params, execution_options=execution_options)
        if execution_options.get("autoflush", self.autoflush):
            self.flush()
        rows = self.connection().execute(statement, params, execution_options=execution_options)
        rows._post_creational_filter = light(tuple(rows.keys()))
        return rows

    def scalars(self, statement, params=None, **more):
        return self.execute(statement, params, **more).scalars()

    def scalar(self, statement, params=None, **more):
        return self.execute(statement, params, **more).scalar()


@cache
def light(names):
    """What makes a row with these names light: a named tuple, of which a name is found thirty times as fast as in what SQLAlchemy
    makes. None where a name cannot be one of Python."""
    if any(not name.isidentifier() or iskeyword(name) or name.startswith("_") for name in names) or len(set(names)) < len(names):
        return None
    return partial(tuple.__new__, namedtuple("Line", names))


def is_of_columns(statement):
    """Does this SELECT ask for columns and no whole objects? ``column_descriptions`` tells so too, but makes a list anew for
    each statement that takes longer than what is won."""
    return type(statement) is Select and all(isinstance(asked, ColumnElement) for asked in statement._raw_columns)


def is_of_table(statement):
    """Does this write to a table, and not to the objects of it?"""
    return statement.is_dml and not statement._propagate_attrs


db = SQLAlchemy(
    metadata=MetaData(naming_convention=NAMES), session_options={"expire_on_commit": False, "class_": OneDatabase}
)
migrate = Migrate(render_as_batch=True)
login = LoginManager()
csrf = CSRFProtect()
babel = Babel()
