"""What people fill in to ask for money under a regeling."""

from portal.buurtbonnen.forms.daden import BeginForm, BestandForm, IndienenForm, IntrekkenForm, NamensForm
from portal.buurtbonnen.forms.kosten import KostenForm
from portal.buurtbonnen.forms.vragen import (
    DraagvlakForm,
    GegevensForm,
    IdeeForm,
    JaarForm,
    VraagForm,
    WaarForm,
    WanneerForm,
    WieForm,
)

# page → its form; the pages for files and looking over have forms of their own.
VRAGEN = {form.pagina: form for form in (
    WieForm, JaarForm, IdeeForm, WaarForm, WanneerForm, KostenForm, DraagvlakForm, GegevensForm,
)}

__all__ = ["VRAGEN", "BeginForm", "BestandForm", "IndienenForm", "IntrekkenForm", "KostenForm", "NamensForm", "VraagForm"]
