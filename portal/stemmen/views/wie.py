"""Who votes in this browser: the account, a code for each round, and a key for what was saved before either.

The session holds the id of a code and never the code; a key of which the database knows the hash; and the tracking
code of a vote cast with a code. Nothing of a choice.
"""

import secrets

from flask import session
from flask_login import current_user
from werkzeug.exceptions import NotFound

from portal.stemmen import actions, geheim, queries
from portal.stemmen.views.blueprint import room

CODES, KEY, PROOFS = "stemcodes", "stemsleutel", "stembewijzen"


def voters_round(id):
    """The round as this visitor meets it (``ronde.kiezer``), or 404.

    A stranger gets a key, under which a draft can wait and by which the order of options stays the same.
    """
    visitor = current_user._get_current_object()
    if not visitor.is_authenticated:
        session.setdefault(KEY, secrets.token_urlsafe(16))
    found = queries.for_voter(id, person=visitor, code_id=code_here(id), browser_hash=browser_hash())
    if found is None:
        raise NotFound
    return found


def code_here(ronde_id):
    """The id of the code entered in this browser for a round, or None."""
    return session.get(CODES, {}).get(str(ronde_id))


def browser_hash():
    """What the database knows of the key of this browser; "" while it has none."""
    return geheim.keyed("browser", session[KEY]) if KEY in session else ""


def remember_code(ronde, code_id):
    """Vote with this code from now on, with what was chosen before it was entered."""
    if not current_user.is_authenticated:
        actions.hand_on(browser_hash(), column="code_id", to=code_id, ronde_id=ronde.id)
    session[CODES] = session.get(CODES, {}) | {str(ronde.id): code_id}
    session[PROOFS] = without(session.get(PROOFS, {}), ronde)


def forget_code(ronde, volgcode=""):
    """The next person at this device does not vote with it. After a vote the proof stays to be read."""
    session[CODES] = without(session.get(CODES, {}), ronde)
    if volgcode:
        session[PROOFS] = session.get(PROOFS, {}) | {str(ronde.id): volgcode}


def without(kept, ronde):
    return {key: value for key, value in kept.items() if key != str(ronde.id)}


def proof(ronde):
    """The tracking code of the vote this visitor cast, or ""."""
    return ronde.kiezer.volgcode or session.get(PROOFS, {}).get(str(ronde.id), "")


def carry_over(kept, person):
    """After logging in: what was saved in this browser is the person's now, and the codes still count.

    ``kept``: the session as it was before.
    """
    key, codes = kept.get(KEY), kept.get(CODES, {})
    if key or codes:
        waiting = geheim.keyed("browser", key) if key else ""
        actions.hand_on(waiting, codes.values(), column="person_id", to=person.id)
    if codes:
        session[CODES] = codes


@room.app_template_global()
def waiting_vote():
    """The round in which this visitor saved a choice that does not count yet, or None. Asks nothing of who has none."""
    if current_user.is_authenticated:
        return current_user.bewaarde_stem
    codes = list(session.get(CODES, {}).values())
    return queries.waiting_here(codes, browser_hash()) if codes or KEY in session else None
