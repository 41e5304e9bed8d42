"""What happens to a group: beginning, people and their roles, recognition, extra criteria, stopping."""

from portal.bewonersgroepen.actions.criteria import add_criterium, end_criterium
from portal.bewonersgroepen.actions.group import edit, reopen, start, stop
from portal.bewonersgroepen.actions.inviting import accept, hand_over, invite, offered, withdraw
from portal.bewonersgroepen.actions.members import change_role, end_role, leave, leave_everywhere
from portal.bewonersgroepen.actions.recognition import end_recognition, recognise

__all__ = [
    "accept",
    "add_criterium",
    "change_role",
    "edit",
    "end_criterium",
    "end_recognition",
    "end_role",
    "hand_over",
    "invite",
    "leave",
    "leave_everywhere",
    "offered",
    "recognise",
    "reopen",
    "start",
    "stop",
    "withdraw",
]
