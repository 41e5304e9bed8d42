"""What holds for payments: two people, one file, and nothing twice."""

from portal.betalingen.rules.rekening import (
    heeft_geen_tweede,
    is_belanghebbende,
    is_opgever,
    is_rekeninghouder,
    is_tweede,
    wacht_op_tweede,
)
from portal.betalingen.rules.run import LEVEN, ROLLEN, RunStatus, Stand, is_boeker, is_samensteller, overal, zonder_geld

__all__ = [
    "LEVEN", "ROLLEN", "RunStatus", "Stand", "heeft_geen_tweede", "is_belanghebbende", "is_boeker", "is_opgever",
    "is_rekeninghouder", "is_samensteller", "is_tweede", "overal", "wacht_op_tweede", "zonder_geld",
]
