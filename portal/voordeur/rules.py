"""Which door fits what somebody wants to do: a few plain questions, and a table of which the first row that fits wins."""

from dataclasses import dataclass
from itertools import pairwise

QUESTIONS = {
    "wat": ("plan", "kapot", "wijk", "raad", "taak"),
    "geld": ("ja", "nee", "weet_niet"),
    "wie": ("persoon", "groep", "erkende_organisatie", "rechtspersoon", "anders"),
}
# What the answer to "wie" means in a regeling.
APPLICANTS = {
    "persoon": {"persoon"},
    "groep": {"groep"},
    "erkende_organisatie": {"erkende_organisatie"},
    "rechtspersoon": {"vereniging", "stichting"},
    "anders": {"instelling", "bedrijf"},
}
MORE = "meer"


@dataclass(frozen=True)
class Offer:
    """A regeling people can apply under now: who may, and how much, in cents, both ends included."""

    id: int
    naam: str
    aanvragers: frozenset
    van: int
    tot: int


@dataclass(frozen=True)
class Row:
    """These answers lead to this door. ``why`` is the key of the reason, ``offer`` what can be asked for there."""

    answers: dict
    door: str
    why: str
    offer: Offer | None = None


PLAN = {"wat": "plan"}
WITH_MONEY = PLAN | {"geld": "ja"}
BEFORE = (
    Row({"wat": "kapot"}, "melding", "kapot"),
    Row({"wat": "wijk"}, "wijkopgave", "groot"),
    Row({"wat": "raad"}, "burgerinitiatief", "raad"),
    Row({"wat": "taak"}, "uitdaagrecht", "taak"),
    Row(PLAN | {"geld": "nee"}, "initiatief", "zonder_geld"),
    Row(PLAN | {"geld": "weet_niet"}, "initiatief", "weet_niet"),
)
AFTER = (Row(WITH_MONEY, "initiatief", "geen_regeling"),)


def table(offers):
    """Every row, from the first to be looked at to the last; the rows about money come from what is open now."""
    return (*BEFORE, *money(offers), *AFTER)


def money(offers):
    """The smallest regeling first; whoever needs more than any of them pays is helped with a large plan."""
    spans = bands(offers)
    for offer in sorted(offers, key=lambda offer: (offer.tot, offer.van, offer.naam, offer.id)):
        for wie in who_may(offer):
            for name, (low, high) in spans.items():
                if high is not None and offer.van <= low and high <= offer.tot:
                    yield Row(WITH_MONEY | {"wie": wie, "bedrag": name}, "regeling", wie, offer)
    for wie in QUESTIONS["wie"]:
        if any(wie in who_may(offer) for offer in offers):
            yield Row(WITH_MONEY | {"wie": wie, "bedrag": MORE}, "wijkopgave", "veel_geld")


def who_may(offer):
    return [wie for wie, kinds in APPLICANTS.items() if kinds & offer.aanvragers]


def bands(offers):
    """The amounts to choose from, so that every regeling holds whole ones: name → lowest and highest, in cents."""
    ends = {offer.tot for offer in offers} | {offer.van - 1 for offer in offers if offer.van > 0}
    starts = [0, *(end + 1 for end in sorted(ends))]
    spans = {str(after - 1): (low, after - 1) for low, after in pairwise(starts)}
    return spans | {MORE: (starts[-1], None)}


def choices(offers):
    """Every question with its possible answers."""
    return QUESTIONS | {"bedrag": tuple(bands(offers))}


def lead(answers, rows):
    """The question to ask next and no row, or no question and the row that fits."""
    for row in rows:
        if all(answers.get(question, answer) == answer for question, answer in row.answers.items()):
            unasked = [question for question in row.answers if question not in answers]
            return (unasked[0], None) if unasked else (None, row)
    raise LookupError("the table has no row for these answers")


def walk(given, offers):
    """Ask as long as ``given`` knows the answer: the answers that counted, the next question, or else the row."""
    rows, possible, answers = table(offers), choices(offers), {}
    while True:
        question, row = lead(answers, rows)
        if row or given.get(question) not in possible[question]:
            return answers, question, row
        answers[question] = given[question]
