"""The money there is to spend: in all, and of each theme or area that has a budget of its own."""

from collections.abc import Mapping

from portal.tellen.election import Amount, Group, Project

ALLES: Group = ("alles", "")


class Kas:
    """What may still be spent. A pot that is closed pays nothing more, also when something is left in it.

    ``waits``: what is too much for the pot of a theme or area has another turn later, at what all of them leave.
    """

    def __init__(
        self, budget: Amount, budgets: Mapping[Group, Amount], closed: frozenset[Group] = frozenset(), waits: bool = False
    ):
        self.left = {**budgets, ALLES: budget}
        self.closed, self.waits = closed, waits

    def copy(self) -> "Kas":
        """The Kas as it is now; paying from the one leaves the other as it is."""
        budgets = dict(self.left)
        return Kas(budgets.pop(ALLES), budgets, self.closed, self.waits)

    @property
    def over(self) -> Amount:
        return self.left[ALLES]

    def pots(self, project: Project) -> list[Group]:
        """The pots a project is paid from; the money in all of them must be there."""
        return [ALLES, *sorted(group for group in project.groups if group in self.left)]

    def short(self, project: Project) -> list[Group]:
        """The pots that hold too little for a project."""
        return [pot for pot in self.pots(project) if self.left[pot] < project.cost]

    def ending(self, project: Project) -> list[Group]:
        """Those of them with which it ends: where it waits for another turn, only that of all."""
        return [pot for pot in self.short(project) if pot == ALLES or not self.waits]

    def shut(self, project: Project) -> bool:
        return bool(project.cost) and not self.closed.isdisjoint(self.pots(project))

    def holds(self, project: Project) -> bool:
        """Whether a project can be paid in full."""
        return not self.shut(project) and not self.short(project)

    def most(self, project: Project) -> Amount:
        """What a project can be paid at most."""
        return min(project.cost, *(self.left[pot] for pot in self.pots(project)))

    def pay(self, project: Project, amount: Amount) -> None:
        """``amount`` in cents, from every pot of the project."""
        for pot in self.pots(project):
            self.left[pot] -= amount

    def close(self, pots: list[Group]) -> None:
        self.closed = self.closed | frozenset(pots)
