"""What stands beside every page of the form: what each rule says now, and what is left for this area."""

from dataclasses import dataclass

from portal.buurtbonnen import queries
from portal.buurtbonnen.feiten import verdicts_of
from portal.buurtbonnen.rules.vragen import te_wijzigen
from portal.clock import today
from portal.regelingen.models import Plafond
from portal.regelingen.rules.verdict import Oordeel
from portal.regelingen.sentences import sentence

# The order in which they are read: what must be mended first.
ORDER = (Oordeel.VOLDOET_NIET, Oordeel.INVULLEN, Oordeel.GEMEENTE, Oordeel.VOLDOET)


@dataclass(frozen=True)
class Toets:
    """``regels``: (verdict, sentence, page that mends it or ""), what must be mended first; ``plafond`` or None."""

    regels: list
    telling: dict
    plafond: Plafond | None
    gevraagd: int
    stand: object

    @property
    def niet(self):
        return self.telling[Oordeel.VOLDOET_NIET]

    @property
    def delen(self):
        """The plafond in percent: [(class, x, width)] of granted, reserved, and what this one asks."""
        drawn, at, whole = [], 0.0, self.plafond.bedrag or 1
        asked = min(self.gevraagd, max(0, self.plafond.over))
        for look, cents in (("a", self.plafond.toegekend), ("b", self.plafond.gereserveerd), ("c", asked)):
            width = round(100 * cents / whole, 1)
            drawn.append((look, round(at, 1), width))
            at += width
        return drawn

    @property
    def daarna(self):
        return max(0, self.plafond.over - self.gevraagd)


def te_lezen(verdicts):
    """In the order in which they are read, the same on every page."""
    return sorted(verdicts, key=lambda verdict: ORDER.index(verdict.oordeel))


def toets_of(aanvraag):
    day, plafond = aanvraag.ontvangen_op or today(), queries.plafond_of(aanvraag)
    verdicts, pages = verdicts_of(aanvraag, day, plafond), te_wijzigen(aanvraag)
    return Toets(
        regels=[(verdict, sentence(verdict), verdict.vraag if verdict.vraag in pages else "") for verdict in te_lezen(verdicts)],
        telling={oordeel: sum(verdict.oordeel == oordeel for verdict in verdicts) for oordeel in ORDER},
        plafond=plafond,
        gevraagd=aanvraag.gevraagd or 0,
        stand=today(),
    )
