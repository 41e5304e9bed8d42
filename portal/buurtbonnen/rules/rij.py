"""Whose turn it is for the money of a plafond, and when that takes a lottery."""

from dataclasses import dataclass, field
from functools import cached_property

from portal.regelingen.rules.parameters import waarde
from portal.regelingen.rules.queue import FITS, Plaats, Wachtende, counted, distribute, moment

OP_VOLGORDE = ("volgorde_ontvangst", "volgorde_volledig")


@dataclass(frozen=True)
class Rij:
    """Those who wait for what is left of a plafond, in order. ``moments``: {id: what counts of it, a day or a moment};
    ``seeds``: {such a day or moment: the seed of its lottery}; ``per_dag``: all of one day are equal."""

    plaatsen: tuple[Plaats, ...] = ()
    moments: dict = field(default_factory=dict)
    seeds: dict = field(default_factory=dict)
    per_dag: bool = False

    @cached_property
    def by_id(self):
        return {plaats.id: plaats for plaats in self.plaatsen}

    def plaats(self, id):
        """The place of one application, or None when it does not wait."""
        return self.by_id.get(id)

    def uitleg(self, id):
        """Why it stands where it stands; what lots would say is not told before they were drawn."""
        plaats = self.plaats(id)
        if plaats is None:
            return ()
        if not plaats.loting or self.moments[id] in self.seeds:
            return plaats.uitleg
        hidden = {"loting"} | ({"plaats", plaats.uitkomst} if self.is_undecided(self.plaats(plaats.loting[0])) else set())
        return tuple(one for one in plaats.uitleg if one[0] not in hidden)

    def te_loten(self, day):
        """The ids of the first that must draw lots before anybody else is served; nobody while their day runs."""
        for plaats in self.plaatsen:
            if self.is_over(plaats, day) and self.is_undecided(plaats):
                return plaats.loting
        return ()

    def aan_de_beurt(self, day):
        """[place]: those for whom the money is kept now. Nobody passes a day that still runs, or a lottery to come."""
        served = []
        for plaats in self.plaatsen:
            if not self.is_over(plaats, day) or self.is_undecided(plaats):
                break
            if plaats.uitkomst == FITS:
                served.append(plaats)
        return served

    def is_over(self, plaats, day):
        """Can nobody come any more who would be equal to this one?"""
        return not self.per_dag or self.moments[plaats.id] < day

    def is_undecided(self, plaats):
        """Equal to others, not all of them fit, and no lots were drawn; asked of the first of them."""
        if plaats.id not in plaats.loting[:1] or self.moments[plaats.id] in self.seeds:
            return False
        return any(self.plaats(id).uitkomst != FITS for id in plaats.loting)


def rij_of(rows, over, regels, seeds):
    """The queue for ``over`` cents. ``rows``: id, gevraagd, deel (what was agreed to instead, or None), ontvangen_at
    and compleet_op of each that waits. A regeling that does not go by order has no queue."""
    verdeling, gelijk = waarde(regels, "verdeling"), waarde(regels, "gelijk", "dag")
    if verdeling not in OP_VOLGORDE:
        return Rij()
    vragen = [Wachtende(row.id, row.deel or row.gevraagd, row.ontvangen_at, row.compleet_op) for row in rows]
    moments = {
        vraag.id: counted(at, gelijk) for vraag in vragen if (at := moment(vraag, verdeling)) is not None
    }
    plaatsen = distribute(vragen, over, verdeling=verdeling, gelijk=gelijk, seed=seeds)
    return Rij(tuple(plaatsen), moments, seeds, gelijk == "dag")
