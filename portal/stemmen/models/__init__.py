"""What we remember of a vote: what is voted on, who voted, the ballots, the codes and the count."""

from portal.stemmen.models.codes import Papier, Papierbundel, Stemcode
from portal.stemmen.models.ronde import Keuze, Stemronde, Strijdig
from portal.stemmen.models.stem import WAITS, Gestemd, Stembiljet, Stemconcept
from portal.stemmen.models.telling import Stemtelling

__all__ = [
    "Gestemd", "Keuze", "Papier", "Papierbundel", "Stembiljet", "Stemcode", "Stemconcept", "Stemronde", "Stemtelling", "Strijdig",
    "WAITS",
]
