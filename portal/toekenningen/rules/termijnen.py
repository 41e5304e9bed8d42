"""In which parts a grant is paid, and when it is to be accounted for and settled, by the version of its regeling."""

from portal.regelingen.rules.parameters import waarde
from portal.toekenningen.rules.status import BESLOTEN, Vorm

WHOLE = ({"deel": 100},)


def delen(bedrag, rows):
    """The amounts in cents of instalments of so many percent each; together never more than ``bedrag``.

    What the percentages leave is paid after settlement. Rounding goes to the later parts.
    """
    ends, total = [0], 0
    for row in rows:
        total = min(100, total + row["deel"])
        ends.append(bedrag * total // 100)
    return [end - start for start, end in zip(ends, ends[1:], strict=False)]


def is_apart_vastgesteld(toekenning):
    """Was it settled by a besluit of its own? One that is settled with the grant itself only was when something was released."""
    direct = waarde(toekenning.aanvraag.versie.regels, "vaststelling") == "direct"
    return toekenning.status in BESLOTEN and (not direct or toekenning.vrijgevallen > 0)


def vorm_van(regels, bedrag, steekproef=False):
    """How the recipient accounts for this many cents."""
    if waarde(regels, "vaststelling") == "verantwoording":
        light = bedrag <= waarde(regels, "licht_tot", 0) and not steekproef
        return Vorm.LICHT if light else Vorm.BONNEN
    return Vorm.BONNEN if steekproef else Vorm.GEEN
