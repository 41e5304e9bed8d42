"""What happens to a group: beginning, people and their roles, recognition, extra criteria, help, stopping."""

from portal.bewonersgroepen.actions.criteria import add_criterium, end_criterium
from portal.bewonersgroepen.actions.group import edit, reopen, start, stop
from portal.bewonersgroepen.actions.hulp import help_out, step_in, stop_helping
from portal.bewonersgroepen.actions.inviting import accept, hand_over, invite, offered, withdraw
from portal.bewonersgroepen.actions.members import change_role, end_role, leave, leave_everywhere
from portal.bewonersgroepen.actions.papier import accept_code, make_code, offered_by_code, withdraw_code
from portal.bewonersgroepen.actions.recognition import change_conditions, end_recognition, recognise

__all__ = [
    "accept",
    "accept_code",
    "add_criterium",
    "change_conditions",
    "change_role",
    "edit",
    "end_criterium",
    "end_recognition",
    "end_role",
    "hand_over",
    "help_out",
    "invite",
    "leave",
    "leave_everywhere",
    "make_code",
    "offered",
    "offered_by_code",
    "recognise",
    "reopen",
    "start",
    "step_in",
    "stop",
    "stop_helping",
    "withdraw",
    "withdraw_code",
]
