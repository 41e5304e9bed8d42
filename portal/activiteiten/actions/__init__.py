"""What happens to an activity: planned, announced, moved, held or called off; and its photos."""

from portal.activiteiten.actions.fotos import add_foto, drop_foto
from portal.activiteiten.actions.planning import discard, edit, start, take_step
from portal.activiteiten.actions.terugblik import look_back

__all__ = ["add_foto", "discard", "drop_foto", "edit", "look_back", "start", "take_step"]
