"""What may be filled in here."""

from portal.activiteiten.forms.activiteit import ActiviteitForm, typed
from portal.activiteiten.forms.terugblik import ActiviteitFotoForm, TerugblikForm

__all__ = ["ActiviteitForm", "ActiviteitFotoForm", "TerugblikForm", "typed"]
