"""That a plan was changed after people could read it."""

from portal.story.actions import tell


def tell_change(initiatief, *, by, **data):
    """Of what is or was on the site the story tells; of a hidden plan the team hears, which may put it back."""
    if initiatief.published_at or initiatief.hidden_at:
        tell(initiatief, "herstellen" if initiatief.hidden_at else "bewerken", by=by, data=data)
