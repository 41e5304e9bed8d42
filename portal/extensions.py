"""The extensions: made here, connected in create_app."""

from functools import cached_property

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from flask_wtf import CSRFProtect
from sqlalchemy import MetaData

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class OneDatabase(Session):
    """A session that looks up its database once, not for every statement: there is no other."""

    @cached_property
    def engine(self):
        return db.engine

    def get_bind(self, mapper=None, clause=None, bind=None, **kwargs):
        return self.engine if bind is None else bind


db = SQLAlchemy(
    metadata=MetaData(naming_convention=NAMES), session_options={"expire_on_commit": False, "class_": OneDatabase}
)
migrate = Migrate(render_as_batch=True)
login = LoginManager()
csrf = CSRFProtect()
babel = Babel()
