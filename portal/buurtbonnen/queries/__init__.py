"""What we look up about applications. What comes back is complete."""

from portal.buurtbonnen.queries.one import (
    around,
    bestand,
    draft_ids,
    drafts,
    earlier_from,
    lost,
    mine_here,
    of_person,
    one,
    own_werkgebieden,
)
from portal.buurtbonnen.queries.own import area_name, schorsingen, signers, verloop, verzoeken

__all__ = [
    "area_name",
    "around",
    "bestand",
    "draft_ids",
    "drafts",
    "earlier_from",
    "lost",
    "mine_here",
    "of_person",
    "one",
    "own_werkgebieden",
    "schorsingen",
    "signers",
    "verloop",
    "verzoeken",
]
