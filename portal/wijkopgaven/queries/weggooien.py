"""What keeps the draft of an inspanning from being thrown away."""

from dataclasses import dataclass

from portal.wijkopgaven.queries.lijn import brought
from portal.wijkopgaven.queries.publicatie import was_asked
from portal.wijkopgaven.queries.risicos import all_risks


@dataclass(frozen=True)
class Hinder:
    """``gevraagd``: was the wijkregisseur asked about it? ``inbreng``: what is linked to it or once was, as rows of
    ``brought``; ``risicos``: the risks that name it, solved or not."""

    gevraagd: bool
    inbreng: list
    risicos: list

    def __bool__(self):
        return bool(self.gevraagd or self.inbreng or self.risicos)


def in_the_way(inspanning_id):
    """The Hinder of one inspanning; false when nothing stands in the way."""
    return Hinder(was_asked(inspanning_id), brought(inspanning_id).rows, all_risks(inspanning_id))
