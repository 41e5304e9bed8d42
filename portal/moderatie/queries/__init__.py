"""What we look up for staff: the queue, what belongs to one zaak, texts, reports and figures."""

from portal.moderatie.queries.dossier import (
    all_texts,
    history,
    notes,
    open_request,
    report,
    reports,
    reports_of,
    request,
    requests,
    requests_of,
    text,
    texts,
)
from portal.moderatie.queries.queue import areas, colleagues, counts, judges, per_wijk, queue, together
from portal.moderatie.queries.reach import attention

__all__ = [
    "all_texts", "areas", "attention", "colleagues", "counts", "history", "judges", "notes", "open_request", "per_wijk",
    "queue", "report", "reports", "reports_of", "request", "requests", "requests_of", "text", "texts", "together",
]
