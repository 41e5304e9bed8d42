"""What holds for a bezwaar: when it came in time, and what may be decided anew when it is right."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.buurtbonnen.rules.besluit import DEEL_MAG_NIET, NIETS, TE_VEEL, Uitkomst
from portal.buurtbonnen.rules.status import BezwaarStatus

# The steps that take a besluit away; another takes its place (Awb 7:11 lid 2).
HERROEPT = frozenset({"gegrond_verklaren", "deels_gegrond_verklaren"})
# How a bezwaar may come in on paper: it is in writing, so never by telephone (Awb 6:4).
OP_PAPIER = ("post", "balie")
# How many days longer a decision may take by our own word, once (Awb 7:10 lid 3).
LANGST_VERDAGEN = 42
# What keeps a besluit from being taken anew like this, each with a sentence in the forms.
LAGER, ANDERS, NIETS_ANDERS = "lager", "anders", "niets_anders"
# Which step an application takes with what is decided anew.
STAP = {Uitkomst.TOEKENNEN: "toekennen_na_bezwaar", Uitkomst.AFWIJZEN: "afwijzen_na_bezwaar"}


class Horen(StrEnum):
    """Whether who objects was heard (Awb 7:2), or why not: each ground of 7:3, from c to e and then a and b."""

    GEHOORD = "gehoord"
    AFGEZIEN = "afgezien"
    GEEN_REACTIE = "geen_reactie"
    TEGEMOETGEKOMEN = "tegemoetgekomen"
    KENNELIJK_NIET_ONTVANKELIJK = "kennelijk_niet_ontvankelijk"
    KENNELIJK_ONGEGROND = "kennelijk_ongegrond"


# A ground that says how the decision comes out goes with that decision only.
ALLEEN_BIJ = {
    Horen.TEGEMOETGEKOMEN: "gegrond_verklaren",
    Horen.KENNELIJK_NIET_ONTVANKELIJK: "niet_ontvankelijk_verklaren",
    Horen.KENNELIJK_ONGEGROND: "ongegrond_verklaren",
}


@dataclass(frozen=True)
class Gehoord:
    """What is said of hearing who objects: how, and of a hearing the day and the report (Awb 7:7)."""

    hoe: str = ""
    op: date | None = None
    verslag: str = ""


def horen_lacks(gehoord, step, ingediend_op, wacht_tot, day):
    """The name of what keeps a bezwaar from being decided on like this, or ""; ``wacht_tot``: the last day to react."""
    if gehoord.hoe not in set(Horen) or ALLEEN_BIJ.get(gehoord.hoe, step) != step:
        return "horen_past_niet" if gehoord.hoe else "horen"
    if gehoord.hoe == Horen.GEEN_REACTIE and wacht_tot and wacht_tot >= day:
        return "horen_wacht"
    if gehoord.hoe != Horen.GEHOORD:
        return ""
    if gehoord.op is None or not ingediend_op <= gehoord.op <= day:
        return "gehoord_op"
    return "" if gehoord.verslag.strip() else "hoorverslag"


@dataclass(frozen=True)
class Herziening:
    """What takes the place of a besluit: the outcome, the amount in cents, and the obligations."""

    uitkomst: str
    bedrag: int = 0
    verplichtingen: tuple[str, ...] = ()


def may_be_late(bezwaar, day):
    """May the decision take longer on this day? Not once the term is over."""
    return bezwaar.status == BezwaarStatus.INGEDIEND and bezwaar.beslissen_voor >= day


def to_complete(bezwaar):
    """What was asked last and did not come yet, also when it is late; None once it was decided."""
    if bezwaar.status != BezwaarStatus.INGEDIEND or not bezwaar.verzoeken:
        return None
    last = bezwaar.verzoeken[-1]
    return last if last.aangevuld_op is None else None


def is_te_laat(bezwaar, day):
    """The last day to decide has passed, and nothing was decided."""
    return bezwaar.status == BezwaarStatus.INGEDIEND and bezwaar.beslissen_voor < day


def kost_niets(bezwaar):
    """It was plain at once that it could not be heard or not be right: then lateness costs nothing (Awb 4:17 lid 6 c)."""
    return bezwaar.horen in (Horen.KENNELIJK_NIET_ONTVANKELIJK, Horen.KENNELIJK_ONGEGROND)


def is_op_tijd(ontvangen, gepost, tot, week_na):
    """Received on the last day at the latest; or posted by then, and received within a week after it (Awb 6:9)."""
    return ontvangen <= tot or (gepost is not None and gepost <= tot and ontvangen <= week_na)


def possible(besluit):
    """What may be decided in its place: money, or a refusal where it had not been looked at before."""
    left_unhandled = besluit.uitkomst == Uitkomst.BUITEN_BEHANDELING
    return (Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN) if left_unhandled else (Uitkomst.TOEKENNEN,)


def objections(besluit, nieuw, gevraagd, *, deel_mag):
    """Why ``nieuw`` cannot take the place of this besluit: a list of names, empty when it can.

    Who objects comes out of it no worse (Awb 7:11), and something changes, or the bezwaar is not right.
    """
    if nieuw.uitkomst not in possible(besluit):
        return [ANDERS]
    if nieuw.uitkomst == Uitkomst.AFWIJZEN:
        return []
    if not nieuw.bedrag or nieuw.bedrag < 0:
        return [NIETS]
    if nieuw.bedrag < besluit.bedrag:
        return [LAGER]
    if nieuw.bedrag > gevraagd:
        return [TE_VEEL]
    if besluit.bedrag < nieuw.bedrag < gevraagd and not deel_mag:
        return [DEEL_MAG_NIET]
    same = nieuw.bedrag == besluit.bedrag and list(nieuw.verplichtingen) == list(besluit.verplichtingen)
    return [NIETS_ANDERS] if same else []
