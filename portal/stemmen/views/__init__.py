"""The pages about voting."""

from portal.stemmen.views import balie, biljet, codes, keuzes, maken, papier, poort, ronde, uitslag, vastleggen, wat_als
from portal.stemmen.views.blueprint import room

__all__ = ["balie", "biljet", "codes", "keuzes", "maken", "papier", "poort", "ronde", "room", "uitslag", "vastleggen", "wat_als"]
