"""One transaction outside a request: for commands and for the messenger."""

import logging
from collections import Counter
from contextlib import contextmanager

from portal.extensions import db

log = logging.getLogger(__name__)
# What was tried in this process and went wrong, and how often.
FAILED = Counter()


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


def tried(deed, *key, within=transaction):
    """What the deed answers, in a transaction of its own; 0 where it goes wrong: that is logged and counted, and does not hold
    up the others. A job of several transactions is tried ``within=nullcontext``."""
    try:
        with within():
            return deed(*key)
    except Exception:
        log.exception("%s.%s%s ging mis", deed.__module__, deed.__qualname__, key)
        FAILED[f"{deed.__module__}.{deed.__qualname__}"] += 1
        return 0


@contextmanager
def rehearsal():
    """See what a page would become, and keep nothing of it."""
    try:
        yield
    finally:
        db.session.rollback()
