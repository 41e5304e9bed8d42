"""What may be filled in here."""

from portal.verantwoording.forms.beoordelen import (
    BeoordelenForm,
    BesluitForm,
    ReactieForm,
    TerugForm,
    TerugleggenForm,
)
from portal.verantwoording.forms.paginas import PAGINAFORMS

__all__ = ["PAGINAFORMS", "BeoordelenForm", "BesluitForm", "ReactieForm", "TerugForm", "TerugleggenForm"]
