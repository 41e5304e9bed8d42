"""Several at the same moment, each in a thread with a session of its own: to see whether what guards a deed holds."""

from functools import partial
from threading import Barrier, Thread

from portal.errors import NotNow
from portal.extensions import db
from portal.transaction import transaction

# So many have a connection before they begin, so that nobody is late because it opens one; there are not many more.
CONNECTED = 12


def at_once(app, *deeds, within=transaction):
    """What each of these deeds gave, in their order, all begun at the same moment: its result, or the error it raised.

    Each is one transaction, or what it makes of it itself ``within`` something else.
    """
    return when_ready(app, *(partial(after_waiting, deed) for deed in deeds), within=within)


def after_waiting(deed, wait):
    wait()
    return deed()


def when_ready(app, *deeds, within=transaction):
    """The same for deeds that load something first: each is given ``wait``, and goes on when all have called it."""
    ready, given = Barrier(len(deeds), timeout=30), [None] * len(deeds)

    def run(place, deed):
        with app.app_context():
            try:
                with within():
                    if len(deeds) <= CONNECTED:
                        db.session.connection()
                    given[place] = deed(ready.wait)
            except Exception as error:
                given[place] = error

    db.session.remove()
    threads = [Thread(target=run, args=pair, daemon=True) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive(), "one of these deeds never ends"
    return given


def kinds(given):
    """Of each error the class, and the results as they are."""
    return [type(one) if isinstance(one, Exception) else one for one in given]


def reasons(given):
    """Of each NotNow the reason, and the others as they are."""
    return [one.args[0] if isinstance(one, NotNow) else one for one in given]
