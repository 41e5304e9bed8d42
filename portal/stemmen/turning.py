"""How long a kept page that says how a round stands is true."""

from portal import pagecache
from portal.clock import now
from portal.stemmen.rules.ronde import Status


def keep_until_one_turns(rounds):
    """What is drawn now is no longer true once one of these rounds opens or closes."""
    moment = now()
    for ronde in rounds:
        for turn in (ronde.opent_at, ronde.sluit_at):
            if ronde.status == Status.VASTGELEGD and moment < turn:
                pagecache.true_until(turn)
