"""One transaction outside a request: for commands and for the messenger."""

from contextlib import contextmanager

from portal.extensions import db


@contextmanager
def transaction():
    """Commit what was done inside, or nothing of it; afterwards the session is empty.

    Within another transaction it is part of that one.
    """
    session = db.session()
    if session.info.get("within"):
        yield
        return
    session.info["within"] = True
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        db.session.remove()


@contextmanager
def rehearsal():
    """See what a page would become, and keep nothing of it."""
    try:
        yield
    finally:
        db.session.rollback()
