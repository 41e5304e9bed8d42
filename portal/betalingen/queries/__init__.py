"""What we look up about accounts, payments and the runs they go in."""

from portal.betalingen.queries.betalingen import CLAIM, betaling, betalingen, ontvangst, receipts, to_tell, undone
from portal.betalingen.queries.rekeningen import (
    accounts_of,
    ever_given,
    grant_of,
    holder,
    names_of,
    rekening,
    to_warn,
    waiting,
)
from portal.betalingen.queries.runs import (
    differing,
    file_of,
    for_bank,
    interested,
    lock,
    payments,
    repeated,
    run,
    runs,
    stale,
    totals,
)
from portal.betalingen.queries.te_betalen import (
    COLUMNS,
    MOST,
    asked,
    due,
    due_sums,
    grants_due,
    payable,
)

__all__ = [
    "CLAIM", "COLUMNS", "MOST", "accounts_of", "asked", "betaling", "betalingen", "differing", "due", "due_sums", "ever_given",
    "file_of", "for_bank", "grant_of", "grants_due", "holder", "interested", "lock", "names_of", "ontvangst", "payable",
    "payments", "receipts", "rekening", "repeated", "run", "runs", "stale", "to_tell", "to_warn", "totals", "undone", "waiting",
]
