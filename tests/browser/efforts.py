"""The work on inspanningen the browser visits: money, milestones, risks, and the question whether work may be public."""

from datetime import date

from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import inspanningen, mijlpalen, publicatie, risicos
from portal.wijkopgaven.actions.geld import set_money
from portal.wijkopgaven.rules.inspanning import Antwoord, Herkomst
from tests.browser.opgaven import WORK

EURO = 100
MONEY = [
    {"jaar": jaar, "bron": bron, "mede": mede, "gepland": gepland * EURO, "besteed": besteed * EURO}
    for jaar, bron, mede, gepland, besteed in (
        (2026, "Wijkbudget", False, 18_000, 9_500), (2026, "Welbions", True, 7_500, 2_000),
        (2027, "Provincie Overijssel, subsidie klimaatadaptatie", True, 12_000, 0),
    )
]


def play(cast, keys):
    """Kim is the regisseur of the town, Mo asks her for work of others."""
    keys["mijlpaal"] = tend(queries.inspanning(keys["inspanning_0"]), by=cast["kim"])
    inspanningen.mark_success(queries.inspanning(keys["inspanning_2"]), True, by=cast["kim"])
    keys["lijnwerk"] = line_work(cast, keys, "Riool in de Breemarsweg").id
    keys["lijnwerk_gevraagd"] = asked = line_work(cast, keys, "Een nieuw plein bij de winkels").id
    publicatie.ask(queries.inspanning(asked), "Dit staat volgende week in de krant.", by=cast["mo"])
    keys["publicatievraag"] = queries.last_question(asked).id
    keys["lijnwerk_klaar"] = allowed = line_work(cast, keys, "Speelplek opgeknapt").id
    publicatie.ask(queries.inspanning(allowed), "", by=cast["mo"])
    answer = queries.publicatievraag(queries.last_question(allowed).id)
    publicatie.answer(answer, Antwoord.VOORWAARDEN, "Noem de school als partner.", by=cast["kim"])
    keys["risico"] = danger(cast, keys)


def tend(work, by):
    """Money of two years and three sources, a milestone reached and two ahead; the id of one of those."""
    set_money(work, MONEY, by=by)
    first = mijlpalen.add_milestone(work, "Bewoners hebben de plekken gekozen", date(2026, 4, 1), by=by)
    mijlpalen.reach_milestone(work, first, by=by)
    mijlpalen.add_milestone(work, "De eerste twintig bomen staan", date(2026, 12, 1), by=by)
    return mijlpalen.add_milestone(work, "Alle bomen staan", None, by=by).id


def line_work(cast, keys, title):
    opgave = queries.one(keys["opgave"])
    return inspanningen.start(opgave, WORK | {"title": title, "herkomst": Herkomst.LIJN}, by=cast["mo"])


def danger(cast, keys):
    """The id of one of four risks, of both kinds; one is solved."""
    opgave = queries.one(keys["opgave"])
    risks = (
        ("doel", "Er is te weinig tijd bij de gemeente", "Dan gaan de routes naar school voor.", 3, 3, None),
        ("doel", "Bewoners zien te laat resultaat", "", 1, 2, None),
        ("inspanning", "Vrijwilligers haken af", "Twee groepen nemen elkaar waar.", 2, 2, keys["inspanning_0"]),
        ("inspanning", "De grond is vervuild", "Eerst onderzoek.", 2, 3, keys["inspanning_0"]),
    )
    names = ("soort", "titel", "maatregel", "kans", "gevolg", "inspanning_id")
    made = [risicos.add_risk(opgave, dict(zip(names, risk, strict=True)), by=cast["kim"]) for risk in risks]
    risicos.solve_risk(queries.risico(made[-1].id), True, by=cast["kim"])
    return made[0].id
