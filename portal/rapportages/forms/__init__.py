"""What is filled in to make a report, and what is asked of the figures."""

from portal.rapportages.forms.cijfers import BereikForm, GeldForm
from portal.rapportages.forms.verslag import VerslagForm

__all__ = ["BereikForm", "GeldForm", "VerslagForm"]
