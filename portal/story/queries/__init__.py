"""What we look up about events and berichten."""

from portal.story.queries.berichten import berichten, mails, reach, reader, things, told, undelivered
from portal.story.queries.draad import LINKED, TOLD_BEHIND, inside, latest, latest_public, public_story, told_news
from portal.story.queries.redenen import Reason, own_words, why
from portal.story.queries.samen import brought_along, with_companions
from portal.story.queries.verlopen import lapsed
from portal.story.queries.volgen import followed_name, follows

__all__ = [
    "LINKED", "TOLD_BEHIND", "Reason", "berichten", "brought_along", "followed_name", "follows", "inside", "lapsed",
    "latest", "latest_public", "mails", "own_words", "public_story", "reach", "reader", "things", "told", "told_news",
    "undelivered", "why", "with_companions",
]
