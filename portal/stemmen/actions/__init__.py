"""What happens in a vote."""

from portal.stemmen.actions.bewaren import hand_on, save
from portal.stemmen.actions.stem import own_choice, vote
from portal.stemmen.actions.uitbrengen import Stemmer, cast

__all__ = ["Stemmer", "cast", "hand_on", "own_choice", "save", "vote"]
