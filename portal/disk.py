"""Files on disk that go with the transaction: written by one that fails, they go; thrown away, they go once it holds."""

from sqlalchemy import event

from portal.extensions import OneDatabase, db

WRITTEN, DOOMED = "files written", "files to throw away"


def write(path, data):
    """Write these bytes down, for as long as what this transaction says of them holds."""
    db.session().info.setdefault(WRITTEN, []).append(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def throw_away(path):
    """Take a file off the disk when this transaction is committed: until then the database may still need it."""
    db.session().info.setdefault(DOOMED, []).append(path)


def throw_away_now():
    """Take off the disk at once what this transaction threw away: where that fails, the transaction fails with it."""
    for path in db.session().info.pop(DOOMED, ()):
        path.unlink(missing_ok=True)


@event.listens_for(OneDatabase, "after_commit")
def keep_written(session):
    settle(session, DOOMED)


@event.listens_for(OneDatabase, "after_rollback")
def keep_doomed(session):
    settle(session, WRITTEN)


def settle(session, go):
    """Take the files of list ``go`` off the disk and forget both lists; a savepoint settles nothing yet."""
    if session.in_nested_transaction():
        return
    for path in session.info.pop(go, ()):
        path.unlink(missing_ok=True)
    session.info.pop(WRITTEN, None)
    session.info.pop(DOOMED, None)
