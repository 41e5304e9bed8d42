"""Steun for an initiatief."""

from portal.initiatieven.models import Initiatief, Steun
from portal.story.onward import Supporters

SUPPORTERS = Supporters(Initiatief, Steun, "initiatief_id")


def add_support(initiatief, *, by):
    SUPPORTERS.add(initiatief, by=by)


def drop_support(initiatief, *, by):
    SUPPORTERS.drop(initiatief, by=by)
