"""Which status may follow which: a workflow is a table of moves."""

from dataclasses import dataclass

from portal.errors import NotNow


@dataclass(frozen=True)
class Move:
    """One step: from any status in ``source`` to ``target``, for who holds ``may``.

    ``needs`` names what must come with it: "reden" (a public reason), "datum" (a last day),
    "naar" (who takes over, with a mail address), "doel" (the thing it merges into).
    """

    name: str
    source: frozenset
    target: str
    may: str
    needs: frozenset = frozenset()


class Workflow:
    """The steps of one kind of thing, by name."""

    def __init__(self, *moves):
        self.moves = {move.name: move for move in moves}

    def step(self, name, status):
        """The step called ``name``, or NotNow when this status does not allow it."""
        move = self.moves.get(name)
        if move is None or status not in move.source:
            raise NotNow(name)
        return move

    def from_status(self, status):
        return [move for move in self.moves.values() if status in move.source]
