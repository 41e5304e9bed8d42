"""What holds when people judge what others wrote: who may decide, what is urgent, what comes next."""

from dataclasses import dataclass
from datetime import date

from portal.clock import HERE
from portal.initiatieven.rules import BIJ_TEAM, Status
from portal.people.rules import TEAM, is_eigenaar
from portal.rule import Rule

STAPPEN_MET_REDEN = (
    "aanvulling_vragen", "niet_haalbaar", "samenvoegen", "doorsturen", "verbergen", "heropenen",
    "aanvragen.aanvulling", "aanvragen.verdergaan", "aanvragen.verdagen", "aanvragen.stilzetten", "aanvragen.doorsturen",
)

# The queue: its parts, and the only values its address may hold; the first is what holds without one.
DELEN = ("open", "mijn", "laat", "wacht", "beoordeeld")
TERMIJNEN = ("", "te_laat", "week", "stil")
SORTERINGEN = ("uiterlijk", "nieuw", "oud")
STATUSSEN = ("", *(status for status in Status if status != Status.CONCEPT))
WEEK = 7  # days
SOON = 2  # days
# More than fits on one page of the queue is not asked at once.
MOST_TOGETHER = 50

# Decisions about a report of abuse, and about a request for a second look.
NIETS_DOEN, AANGEPAST, VERBERGEN = "niets_doen", "aangepast", "verbergen"
TERUGZETTEN, BLIJFT_VERBORGEN = "terugzetten", "blijft_verborgen"
# Whatever stands on the site can be reported as not in order.
MELDBAAR = ("initiatieven", "agendapunten", "signalen", "activiteiten", "bewonersgroepen")
# What is never taken off the site, because money and names of others hang on it: its text is put right instead.
BLIJFT_STAAN = frozenset({"bewonersgroepen"})


def besluiten(soort):
    """What can be decided about a report on this kind of thing."""
    return (NIETS_DOEN, AANGEPAST) if soort in BLIJFT_STAAN else (NIETS_DOEN, AANGEPAST, VERBERGEN)


@Rule
def is_open(person, zaak):
    """Not decided yet."""
    return not zaak.besluit


@Rule
def is_eerste_beoordelaar(person, zaak):
    """Took the decision that is now looked at again: somebody else must do that."""
    return person.id is not None and zaak.eerste_id == person.id


@Rule
def is_over_eigen_werk(person, zaak):
    """It is about what this person brought, or pulls along: nobody judges what others say of the own work."""
    return is_eigenaar(person, zaak.thing) or person.id in getattr(makers_of(zaak.thing), "mede_ids", ())


def makers_of(thing):
    """The thing, or the group that made it."""
    return getattr(thing, "groep", thing)


def works(person):
    """Does this person do the work of the team, anywhere?"""
    return person.holds(TEAM, None)


def work_areas(person):
    """The codes of the areas the work of this person was given for."""
    return {role.gebied_code for role in person.roles if role.rol in TEAM}


def begin_with(texts, id):
    """The text with this id, as an address says it, to begin a reason with; "" when there is none."""
    return next((text.tekst for text in texts if str(text.id) == id), "")


def allowed(asked, **lists):
    """What is asked as far as it is on the lists; the first of a list for anything else."""
    return {
        name: asked.get(name) if asked.get(name) in values else values[0] for name, values in lists.items()
    }


@dataclass(frozen=True)
class Klok:
    """The term of a zaak: its last day, how much has passed (percent), and "soon", "late" or "pause". "rust": it stands
    still, since ``dag``."""

    dag: date
    verstreken: int
    kind: str


def klok(zaak, day, rust_sinds=None):
    """The term that runs on this day: ours for an answer, or theirs while we wait; None without one. ``rust_sinds``: since
    when the promised answer stands still, as the register says."""
    last = zaak.aanvullen_voor or zaak.uiterlijk
    if last is None:
        return rust_sinds and Klok(rust_sinds, 50, "rust")
    began = zaak.status_at.astimezone(HERE).date()
    passed = (day - began).days / max((last - began).days, 1)
    return Klok(last, min(max(round(passed * 100), 4), 100), urgency(zaak, (last - day).days))


def urgency(zaak, days):
    if days < 0:
        return "late"
    if zaak.aanvullen_voor:
        return "pause"
    return "soon" if days <= SOON else ""


def next_step(zaak, day):
    """The name of what the team does next with this zaak; "geen" when nobody waits for the team."""
    if zaak.meldingen:
        return "melding_bekijken"
    if zaak.status in BIJ_TEAM:
        return answer_step(zaak, day)
    if zaak.hidden_at:
        return "geen_verborgen"
    if zaak.status == Status.GEPUBLICEERD and not zaak.beoordeeld:
        return "bekijken"
    if zaak.status != Status.IN_BEHANDELING:
        return "geen"
    return "rusten" if zaak.rust_sinds else "antwoorden"


def answer_step(zaak, day):
    """What comes next while residents still wait for the first answer."""
    last = zaak.aanvullen_voor or zaak.uiterlijk
    late = last is not None and last < day
    if zaak.status == Status.AANVULLING_GEVRAAGD:
        return "herinneren" if late else "wachten"
    if zaak.rust_sinds:
        return "rusten"
    if late:
        return "bellen"
    if zaak.beoordeeld:
        return "besluiten"
    return "beoordelen" if zaak.behandelaar_id else "oppakken"
