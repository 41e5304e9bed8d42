"""What we remember of regelingen and of their money."""

from portal.regelingen.models.plafond import Boeking, Boekstand, Plafond
from portal.regelingen.models.regeling import Feestdag, Regeling, RegelingVersie, Storing, Venster

__all__ = ["Boeking", "Boekstand", "Feestdag", "Plafond", "Regeling", "RegelingVersie", "Storing", "Venster"]
