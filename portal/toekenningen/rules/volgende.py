"""What comes next with a grant, for whom, and by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.toekenningen.rules.status import Status


class Stap(StrEnum):
    """Those in ``ONTVANGER`` are for the recipient; in the others the gemeente approves the plan (``KEUREN``), pays
    (``BETALEN``), judges the account (``BEOORDELEN``) or settles of its own accord (``VASTSTELLEN``)."""

    PLAN = "plan"
    REKENING = "rekening"
    TEKENEN = "tekenen"
    VERANTWOORDEN = "verantwoorden"
    REAGEREN = "reageren"
    TERUGBETALEN = "terugbetalen"
    KEUREN = "keuren"
    BETALEN = "betalen"
    BEOORDELEN = "beoordelen"
    VASTSTELLEN = "vaststellen"


ONTVANGER = (Stap.PLAN, Stap.REKENING, Stap.TEKENEN, Stap.VERANTWOORDEN, Stap.REAGEREN, Stap.TERUGBETALEN)


@dataclass(frozen=True)
class Volgende:
    """One thing that comes next; ``voor``: the last day, where there is one."""

    stap: Stap
    voor: date | None = None

    @property
    def is_aan_jou(self):
        return self.stap in ONTVANGER


def volgende(toekenning, day, *, rekening, tekenen, termijnen=(), vaststelling=None, plan=None):
    """What comes next on this day, in the order of who must move first.

    ``rekening``: is there an account; ``tekenen``: do expenses wait for this person; ``termijnen``: rows with vervallen,
    stand and betalen_voor; ``vaststelling``: the last one the recipient knows of, a row or None; ``plan``: its
    Bestedingsplan, or None.
    """
    owed = toekenning.te_betalen > 0
    steps = of_plan(toekenning, plan)
    steps += [Volgende(Stap.REKENING)] if owed and not rekening else []
    steps += [Volgende(Stap.TEKENEN)] if tekenen else []
    steps += of_status(toekenning, day, vaststelling)
    announced = is_lager_aangekondigd(vaststelling)
    steps += [Volgende(Stap.VASTSTELLEN)] if toekenning.is_opnieuw_vast_te_stellen and not announced else []
    waits = [row.betalen_voor for row in termijnen if not row.vervallen and row.stand != "betaald"]
    if owed and rekening and waits and not announced:
        steps.append(Volgende(Stap.BETALEN, min(waits)))
    return sorted(steps, key=lambda step: not step.is_aan_jou)


def of_plan(toekenning, plan):
    if toekenning.plan_akkoord or toekenning.status != Status.LOPEND:
        return []
    return [Volgende(Stap.KEUREN if plan and plan.wacht else Stap.PLAN)]


def is_voorbij(toekenning, day):
    """Is what it was granted for over?"""
    return toekenning.klaar_op is None or toekenning.klaar_op < day


def is_lager_aangekondigd(vaststelling):
    """Is the last that the recipient knows of an intention to settle lower, that is not decided on?"""
    return vaststelling is not None and vaststelling.besluit_op is None


def of_status(toekenning, day, vaststelling):
    steps = of_voornemen(toekenning, vaststelling) if is_lager_aangekondigd(vaststelling) else []
    match toekenning.status:
        case Status.LOPEND if toekenning.verantwoorden_voor and not is_voorbij(toekenning, day):
            return []
        case Status.LOPEND if toekenning.verantwoorden_voor:
            return [Volgende(Stap.VERANTWOORDEN, toekenning.verantwoorden_voor)]
        case Status.LOPEND if toekenning.vaststellen_voor:
            return [Volgende(Stap.VASTSTELLEN, toekenning.vaststellen_voor)]
        case Status.VERANTWOORD:
            return [Volgende(Stap.BEOORDELEN, toekenning.vaststellen_voor)]
        case Status.TERUG if not toekenning.is_opnieuw_vast_te_stellen:
            return [*steps, Volgende(Stap.TERUGBETALEN, vaststelling and vaststelling.terug_voor)]
    return steps


def of_voornemen(toekenning, vaststelling):
    """A grant that was settled before has no last day to settle it again."""
    if not vaststelling.zienswijze:
        return [Volgende(Stap.REAGEREN, vaststelling.zienswijze_tot)]
    return [Volgende(Stap.BEOORDELEN, toekenning.vaststellen_voor if toekenning.status == Status.VOORNEMEN else None)]
