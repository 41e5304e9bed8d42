"""What may be filled in here: an account, a run, its steps, and money that comes back."""

from portal.betalingen.forms.rekening import BevestigForm, RekeningForm
from portal.betalingen.forms.runs import IntrekkenForm, RunForm, StapForm, UitvoerenForm
from portal.betalingen.forms.terug import OntvangstForm, TerugdraaiForm, TerugForm

__all__ = [
    "BevestigForm", "IntrekkenForm", "OntvangstForm", "RekeningForm", "RunForm", "StapForm", "TerugForm", "TerugdraaiForm",
    "UitvoerenForm",
]
