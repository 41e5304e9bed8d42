"""What we look up about applications. What comes back is complete."""

from portal.buurtbonnen.queries.eerder import earlier, earlier_from_address, earlier_from_group
from portal.buurtbonnen.queries.omvang import omvang_of
from portal.buurtbonnen.queries.one import (
    NOBODYS,
    bestand,
    draft,
    draft_ids,
    mine_here,
    of_person,
    one,
    own_werkgebieden,
    plafond_of,
)
from portal.buurtbonnen.queries.own import area_name, schorsingen, verloop, verzoeken

__all__ = [
    "NOBODYS",
    "area_name",
    "bestand",
    "draft",
    "draft_ids",
    "earlier",
    "earlier_from_address",
    "earlier_from_group",
    "mine_here",
    "of_person",
    "omvang_of",
    "one",
    "own_werkgebieden",
    "plafond_of",
    "schorsingen",
    "verloop",
    "verzoeken",
]
