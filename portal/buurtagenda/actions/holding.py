"""An agenda that stays as it is while something is done that leans on it."""

from portal.extensions import db


def hold(agenda):
    """Keep its phase and its buurten as they are now until this transaction ends, so that no vote is fixed meanwhile.

    Its phase is read anew. Whoever holds more than one thing of a vote takes the agenda first, then the round, then a code: so
    nobody waits in a circle.
    """
    db.session.refresh(agenda, ["status", "version"], with_for_update={"key_share": True})
