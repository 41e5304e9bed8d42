"""A round whose order people decide after it has closed: who ranks, what that gives, and what fixes it."""

from dataclasses import dataclass
from fractions import Fraction

from portal.bewonersgroepen.rules import Rol as GroepsRol
from portal.bewonersgroepen.rules import heeft_rol
from portal.people.rules import Rol
from portal.regelingen.rules.parameters import waarde
from portal.rule import Rule

MINST, MEEST = 1, 10
# Who ranks, where that is a role; else it is for the adviseurs of the organisations of the area.
BEOORDELAARS = {"commissie": Rol.COMMISSIELID, "ambtelijk": Rol.BEHANDELAAR}
WERKERS = (Rol.COMMISSIELID, Rol.BEHANDELAAR)


@dataclass(frozen=True)
class Ronde:
    """All that is asked of one plafond in one venster. ``groepen``: the recognised organisations of its area, with
    their members; ``aanvragen``: rows of the applications that are open, by id; ``volgorde`` as last fixed, or None."""

    plafond: object
    versie: object
    venster: object
    groepen: tuple = ()
    aanvragen: dict = None
    volgorde: object = None

    kind = "rondes"

    @property
    def id(self):
        return self.plafond.id

    @property
    def gebied_code(self):
        return self.plafond.gebied_code

    @property
    def gezag(self):
        return waarde(self.versie.regels, "gezag", "ambtelijk")

    @property
    def stemt(self):
        """Does its order come from a vote?"""
        return waarde(self.versie.regels, "verdeling") == "stemmen"

    def is_dicht(self, day):
        """Can nobody ask any more?"""
        return self.venster.sluit_op < day

    def plaats(self, id):
        """The place of an application in the order, or None."""
        return self.volgorde.plaatsen.get(str(id)) if self.volgorde else None


@Rule
def is_beoordelaar(person, ronde):
    """Is of the body that ranks the applications of this round."""
    rol = BEOORDELAARS.get(ronde.gezag)
    if rol:
        return person.holds((rol,), ronde)
    return any(heeft_rol(person, groep, (GroepsRol.ADVISEUR,)) for groep in ronde.groepen)


@Rule
def werkt_aan_rondes(person, ronde):
    return person.holds(WERKERS, None)


def gemiddelde(punten):
    """(sum, number) as one number that is exactly equal where the averages are."""
    total, number = punten
    return Fraction(total, number)


def voorstel(punten):
    """{id: place} by the average, the highest first; equals have the same place. ``punten``: {id: (sum, number)}"""
    scores = {id: gemiddelde(given) for id, given in punten.items()}
    return {id: 1 + sum(other > score for other in scores.values()) for id, score in scores.items()}


def what_lacks(ronde, plaatsen, reden, bron):
    """The name of what is missing before the order can be fixed, or ""."""
    if set(plaatsen) != set(ronde.aanvragen) or any(plaats < 1 for plaats in plaatsen.values()):
        return "plaatsen"
    if not reden.strip():
        return "reden"
    return "bron" if ronde.stemt and not bron.strip() else ""
