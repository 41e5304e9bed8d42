"""What may be filled in here."""

from portal.toekenningen.forms.uitgave import BonForm, RedenForm, UitgaveForm

__all__ = ["BonForm", "RedenForm", "UitgaveForm"]
