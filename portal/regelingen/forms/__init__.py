"""What staff fill in to lay down a regeling."""

from portal.regelingen.forms.groep import groep_form
from portal.regelingen.forms.versie import (
    EMPTY,
    LIKE_LAST,
    BeginForm,
    KaderForm,
    NaamForm,
    RegelingForm,
    VensterForm,
    VersionForm,
    plafonds_form,
)

__all__ = [
    "EMPTY",
    "LIKE_LAST",
    "BeginForm",
    "KaderForm",
    "NaamForm",
    "RegelingForm",
    "VensterForm",
    "VersionForm",
    "groep_form",
    "plafonds_form",
]
