"""How Alembic reaches the database: one connection, one transaction, all or nothing.

The connection is not the one of the app. On SQLite a table is changed by copying it and dropping the old
one; with ``foreign_keys=ON`` that drop would delete the rows of other tables that point to it. So foreign
keys are off here, and checked before the commit.
"""

import click
from alembic import context
from flask import current_app
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from portal.clock import Moment
from portal.fout import Fout

migrate = current_app.extensions["migrate"]
# Who waits to change a table keeps everybody out of it who comes after. So not for long, where a download or a job holds it.
PATIENCE, LOCK_NOT_AVAILABLE = "3s", "55P03"
BUSY = "De database is bezig: iemand haalt iets op, of er loopt een taak. Er is niets gedaan. Probeer het straks weer."


def run():
    try:
        change_tables()
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
            raise
        raise Fout(BUSY) from None


def change_tables():
    """To the version that is asked for, or to an earlier one."""
    engine = create_engine(migrate.db.engine.url, poolclass=NullPool)
    with engine.begin() as connection:
        wait_for_others(connection)
        context.configure(connection=connection, target_metadata=migrate.db.metadata, transactional_ddl=True,
                          render_item=render_item, on_version_apply=say, **migrate.configure_args)
        with context.begin_transaction():
            context.run_migrations()
        demand_whole(connection)


def wait_for_others(connection):
    """Two processes that start at once migrate one after the other."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20261121)")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}'")


def demand_whole(connection):
    """No row may point to a row that is gone. PostgreSQL sees to that itself."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"Deze rijen verwijzen naar rijen die er niet zijn: {broken[:5]}")


def render_item(kind, item, autogen_context):
    """A migration stands by itself: it knows no types of the portal."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def say(ctx, step, heads, run_args):
    done = "bijgewerkt tot" if step.is_upgrade else "teruggezet tot vóór"
    click.echo(f"De database is {done} versie {step.up_revision.revision}.")


run()
