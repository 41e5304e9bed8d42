"""What staff do with a submission."""

from portal.inbreng.actions.beloven import go_on, pause, promise
from portal.inbreng.actions.dienst import answer, open_question, pass_on, remind, stop_waiting
from portal.inbreng.actions.triage import drop_row, follow_leidraad, load_standard_table, sort_out, write_row

__all__ = [
    "answer", "drop_row", "follow_leidraad", "go_on", "load_standard_table", "open_question", "pass_on", "pause",
    "promise", "remind", "sort_out", "stop_waiting", "write_row",
]
