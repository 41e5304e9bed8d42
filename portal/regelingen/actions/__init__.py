"""What happens to regelingen: versions drawn up, published and replaced."""

from portal.regelingen.actions.begin import rename, start_example, start_regeling, start_versie
from portal.regelingen.actions.vensters import add_venster, change_venster, drop_venster, set_plafonds
from portal.regelingen.actions.versies import demand_concept, discard, publish, set_frame, set_regels

__all__ = [
    "add_venster",
    "change_venster",
    "demand_concept",
    "discard",
    "drop_venster",
    "publish",
    "rename",
    "set_frame",
    "set_plafonds",
    "set_regels",
    "start_example",
    "start_regeling",
    "start_versie",
]
