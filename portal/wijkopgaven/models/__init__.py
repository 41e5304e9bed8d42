"""What we remember of the work of a wijk."""

from portal.wijkopgaven.models.doelen import Doel, DoelFocus, DoelIndicator
from portal.wijkopgaven.models.inspanning import (
    Inspanning,
    InspanningDoel,
    InspanningGeld,
    InspanningMijlpaal,
    Publicatievraag,
    VoortgangFoto,
)
from portal.wijkopgaven.models.koppeling import Koppeling
from portal.wijkopgaven.models.opgave import OpgaveJaar, OpgaveLid, Projectgroep, Risico, Wijkopgave

__all__ = [
    "Doel", "DoelFocus", "DoelIndicator", "Inspanning", "InspanningDoel", "InspanningGeld", "InspanningMijlpaal",
    "Koppeling", "OpgaveJaar", "OpgaveLid", "Projectgroep", "Publicatievraag", "Risico", "VoortgangFoto", "Wijkopgave",
]
