"""Can it be done? Ten criteria for a point, each answered by staff with ja, nee or onzeker."""

from enum import StrEnum


class Criterium(StrEnum):
    BUDGET = "budget"
    EENMALIG = "eenmalig"
    ONDERHOUD = "onderhoud"
    WET = "wet"
    BELEID = "beleid"
    PLEK = "plek"
    VERGUNNING = "vergunning"
    ANDERE_PLANNEN = "andere_plannen"
    EIGEN_BELANG = "eigen_belang"
    NEUTRAAL = "neutraal"


class Oordeel(StrEnum):
    JA = "ja"
    NEE = "nee"
    ONZEKER = "onzeker"


def open_criteria(answers):
    """The criteria without an answer yet. ``answers``: {criterium: oordeel}."""
    return [name for name in Criterium if answers.get(name) not in tuple(Oordeel)]


def advice(answers):
    """What follows from the answers: "toelaten", "aanpassing_voorstellen", "niet_toelaten", or "" while some are open.

    It proposes; a person decides. One "nee" that an adjustment may mend leads to an adjustment, a law or a religious,
    political or commercial aim does not.
    """
    if open_criteria(answers):
        return ""
    no = {name for name in Criterium if answers[name] == Oordeel.NEE}
    if no & {Criterium.WET, Criterium.EIGEN_BELANG, Criterium.NEUTRAAL}:
        return "niet_toelaten"
    unsure = any(answers[name] == Oordeel.ONZEKER for name in Criterium)
    return "aanpassing_voorstellen" if no or unsure else "toelaten"
