"""The books of a few grants in the simplest words, without a database: what every sum must be. In cents."""

from dataclasses import dataclass, field

from portal.errors import NotNow


@dataclass
class Held:
    """What stands for an instalment: so much, in this run, ``klaar`` or ``betaald``."""

    cents: int
    run: int
    stand: str = "klaar"


@dataclass
class Grant:
    """One grant: its sums, its instalments as {number: cents}, and what stands for them as {number: Held}."""

    pot: int
    toegekend: int = 0
    uitbetaald: int = 0
    verantwoord: int = 0
    vastgesteld: int = 0
    vrijgevallen: int = 0
    overgedragen: int = 0
    gespaard: int = 0
    teruggevorderd: int = 0
    terugbetaald: int = 0
    termijnen: dict = field(default_factory=dict)
    held: dict = field(default_factory=dict)

    @property
    def received(self):
        """What the recipient has, as far as they may keep it."""
        return self.uitbetaald - self.teruggevorderd

    @property
    def spendable(self):
        return self.toegekend - self.gespaard

    @property
    def on_its_way(self):
        return sum(held.cents for held in self.held.values() if held.stand == "klaar")

    @property
    def free(self):
        return self.spendable - max(self.vastgesteld, self.received + self.on_its_way)

    def payable(self):
        """{number: cents} that a run would take now."""
        room, found = self.spendable - self.received - self.on_its_way, {}
        for number, cents in sorted(self.termijnen.items()):
            if number not in self.held and self.spendable > self.received:
                if room > 0:
                    found[number] = min(cents, room)
                room -= cents
        return found


def must(holds):
    if not holds:
        raise NotNow


@dataclass
class Book:
    """The grants, how much there is in each pot, and the status of each run."""

    pots: dict
    grants: dict
    runs: list = field(default_factory=list)

    def left(self, pot):
        return self.pots[pot] - sum(grant.toegekend for grant in self.grants.values() if grant.pot == pot)

    def more(self, g, cents, _other):
        grant = self.grants[g]
        must(cents <= self.left(grant.pot))
        grant.toegekend += cents
        grant.termijnen[len(grant.termijnen) + 1] = cents

    def pay(self, g, cents, _other):
        self.paid(self.grants[g], cents)

    def paid(self, grant, cents):
        """By the bank: what is too much by now is claimed back."""
        grant.teruggevorderd += min(cents, max(0, grant.received + cents - grant.spendable))
        grant.uitbetaald += cents

    def unpay(self, g, cents, _other):
        grant = self.grants[g]
        must(grant.uitbetaald - cents >= grant.terugbetaald)
        grant.uitbetaald -= cents
        beyond = grant.uitbetaald - grant.spendable
        grant.teruggevorderd = max(grant.terugbetaald, min(grant.teruggevorderd, beyond))

    def account(self, g, cents, _other):
        self.grants[g].verantwoord = cents

    def settle(self, g, cents, _other):
        """What is saved stays saved."""
        grant = self.grants[g]
        must(cents + grant.gespaard <= grant.toegekend + grant.vrijgevallen)
        released = grant.toegekend - cents - grant.gespaard
        must(self.left(grant.pot) >= -released)
        grant.vastgesteld, grant.toegekend = cents, cents + grant.gespaard
        grant.vrijgevallen += released
        grant.teruggevorderd = max(grant.terugbetaald, grant.uitbetaald - cents)

    def receive(self, g, cents, _other):
        grant = self.grants[g]
        must(grant.terugbetaald + cents <= grant.teruggevorderd)
        grant.terugbetaald += cents

    def unreceive(self, g, cents, _other):
        """It never came in; nothing changes while more is on its way than there is room for without it."""
        grant = self.grants[g]
        left = grant.terugbetaald - cents
        must(left >= 0)
        claimed = max(left, min(grant.teruggevorderd, grant.uitbetaald - grant.spendable))
        must(not grant.on_its_way or grant.uitbetaald - claimed + grant.on_its_way <= grant.spendable)
        grant.terugbetaald, grant.teruggevorderd = left, claimed

    def save(self, g, cents, _other):
        must(cents <= self.grants[g].free)
        self.grants[g].gespaard += cents

    def use_saved(self, g, cents, _other):
        must(cents <= self.grants[g].gespaard)
        self.grants[g].gespaard -= cents

    def end_saving(self, g, _cents, _other):
        grant = self.grants[g]
        must(grant.gespaard > 0)
        grant.toegekend -= grant.gespaard
        grant.vrijgevallen += grant.gespaard
        grant.gespaard = 0

    def transfer(self, g, cents, other):
        van, naar = self.grants[g], self.grants[other]
        must(cents <= van.free)
        for grant, sign in ((van, 1), (naar, -1)):
            grant.toegekend -= sign * cents
            grant.overgedragen += sign * cents
            self.pots[grant.pot] -= sign * cents

    def compose(self, _g, _cents, _other):
        rows = [(grant, n, cents) for grant in self.grants.values() for n, cents in grant.payable().items()]
        must(rows)
        for grant, number, cents in rows:
            grant.held[number] = Held(cents, len(self.runs))
        self.runs.append("samengesteld")

    def newest(self, *statuses):
        """The newest run with one of these statuses."""
        found = [run for run, status in enumerate(self.runs) if status in statuses]
        must(found)
        return found[-1]

    def standing(self, run):
        """[(grant, {number: Held})] of what still stands in a run."""
        parts = [(grant, {n: held for n, held in grant.held.items() if (held.run, held.stand) == (run, "klaar")})
                 for grant in self.grants.values()]
        return [(grant, part) for grant, part in parts if part]

    def approve(self, _g, _cents, _other):
        run = self.newest("samengesteld")
        must(self.standing(run))
        for grant, part in self.standing(run):
            must(grant.spendable - grant.received >= sum(held.cents for held in part.values()))
        self.runs[run] = "goedgekeurd"

    def execute(self, _g, _cents, _other):
        run = self.newest("goedgekeurd")
        for grant, part in self.standing(run):
            self.paid(grant, sum(held.cents for held in part.values()))
            for held in part.values():
                held.stand = "betaald"
        self.runs[run] = "uitgevoerd"

    def withdraw(self, _g, _cents, _other):
        run = self.newest("samengesteld", "goedgekeurd")
        for grant, part in self.standing(run):
            for number in part:
                del grant.held[number]
        self.runs[run] = "ingetrokken"

    def fail(self, g, _cents, _other):
        """The first instalment of a grant that stands in a run does not arrive."""
        del self.grants[g].held[self.first(g, "klaar")]

    def bounce(self, g, _cents, _other):
        """The first instalment of a grant that was booked comes back."""
        number = self.first(g, "betaald")
        self.unpay(g, self.grants[g].held[number].cents, None)
        del self.grants[g].held[number]

    def first(self, g, stand):
        found = sorted(number for number, held in self.grants[g].held.items() if held.stand == stand)
        must(found)
        return found[0]
