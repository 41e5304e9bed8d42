"""What every rule is given to look at, and the four things it can say."""

from dataclasses import dataclass, field
from functools import cached_property

from portal.regelingen.rules import parameters
from portal.regelingen.rules.verdict import Feiten, Oordeel


@dataclass(frozen=True)
class Found:
    """What a rule says: ``zin`` without the name of the rule; ``artikel`` only where it differs from the rule's."""

    oordeel: Oordeel
    zin: str
    waarden: dict = field(default_factory=dict)
    gevonden: str = ""
    artikel: str = ""


@dataclass(frozen=True)
class Zaak:
    """The version, the facts, and the sums that more than one rule needs. Amounts in cents."""

    regels: dict
    feiten: Feiten
    criteria: tuple = ()

    def waarde(self, sleutel, default=None):
        return parameters.waarde(self.regels, sleutel, default)

    def extra(self, sleutel):
        return self.feiten.extra.get(sleutel)

    @cached_property
    def kosten(self):
        """The cost lines as (number on the form, post): what brings money in is no cost."""
        return [(number, post) for number, post in enumerate(self.feiten.posten, 1) if not post.baat]

    @cached_property
    def totaal(self):
        return sum(post.bedrag for _, post in self.kosten)

    @cached_property
    def eigen_geld(self):
        """What comes from the applicant or from others."""
        baten = sum(post.bedrag for post in self.feiten.posten if post.baat)
        return baten + (self.feiten.eigen_bijdrage or 0)

    @cached_property
    def soorten(self):
        """{sleutel of a kind of costs: what it is called}"""
        return {row["sleutel"]: row["tekst"] for row in self.waarde("kostensoorten", ())}

    def in_soort(self, categorie):
        return [(number, post) for number, post in self.kosten if post.categorie == categorie]

    def som(self, categorie):
        return sum(post.bedrag for _, post in self.in_soort(categorie))

    @cached_property
    def uitgesloten(self):
        """The kinds of costs that are not paid for at all, by the version or by an organisation."""
        own = {row["categorie"] for row in self.waarde("uitgesloten_kosten", ())}
        return own | {criterium.categorie for criterium in self.extra_criteria if criterium.categorie}

    @cached_property
    def extra_criteria(self):
        return self.criteria if self.waarde("extra_criteria") else ()

    @cached_property
    def zelf_betalen(self):
        """What the regeling does not pay: lines of a kind that is excluded, and what goes over a maximum of its kind."""
        capped = {row["categorie"]: row["maximum"] for row in self.waarde("maximum_per_soort", ())}
        over = sum(max(0, self.som(kind) - most) for kind, most in capped.items() if kind not in self.uitgesloten)
        return over + sum(self.som(kind) for kind in self.uitgesloten)

    @cached_property
    def betaalt_zelf(self):
        """Own money covers all that the regeling does not pay."""
        return self.zelf_betalen <= self.eigen_geld


def says(oordeel):
    def found(zin, gevonden="", artikel="", **waarden):
        return Found(oordeel, zin, waarden, str(gevonden), artikel)

    return found


ok = says(Oordeel.VOLDOET)
no = says(Oordeel.VOLDOET_NIET)
ask = says(Oordeel.GEMEENTE)
todo = says(Oordeel.INVULLEN)


def euro(cents):
    """An amount the Dutch way, as ``gevonden``: € 1.433,50."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}€\u00a0{whole:,}".replace(",", ".") + (f",{rest:02}" if rest else "")


def own_article(row):
    """The article of a row of its own, if it has one."""
    return row.get("artikel") or ""
