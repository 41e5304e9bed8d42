"""What if: made-up ballots that are valid and always the same, counted in every way, for staff only."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from portal.clock import at, now
from portal.extensions import db
from portal.stemmen import proef, queries, verkiezing, verzonnen
from portal.stemmen.actions import Stemmer, cast, tellen
from portal.stemmen.actions.sluiten import close
from portal.stemmen.rules import biljet
from portal.stemmen.rules.regels import Grens, Regels
from portal.stemmen.rules.ronde import Status, Vorm
from portal.story.actions import move
from portal.tellen import Election, Project, Rules, approval, tel
from tests.agenda import make_agenda, make_ronde


@dataclass
class Option:
    id: int
    kosten: int
    thema: str
    gebied_code: str
    ingetrokken_at: object = None


@dataclass
class Ronde:
    vorm: str
    budget: int
    keuzes: list


OPTION = some.tuples(some.integers(0, 4_000), some.sampled_from(["groen", "spelen", ""]), some.sampled_from(["a", "b"]))
RULES = some.builds(
    Regels, min_keuzes=some.integers(1, 3), max_keuzes=some.none() | some.integers(3, 5), punten_min_keuzes=some.integers(1, 3),
    punten_max=some.none() | some.integers(4, 6), per_thema=some.sampled_from([{}, {"groen": Grens(1)}]),
)


@settings(max_examples=40)
@given(some.sampled_from(list(Vorm)), some.lists(OPTION, min_size=2, max_size=8), RULES, some.text(max_size=3))
def test_made_up_ballots_are_valid_and_the_same_for_the_same_seed(vorm, made, regels, seed):
    options = [Option(number, *values) for number, values in enumerate(made, 1)]
    ronde = Ronde(vorm, 5_000, options)
    rows = verzonnen.rows(ronde, regels, 20, seed)
    assert rows == verzonnen.rows(ronde, regels, 20, seed) and sum(count for *_rest, count in rows) <= 20
    by_id = {option.id: option for option in options}
    assert [biljet.faults(vorm, 5_000, regels, by_id, biljet.read(text)) for text, _kanaal, _count in rows] == [[]] * len(rows)


def test_everybody_fills_in_a_ballot_where_nothing_is_in_the_way():
    options = [Option(number, number * 100, "groen", "a") for number in range(1, 9)]
    for vorm in Vorm:
        rows = verzonnen.rows(Ronde(vorm, 5_000, options), Regels(min_keuzes=3, max_keuzes=5), 50, "1")
        assert sum(count for *_rest, count in rows) == 50
    one, other = (verzonnen.rows(Ronde(Vorm.KIES, 0, options), Regels(), 50, seed) for seed in ("1", "2"))
    assert one != other


def test_a_draw_takes_no_ballot_twice_and_is_the_same_for_the_same_seed():
    rows = [("1:1", "web", 3), ("2:1", "papier", 2)]
    assert verzonnen.drawn(rows, 10, "1") == rows and verzonnen.drawn([], 10, "1") == []
    few = verzonnen.drawn(rows, 4, "1")
    assert few == verzonnen.drawn(rows, 4, "1") and sum(count for *_ballot, count in few) == 4


def test_each_way_to_count_stands_beside_the_announced_one():
    """Votes 4, 3, 2 for € 30.000, € 25.000 and € 15.000 with € 50.000 to spend."""
    projects = tuple(Project(name, cost * 1_000) for name, cost in (("a", 30), ("b", 25), ("c", 15)))
    ballots = tuple(approval(chosen) for chosen in ("a", "a", "a", "ac", "b", "b", "bc"))
    columns = proef.columns(Election(projects, ballots, 50_000), Rules(rest="deel"))
    assert [(kolom.regel, kolom.rest, kolom.is_announced) for kolom in columns] == [
        ("meeste-stemmen", "deel", True), ("meeste-stemmen", "volgende", False), ("meeste-stemmen", "niets", False),
        ("gelijke-delen", "deel", False),
    ]
    assert [kolom.outcome.winners for kolom in columns[:3]] == [("a",), ("a", "c"), ("a",)]
    assert [kolom.outcome.rest for kolom in columns[:3]] == [0, 5_000, 20_000]
    assert [kolom.empty_handed for kolom in columns[:3]] == [0, 2, 3]


@pytest.fixture
def concept(village):
    return make_ronde(make_agenda(village["mo"]), Status.CONCEPT, opent_at=now() + timedelta(days=1))


@pytest.mark.een_database
def test_the_page_shows_the_same_for_the_same_address(concept, village, browse):
    mo, url = browse(village["mo"]), f"/stemmen/{concept.id}/wat-als"
    page = mo.get(url).text
    assert "Gelijke delen" in page and "zo staat het nu" in page and "Stemmers van wie niets is gekozen" in page
    assert mo.get(f"{url}?bron=0&stemmers=200&zaad=boom").text == mo.get(f"{url}?bron=0&stemmers=200&zaad=boom").text
    assert "200 stembiljetten" in mo.get(f"{url}?stemmers=200").text


@pytest.mark.een_database
@pytest.mark.parametrize("vorm, what", [(Vorm.KIES, "stemmen"), (Vorm.PUNTEN, "punten"), (Vorm.VOLGORDE, "punten")])
def test_what_is_counted_stands_above_the_figures(village, browse, vorm, what):
    ronde = make_ronde(make_agenda(village["mo"]), Status.CONCEPT, vorm=vorm, opent_at=now() + timedelta(days=1))
    page = browse(village["mo"]).get(f"/stemmen/{ronde.id}/wat-als").text
    assert all(said in page for said in (f"Aantal {what}", f"Meeste {what}", f"van meeste naar minste {what}"))


@pytest.mark.een_database
@pytest.mark.parametrize("query", ["stemmers=9", "stemmers=2001", "stemmers=veel", "zaad=", "bron=7", "bron=x"])
def test_what_cannot_be_tried_is_said_beside_the_field(concept, village, browse, query):
    page = browse(village["mo"]).get(f"/stemmen/{concept.id}/wat-als?{query}")
    assert page.status_code == 200 and "Er klopt nog iets niet" in page.text


@pytest.mark.een_database
def test_a_round_without_plans_or_costs_sends_to_the_plans(village, browse):
    empty = make_ronde(make_agenda(village["mo"]), Status.CONCEPT, costs=())
    assert "Kies eerst minstens twee plannen" in browse(village["mo"]).get(f"/stemmen/{empty.id}/wat-als").text


def counted(agenda, village, person, each=(6, 4, 2)):
    made = make_ronde(agenda, title="Vorig jaar", costs=(4_000, 2_000, 1_000), sluit_at=now() + timedelta(minutes=1))
    ronde = queries.one(made.id)
    for keuze, votes in zip(ronde.keuzes, each, strict=True):
        for _voter in range(votes):
            cast(ronde, {keuze.id: 1}, Stemmer(person().id))
    with at(now() + timedelta(minutes=2)):
        close(ronde, by=village["mo"])
        db.session.commit()
        tellen.request_count(queries.one(made.id), by=village["mo"])
        db.session.commit()
        tellen.count_requested()
        return queries.one(made.id)


def test_ballots_of_an_earlier_round_are_used_once_its_result_is_known(concept, village, person, browse):
    mo, url = browse(village["mo"]), f"/stemmen/{concept.id}/wat-als"
    earlier_id = counted(queries.one(concept.id).agenda, village, person).id
    assert "Vorig jaar" not in mo.get(url).text and "Er klopt nog iets niet" in mo.get(f"{url}?bron={earlier_id}").text
    earlier = queries.one(earlier_id)
    move(earlier, "uitslag_bekendmaken", by=village["mo"])
    db.session.commit()
    page = mo.get(f"{url}?bron={earlier_id}").text
    assert "12 stembiljetten" in page and "€\u00a01.000" in page


@pytest.mark.een_database
def test_ballots_of_an_earlier_round_with_few_of_them_are_not_tried(concept, village, person, browse):
    """Counted in many ways they would tell what is on each: that is why they are not handed out either."""
    mo, url = browse(village["mo"]), f"/stemmen/{concept.id}/wat-als"
    earlier = counted(queries.one(concept.id).agenda, village, person, each=(4, 3, 2))
    move(earlier, "uitslag_bekendmaken", by=village["mo"])
    db.session.commit()
    assert "Vorig jaar" not in mo.get(url).text and "Er klopt nog iets niet" in mo.get(f"{url}?bron={earlier.id}").text


@pytest.mark.een_database
def test_ballots_of_the_round_itself_are_never_tried(concept, village, browse):
    assert "Er klopt nog iets niet" in browse(village["mo"]).get(f"/stemmen/{concept.id}/wat-als?bron={concept.id}").text


@pytest.mark.een_database
def test_trying_the_rules_of_a_fixed_round_does_not_tell_its_secret_lot(village, browse):
    """Of options that cost the same and have as many votes the lot decides: here that is another one."""
    agenda = make_agenda(village["mo"])
    rounds = [make_ronde(agenda, zaad=seed, budget=None, regels=Regels(plaatsen=1), costs=(0,) * 6) for seed in "abcd"]
    tie = Election(tuple(Project(str(number), 0) for number in range(1, 7)), (approval("123456"),), 0)
    found = {tel(tie, proef.announced(queries.one(ronde.id))).winners for ronde in rounds}
    real = {tel(tie, verkiezing.rules(queries.one(ronde.id))).winners for ronde in rounds}
    assert len(found) == 1 < len(real)
