"""What we remember of an agenda: its phases, the signalen and points people brought, and what became of them."""

from portal.buurtagenda.models.agenda import Agenda, AgendaBuurt, FasePlan
from portal.buurtagenda.models.punt import Agendapunt, PuntMijlpaal, PuntSteun, Toets
from portal.buurtagenda.models.signaal import Signaal

__all__ = ["Agenda", "AgendaBuurt", "Agendapunt", "FasePlan", "PuntMijlpaal", "PuntSteun", "Signaal", "Toets"]
