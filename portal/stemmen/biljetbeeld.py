"""A ballot as a page shows it: the options in an order of one's own, the limits in words, and the sums so far."""

import random
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.stemmen import geheim
from portal.stemmen.biljetzinnen import allowed, explained, name_of
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Vorm
from portal.templating import euro


@dataclass(frozen=True)
class Som:
    """A figure of the sticky bar. ``naam`` is what a script counts; ``zin`` holds {n} where the figure goes.

    ``nu`` of ``max``: money in cents, a number of choices or points; ``max`` None when there is no limit.
    """

    naam: str
    titel: str
    nu: int
    max: int | None
    zin: str
    over: str

    @property
    def shown(self):
        """The figure in its sentence, and what it is too much."""
        write = euro if self.naam == "geld" else str
        text = self.zin.replace("{n}", write(self.nu))
        return f"{text} ({self.over.replace('{n}', write(self.nu - self.max))})" if self.is_over else text

    @property
    def is_over(self):
        return self.max is not None and self.nu > self.max

    @property
    def percent(self):
        return min(100, round(100 * self.nu / self.max, 1)) if self.max else 0


@dataclass(frozen=True)
class Beeld:
    """``opties``: the options that can be chosen, in the order of this voter; ``fouten``: what is not right, as [Fout]."""

    ronde: object
    regels: Regels
    choices: dict
    opties: list
    fouten: list

    @property
    def ingetrokken(self):
        return [keuze for keuze in self.ronde.keuzes if keuze.ingetrokken_at is not None]

    @property
    def gekozen(self):
        """What was chosen, best first where there is an order, else as on the ballot."""
        rank = {Vorm.VOLGORDE: 1, Vorm.PUNTEN: -1}.get(self.ronde.vorm, 0)
        return sorted((keuze for keuze in self.opties if keuze.id in self.choices), key=lambda k: rank * self.choices[k.id])

    @property
    def verdwenen(self):
        """What was chosen before and is withdrawn now."""
        return [keuze for keuze in self.ingetrokken if keuze.id in self.choices]

    @property
    def uitleg(self):
        return allowed(self.ronde, self.regels, self.opties)

    @property
    def foutzinnen(self):
        return explained(self.ronde, self.fouten)

    @property
    def plaatsen(self):
        """How many places a ranking has."""
        return min(self.regels.max_keuzes or len(self.opties), len(self.opties))

    @property
    def sommen(self):
        return list(sums(self))

    def naam_van(self, key):
        return name_of(self.ronde, key)


def beeld_of(ronde, choices, fouten=()):
    """The ballot of this round as its voter sees it, with these choices filled in."""
    opties = [keuze for keuze in ronde.keuzes if keuze.ingetrokken_at is None]
    lot = geheim.keyed("volgorde", ronde.id, *ronde.kiezer.keeps_under)
    random.Random(lot).shuffle(opties)
    return Beeld(ronde, Regels.of(ronde.regels), choices, opties, list(fouten))


def sums(beeld):
    """What the sticky bar counts: money, points or choices."""
    vorm, regels, chosen = beeld.ronde.vorm, beeld.regels, beeld.gekozen
    if vorm == Vorm.MANDJE and beeld.ronde.budget is not None:
        cost, budget = sum(keuze.kosten for keuze in chosen), beeld.ronde.budget
        yield Som("geld", _("Verdeeld"), cost, budget, _("{n} van %(max)s", max=euro(budget)), _("{n} te veel"))
    if vorm == Vorm.PUNTEN:
        given, most = sum(beeld.choices.get(keuze.id, 0) for keuze in beeld.opties), regels.punten_totaal
        yield Som("punten", _("Punten"), given, most, _("{n} van %(max)s gegeven", max=most), _("{n} te veel"))
    most = 1 if vorm == Vorm.EEN else regels.max_keuzes and beeld.plaatsen
    most = None if vorm == Vorm.PUNTEN else most
    zin = _("{n} van %(max)s gekozen", max=most) if most else _("{n} gekozen")
    yield Som("aantal", _("Keuzes"), len(chosen), most, zin, _("{n} te veel"))
