"""What happens to accounts, to the runs payments go in, and to money that comes back."""

from portal.betalingen.actions.rekeningen import confirm, give, reject
from portal.betalingen.actions.runs import approve, compose, execute, pay_day, withdraw
from portal.betalingen.actions.terug import came_back, receive, undo

__all__ = [
    "approve", "came_back", "compose", "confirm", "execute", "give", "pay_day", "receive", "reject", "undo", "withdraw",
]
