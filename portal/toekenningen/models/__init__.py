"""What we remember of a grant: its sums, its instalments, what is spent of it, and what moves elsewhere. In cents."""

from portal.toekenningen.models.plan import Bestedingsplan
from portal.toekenningen.models.toekenning import Termijn, Toekenning
from portal.toekenningen.models.uitgave import Bon, Uitgave
from portal.toekenningen.models.verschuiving import Verschuiving

__all__ = ["Bestedingsplan", "Bon", "Termijn", "Toekenning", "Uitgave", "Verschuiving"]
