"""Writing an initiatief: drafts, edits and the versions that edits leave behind."""

import random

from sqlalchemy import delete, update

from portal.extensions import db
from portal.initiatieven import queries
from portal.initiatieven.actions import place
from portal.initiatieven.actions.change import tell_change
from portal.initiatieven.actions.fotos import drop_foto
from portal.initiatieven.actions.people import end_invitations
from portal.initiatieven.models import Initiatief, Mede, Versie
from portal.initiatieven.rules import FIELDS, LOTS, Status, says, text_of, words_of
from portal.privacy import personal_data


def start(values, *, by):
    """A new draft; ``by`` may be a stranger, then it belongs to the browser until somebody logs in."""
    initiatief = Initiatief(owner_id=by.id, lot=random.randrange(LOTS))
    set_text(initiatief, values)
    db.session.add(initiatief)
    db.session.flush()
    return initiatief


def set_text(initiatief, values):
    for name in FIELDS:
        if name in values:
            setattr(initiatief, name, values[name])


def claim_drafts(ids, *, by):
    """Give the drafts begun in this browser to the person who has now logged in.

    Past the version on purpose: what was typed meanwhile in another tab does not come too late because of it.
    """
    P = Initiatief.__table__
    mine = P.c.id.in_(list(ids)), P.c.owner_id.is_(None), P.c.status == Status.CONCEPT
    db.session.execute(update(P).where(*mine).values(owner_id=by.id))


def discard(initiatief, *, by):
    """Throw a draft away, with its photos and invitations."""
    for foto in list(initiatief.fotos):
        drop_foto(initiatief, foto, by=by)
    db.session.execute(delete(Mede).where(Mede.initiatief_id == initiatief.id))
    end_invitations(initiatief)
    db.session.delete(initiatief)


def edit(initiatief, values, *, by):
    """Change the text. Once public, the old text is kept as a version and the story tells of it."""
    if says(initiatief, values):
        return
    if initiatief.published_at is None:
        set_text(initiatief, values)
        db.session.flush()
        tell_change(initiatief, by=by)
        return
    before = keep_version(initiatief, by=by)
    with place.kept(initiatief):
        set_text(initiatief, values)
    hide_versions(initiatief, before)
    tell_change(initiatief, by=by)
    place.rewrite_words(initiatief)


def keep_version(initiatief, *, by):
    """Put the text as it stands aside, and give it. What was hidden stays hidden in the history too."""
    number = queries.last_version(initiatief) + 1
    content = {name: getattr(initiatief, name) for name in FIELDS}
    hidden = initiatief.hidden_at is not None
    db.session.add(Versie(initiatief_id=initiatief.id, nummer=number, by_id=by.id, inhoud=content, hidden=hidden))
    return text_of(initiatief)


def hide_versions(initiatief, before):
    """What seems to be about a person and was just taken out of the text, nobody reads in an earlier version either."""
    gone = set(personal_data(before)) - set(personal_data(text_of(initiatief)))
    for versie in queries.all_versies(initiatief) if gone else ():
        versie.hidden = not gone.isdisjoint(personal_data(words_of(versie.inhoud)))
