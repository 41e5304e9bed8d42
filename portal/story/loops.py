"""How the promise of an answer runs for each kind of submission. The whole table, and nothing but the table."""

from dataclasses import dataclass

from portal.buurtagenda.rules.punt import SignaalStatus
from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.buurtbonnen.rules.status import EINDE as AANVRAAG_EINDE
from portal.initiatieven.rules import EINDE as INITIATIEF_EINDE

P = PuntStatus
RECEIVED = "indienen"
NEWS = frozenset({"antwoord", "voortgang", "doorsturen", "samenvoegen"})
# The first status of each kind: nobody has judged it yet, so news of work it is linked to is not its answer.
WAITS = "ingediend"


@dataclass(frozen=True)
class Loop:
    """How the promise runs for one kind of submission: the names of events, and the statuses that end it.

    ``answers``: what counts as the promised answer, when staff do it; ``rests``: we wait for whoever handed it in, until
    ``goes_on``; ``agrees``: they took what staff proposed, and that was the answer; ``moves``: the term of the law became
    another; ``ends``: nothing more is to come. ``openbaar``: may it be public at all?
    """

    answers: frozenset
    ends: frozenset
    rests: frozenset = frozenset()
    goes_on: frozenset = frozenset()
    agrees: frozenset = frozenset()
    moves: frozenset = frozenset()
    openbaar: bool = True


LOOPS = {
    "initiatieven": Loop(
        answers=NEWS | {
            "publiceren", "niet_haalbaar", "in_behandeling", "uitvoeren", "realiseren", "stoppen", "heropenen",
        },
        ends=INITIATIEF_EINDE,
        rests=frozenset({"aanvulling_vragen"}),
        goes_on=frozenset({"aanvullen"}),
    ),
    "aanvragen": Loop(
        answers=NEWS | {
            "toekennen", "afwijzen", "buiten_behandeling_stellen", "toekennen_na_bezwaar", "afwijzen_na_bezwaar",
        },
        ends=AANVRAAG_EINDE,
        rests=frozenset({"aanvulling_vragen"}),
        goes_on=frozenset({"aanvullen", "verdergaan", "aanvulling_verlopen", "voorleggen"}),
        moves=frozenset({"verdagen", "schorsen", "hervatten"}),
        openbaar=False,
    ),
    "agendapunten": Loop(
        answers=NEWS | {
            "plaatsen", "toelaten", "niet_toelaten", "kiezen", "niet_kiezen", "uitvoeren", "realiseren", "stoppen",
        },
        ends=frozenset({
            P.NIET_TOEGELATEN, P.NIET_GEKOZEN, P.GEREALISEERD, P.GESTOPT, P.SAMENGEVOEGD, P.DOORGESTUURD, P.INGETROKKEN,
        }),
        rests=frozenset({"aanpassing_voorstellen"}),
        goes_on=frozenset({"aanpassing_weigeren"}),
        agrees=frozenset({"aanpassing_aannemen"}),
    ),
    "signalen": Loop(
        answers=NEWS | {"plaatsen", "niet_plaatsen"}, ends=frozenset(SignaalStatus) - {SignaalStatus.INGEDIEND}
    ),
}
