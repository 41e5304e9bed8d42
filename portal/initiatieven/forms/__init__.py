"""What residents and staff fill in about an initiatief."""

from portal.initiatieven.forms.deeds import (
    AntwoordForm,
    FotoForm,
    HeroverwegingForm,
    MijlpaalForm,
    MisbruikForm,
    StapForm,
    UitnodigingForm,
    VoortgangForm,
)
from portal.initiatieven.forms.writing import InitiatiefForm

__all__ = [
    "AntwoordForm",
    "FotoForm",
    "HeroverwegingForm",
    "InitiatiefForm",
    "MijlpaalForm",
    "MisbruikForm",
    "StapForm",
    "UitnodigingForm",
    "VoortgangForm",
]
