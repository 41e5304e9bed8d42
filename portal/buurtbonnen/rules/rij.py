"""Whose turn it is for the money of a plafond, and when that takes a lottery."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

from portal.regelingen.rules.parameters import waarde
from portal.regelingen.rules.queue import FITS, HERE, RONDES, Plaats, Wachtende, counted, distribute

# The column with the moment that counts, for each order of arrival.
NAMEN = {"volgorde_ontvangst": "ontvangen_at", "volgorde_volledig": "compleet_op"}


@dataclass(frozen=True)
class Rij:
    """Those who wait for what is left of a plafond, in order. ``seeds``: {what counted of the tied, a day or a moment:
    the seed of their lottery}; ``per_dag``: all of one day are equal."""

    plaatsen: tuple[Plaats, ...] = ()
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
        if not plaats.loting or plaats.geteld in self.seeds:
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
        return not self.per_dag or plaats.geteld < day

    def is_undecided(self, plaats):
        """Equal to others, not all of them fit, and no lots were drawn; asked of the first of them."""
        if plaats.id not in plaats.loting[:1] or plaats.geteld in self.seeds:
            return False
        return any(self.plaats(id).uitkomst != FITS for id in plaats.loting)


def span_of(regels, row):
    """What is equal to an application in the queue: (the moment that counts of it is called, first moment, the moment
    after the last), or None when it does not wait. ``row``: ontvangen_at and compleet_op."""
    verdeling = waarde(regels, "verdeling")
    at = getattr(row, NAMEN[verdeling]) if verdeling in NAMEN else None
    if at is None:
        return None
    if waarde(regels, "gelijk", "dag") != "dag":
        return NAMEN[verdeling], at, at + timedelta(microseconds=1)
    day = counted(at, "dag")
    return NAMEN[verdeling], midnight(day), midnight(day + timedelta(days=1))


def midnight(day):
    return datetime.combine(day, time.min, HERE).astimezone(UTC)


def is_ronde(regels):
    """Does the order come from a ranking or a vote after the venster has closed?"""
    return waarde(regels, "verdeling") in RONDES


def rij_of(rows, over, regels, seeds, voor=0, grens=None, rangen=None):
    """The queue for ``over`` cents. ``rows``: id, bedrag, ontvangen_at and compleet_op of each that waits; ``voor``:
    how many stand before them; ``grens(ontvangen_at)``: by how much the plafond is lower for it; ``rangen``: {id: its
    place in the order of a round}, in which the rest does not stand."""
    verdeling, gelijk = waarde(regels, "verdeling"), "tijdstip" if is_ronde(regels) else waarde(regels, "gelijk", "dag")
    if verdeling is None:
        return Rij()
    vragen = [Wachtende(*row) for row in rows]
    if grens:
        vragen = [vraag._replace(grens=grens(vraag.ontvangen)) for vraag in vragen]
    if rangen is not None:
        vragen = [vraag._replace(rang=rangen.get(vraag.id)) for vraag in vragen]
    plaatsen = distribute(vragen, over, verdeling=verdeling, gelijk=gelijk, seed=seeds, voor=voor)
    return Rij(tuple(plaatsen), seeds, gelijk == "dag")
