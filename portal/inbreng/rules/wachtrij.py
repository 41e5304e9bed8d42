"""The queue of everything handed in: what its address may ask, whose work it is, and what comes next."""

from portal.inbreng.rules.afspraak import AANVRAGEN
from portal.inbreng.rules.triage import Aard
from portal.people.rules import TEAM, Rol

SOORTEN = ("initiatieven", AANVRAGEN, "agendapunten", "signalen")
# The tabs; the first is what holds without one. All but the last are about what can still come to something.
AFGEROND = "afgerond"
DELEN = ("open", "nieuw", "laat", "week", "stil", "sorteren", AFGEROND)
AARDEN = ("", *(aard.value for aard in Aard))
SORTERINGEN = ("beloofd", "nieuw", "oud")
WEEK = 7  # days


def reach(person, *rollen):
    """The codes of every area in which this person holds one of these roles."""
    return frozenset().union(*(role.reach for role in person.roles if role.rol in rollen))


def team_reach(person):
    """Where this person works on what is no application."""
    return reach(person, *TEAM)


def money_reach(person):
    """Where this person works on applications."""
    return reach(person, Rol.BEHANDELAAR, Rol.REGISSEUR)


def soorten(person):
    """The kinds of submission this person works on, anywhere."""
    return tuple(soort for soort in SOORTEN if (money_reach if soort == AANVRAGEN else team_reach)(person))


def is_laat(inbreng, day):
    """Was an answer promised before this day, and does nobody else hold it up?"""
    return inbreng.beloofd is not None and inbreng.beloofd < day and inbreng.rust_sinds is None


def next_step(inbreng, day):
    """The name of what staff do next with a submission."""
    if inbreng.afgerond:
        return "geen"
    if is_laat(inbreng, day):
        return "bellen"
    if inbreng.getrieerd_at is None:
        return "sorteren"
    if inbreng.rust_sinds:
        return "wachten"
    return "antwoorden" if inbreng.beloofd else "vertellen"
