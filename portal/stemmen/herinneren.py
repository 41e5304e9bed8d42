"""One reminder, some time before a round closes, to who saved a choice and did not cast it."""

import logging
from datetime import timedelta

from flask import current_app

from portal.clock import now
from portal.stemmen import mails
from portal.stemmen.models import Stemconcept
from portal.stemmen.queries.herinneren import forgotten, readers
from portal.story.delivery import claim
from portal.transaction import transaction

log = logging.getLogger(__name__)
# Who saved something this recently may still be at it.
REST = timedelta(hours=1)


def remind(limit=200):
    """Write the reminders that are due, at most ``limit``; how many. Each draft is claimed by one process, once."""
    before = timedelta(hours=current_app.config["STEM_HERINNERING"])
    moment = now()
    with transaction():
        waits = forgotten(moment, before, REST)
        claimed = claim(Stemconcept, waits, Stemconcept.id, limit, herinnerd_at=moment)
        for person, ronde in readers(claimed):
            try:
                mails.reminder(person, ronde)
            except ValueError:
                log.warning("Persoon %s heeft geen bruikbaar mailadres; geen herinnering", person.id)
    return len(claimed)
