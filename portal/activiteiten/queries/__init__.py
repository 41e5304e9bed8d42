"""What we look up about activities."""

from portal.activiteiten.queries.kalender import of_area, of_group
from portal.activiteiten.queries.lijsten import agenda, coming_in, coming_of, plans_of
from portal.activiteiten.queries.one import before_taken_away, foto, fotos, of_this_group, one
from portal.activiteiten.queries.potjes import board_activities, has_expenses, money_of, potje, potjes

__all__ = [
    "agenda", "before_taken_away", "board_activities", "coming_in", "coming_of", "foto", "fotos", "has_expenses", "money_of",
    "of_area", "of_group", "of_this_group", "one", "plans_of", "potje", "potjes",
]
