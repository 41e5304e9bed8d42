"""What happens to an initiatief: writing, steps, support, photos, news."""

from portal.initiatieven.actions.fotos import add_foto, drop_foto
from portal.initiatieven.actions.leaving import leave_everywhere
from portal.initiatieven.actions.news import (
    add_mijlpaal,
    answer,
    drop_mijlpaal,
    drop_news,
    reach_mijlpaal,
    report_progress,
    require_drop,
)
from portal.initiatieven.actions.people import accept_invitation, invite, leave, step_in, take_out, withdraw
from portal.initiatieven.actions.steps import hide, show_again, take_step
from portal.initiatieven.actions.support import add_support, drop_support
from portal.initiatieven.actions.writing import claim_drafts, discard, edit, start

__all__ = [
    "accept_invitation",
    "add_foto",
    "add_mijlpaal",
    "add_support",
    "answer",
    "claim_drafts",
    "discard",
    "drop_foto",
    "drop_mijlpaal",
    "drop_news",
    "drop_support",
    "edit",
    "hide",
    "invite",
    "leave",
    "leave_everywhere",
    "reach_mijlpaal",
    "report_progress",
    "require_drop",
    "show_again",
    "start",
    "step_in",
    "take_out",
    "take_step",
    "withdraw",
]
