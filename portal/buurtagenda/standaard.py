"""How a new agenda begins: the usual length and texts of each phase, from ``fasen.toml``."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from portal.buurtagenda.rules.fase import FASEN


@cache
def texts():
    """{phase: {"weken", "tekst", "inbreng"}}."""
    return tomllib.loads(Path(__file__).with_name("fasen.toml").read_text(encoding="utf-8"))


def planned(start: date):
    """The seven phases after each other from ``start``: dicts of fase, begint, eindigt, tekst and inbreng."""
    plan = []
    for fase in FASEN:
        usual = texts()[fase]
        end = start + timedelta(weeks=usual["weken"], days=-1)
        plan.append({"fase": str(fase), "begint": start, "eindigt": end, "tekst": usual["tekst"], "inbreng": usual["inbreng"]})
        start = end + timedelta(days=1)
    return plan
