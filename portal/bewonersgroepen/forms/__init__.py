"""What people fill in about a group, and staff about an organisation."""

from portal.bewonersgroepen.forms.erkenning import CriteriumForm, EindeForm, ErkenningForm, VoorwaardenForm, lines
from portal.bewonersgroepen.forms.groep import GroepForm, RedenForm
from portal.bewonersgroepen.forms.leden import CodeForm, OpvolgingForm, RolForm, UitnodigingForm
from portal.bewonersgroepen.forms.velden import CHOOSE, areas, one_of

__all__ = [
    "CHOOSE", "CodeForm", "CriteriumForm", "EindeForm", "ErkenningForm", "GroepForm", "OpvolgingForm", "RedenForm", "RolForm",
    "UitnodigingForm", "VoorwaardenForm", "areas", "lines", "one_of",
]
