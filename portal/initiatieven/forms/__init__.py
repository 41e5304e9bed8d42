"""What residents and staff fill in about an initiatief."""

from portal.initiatieven.forms.deeds import (
    AntwoordForm,
    HeroverwegingForm,
    MijlpaalForm,
    StapForm,
    UitnodigingForm,
    VoortgangForm,
    WeghalenForm,
)
from portal.initiatieven.forms.writing import InitiatiefForm, PlanFotoForm

__all__ = [
    "AntwoordForm",
    "HeroverwegingForm",
    "InitiatiefForm",
    "MijlpaalForm",
    "PlanFotoForm",
    "StapForm",
    "UitnodigingForm",
    "VoortgangForm",
    "WeghalenForm",
]
