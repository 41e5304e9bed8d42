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
# Who works on applications; all else is the work of the TEAM.
AANVRAAGTEAM = (Rol.BEHANDELAAR, Rol.REGISSEUR)


def soorten(person):
    """The kinds of submission this person works on, anywhere."""
    return tuple(soort for soort in SOORTEN if person.holds(AANVRAAGTEAM if soort == AANVRAGEN else TEAM, None))


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
