"""The wegwijzer: every way through it ends at one door, soon, and says why."""

import re
from datetime import timedelta
from itertools import product

import pytest

from portal.clock import today
from portal.extensions import db
from portal.regelingen.models import Regeling, RegelingVersie, Venster
from portal.voordeur.rules import MORE, Offer, bands, choices, lead, table, walk
from portal.voordeur.wegwijzer import AMOUNTS, ANSWERS, DOORS, QUESTIONS, WHY, edge

MOST_QUESTIONS = 5
BUURTBON = Offer(1, "Buurtbon", frozenset({"persoon", "groep"}), 0, 75_000)
FONDS = Offer(2, "Inwonersfonds", frozenset({"persoon", "vereniging", "stichting"}), 200_000, 2_500_000)
WIJKBUDGET = Offer(3, "Wijkbudget", frozenset({"groep", "erkende_organisatie"}), 5_000, 1_000_000)
BASIS = Offer(4, "Basissubsidie", frozenset({"instelling", "bedrijf"}), 0, 100)
TOWNS = ((), (BUURTBON,), (BUURTBON, FONDS), (FONDS, WIJKBUDGET, BUURTBON), (BASIS, WIJKBUDGET))


@pytest.mark.parametrize("offers", TOWNS)
def test_every_combination_of_answers_leads_to_exactly_one_door(offers):
    possible = choices(offers)
    for answers in product(*possible.values()):
        given = dict(zip(possible, answers, strict=True))
        asked, question, row = walk(given, offers)
        assert (question, row.door in DOORS, row.why in WHY) == (None, True, True)
        assert len(asked) <= MOST_QUESTIONS
        assert asked.items() <= given.items()


@pytest.mark.parametrize("offers", TOWNS)
def test_no_way_through_is_a_dead_end_and_no_row_is_in_vain(offers):
    """Walk every way, one answer at a time, as people do."""
    rows, possible, seen, waiting = table(offers), choices(offers), [], [{}]
    while waiting:
        answers = waiting.pop()
        question, row = lead(answers, rows)
        if row:
            seen.append(row)
        else:
            assert question not in answers
            waiting += [answers | {question: answer} for answer in possible[question]]
    served = [row for row in rows if row.offer is None or row.offer == first_for(row, rows)]
    assert [row for row in served if row not in seen] == []


def first_for(row, rows):
    """Of two regelingen for the same answers the first in the table wins."""
    return next(other.offer for other in rows if other.answers == row.answers)


@pytest.mark.parametrize("given, door, naam", (
    ({"wat": "kapot"}, "melding", None),
    ({"wat": "wijk"}, "wijkopgave", None),
    ({"wat": "raad"}, "burgerinitiatief", None),
    ({"wat": "taak"}, "uitdaagrecht", None),
    ({"wat": "plan", "geld": "nee"}, "initiatief", None),
    ({"wat": "plan", "geld": "weet_niet"}, "initiatief", None),
    ({"wat": "plan", "geld": "ja", "wie": "persoon", "bedrag": "75000"}, "regeling", "Buurtbon"),
    ({"wat": "plan", "geld": "ja", "wie": "persoon", "bedrag": "199999"}, "initiatief", None),
    ({"wat": "plan", "geld": "ja", "wie": "persoon", "bedrag": "2500000"}, "regeling", "Inwonersfonds"),
    ({"wat": "plan", "geld": "ja", "wie": "rechtspersoon", "bedrag": "2500000"}, "regeling", "Inwonersfonds"),
    ({"wat": "plan", "geld": "ja", "wie": "rechtspersoon", "bedrag": "75000"}, "initiatief", None),
    ({"wat": "plan", "geld": "ja", "wie": "groep", "bedrag": MORE}, "wijkopgave", None),
    ({"wat": "plan", "geld": "ja", "wie": "anders"}, "initiatief", None),
))
def test_table_sends_people_where_they_should_be(given, door, naam):
    _answers, question, row = walk(given, (FONDS, BUURTBON))
    assert (question, row.door, row.offer and row.offer.naam) == (None, door, naam)


def test_without_an_open_regeling_nobody_is_asked_how_much():
    answers, _question, row = walk({"wat": "plan", "geld": "ja"}, ())
    assert (answers, row.door) == ({"wat": "plan", "geld": "ja"}, "initiatief")


@pytest.mark.parametrize("offers", TOWNS)
def test_bands_follow_each_other_and_no_regeling_cuts_one(offers):
    spans = list(bands(offers).values())
    assert (spans[0][0], spans[-1][1]) == (0, None)
    assert all(high + 1 == low for (_low, high), (low, _high) in zip(spans, spans[1:], strict=False))
    for offer in offers:
        assert {offer.van, offer.tot + 1} <= {low for low, _high in spans}


def test_answers_of_another_way_do_not_count():
    answers, question, row = walk({"wat": "kapot", "geld": "ja", "wie": "onzin"}, ())
    assert (answers, question, row.door) == ({"wat": "kapot"}, None, "melding")
    assert walk({"wat": "onzin"}, ())[:2] == ({}, "wat")
    assert walk({"geld": "ja"}, ())[:2] == ({}, "wat")


def test_every_question_and_answer_has_words():
    assert {*choices(TOWNS[2])} == set(QUESTIONS)
    assert {question: tuple(answers) for question, answers in ANSWERS.items()} == {
        question: answers for question, answers in choices(()).items() if question != "bedrag"
    }
    for offers in TOWNS:
        assert {(low and edge(low - 1), edge(high)) for low, high in bands(offers).values()} <= set(AMOUNTS)


@pytest.fixture
def open_now(person):
    """A buurtbon and an Inwonersfonds people can apply for today, and one that is closed."""
    opsteller, tweede = person(), person()

    def opened(naam, closes, **waarden):
        regeling = Regeling(sleutel=naam.lower(), naam=naam)
        db.session.add(regeling)
        db.session.flush()
        versie = RegelingVersie(
            regeling_id=regeling.id, nummer=1, naam=naam, geldig_van=today() - timedelta(9), status="gepubliceerd",
            owner_id=opsteller.id, gepubliceerd_door_id=tweede.id,
            regels={name: {"waarde": what} for name, what in waarden.items()},
        )
        db.session.add(versie)
        db.session.flush()
        db.session.add(Venster(versie_id=versie.id, naam="Nu", opent_op=today() - timedelta(9), sluit_op=today() + closes))
        db.session.commit()
        return versie

    opened("Wijkbudget", timedelta(-1), aanvragers=["groep"], maximum=900_000)
    opened("Inwonersfonds", timedelta(9), aanvragers=["persoon"], minimum=200_000, maximum=2_500_000)
    return opened("Buurtbon", timedelta(9), aanvragers=["persoon", "groep"], maximum=75_000)


def links(page):
    """The links to a question or an answer; the choice of a language is not one."""
    found = [link.replace("&amp;", "&") for link in re.findall(r'href="(/wegwijzer[^"]*)"', page)]
    return [link for link in found if "taal=" not in link]


def heading(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)[1]


def test_visitor_walks_to_the_buurtbon_and_hears_why(open_now, browse):
    visitor, address = browse(), "/wegwijzer"
    for question, answer in (("Wat wil je doen?", "wat=plan"), ("Heb je geld van de gemeente nodig?", "geld=ja"),
                             ("Voor wie vraag je het geld aan?", "wie=persoon"), ("Hoeveel geld heb je nodig?", "bedrag=75000")):
        page = visitor.get(address).text
        assert heading(page) == question
        address = next(link for link in links(page) if link.endswith(answer))
    page = visitor.get(address).text
    assert heading(page) == "Vraag geld aan"
    assert f'href="/buurtbonnen/nieuw?versie={open_now.id}"' in page
    assert "Je vraagt €\u00a0750 of minder en je bent geen organisatie. Dan past <span>Buurtbon</span>." in page
    assert "Wijkbudget" not in page
    assert links(page)[-5:-1] == ["/wegwijzer", "/wegwijzer?wat=plan", "/wegwijzer?wat=plan&geld=ja",
                                "/wegwijzer?wat=plan&geld=ja&wie=persoon"]


def test_amounts_to_choose_from_are_those_of_what_is_open(open_now, browse):
    page = browse().get("/wegwijzer?wat=plan&geld=ja&wie=persoon").text.replace("\u00a0", " ")
    for words in ("€ 750 of minder", "Meer dan € 750 en minder dan € 2.000", "€ 2.000 tot en met € 25.000", "Meer dan € 25.000"):
        assert f">{words}</a>" in page


@pytest.mark.parametrize("wat, kop, leads", (
    ("kapot", "Doe een melding openbare ruimte", "https://www.hengelo.nl"),
    ("wijk", "Praat met de stadsdeelregisseur", "/contact"),
    ("raad", "Begin een burgerinitiatief", "/contact"),
    ("taak", "Gebruik het uitdaagrecht", "/contact"),
    ("plan&geld=nee", "Deel je plan als initiatief", "/initiatieven/nieuw"),
))
def test_every_door_has_a_heading_a_reason_and_a_way_in(browse, wat, kop, leads):
    page = browse().get(f"/wegwijzer?wat={wat}").text
    assert heading(page) == kop
    assert f'class="nl-button nl-button--primary" href="{leads}"' in page
    assert "Een andere keuze" in page


def test_nonsense_in_the_address_asks_the_question_again(browse):
    for nonsense in ("?wat=%3Cscript%3E", "?wat=plan&wat=kapot&geld=", "?bedrag=-1", "?wat=plan&geld=ja&wie=%00&bedrag=99"):
        page = browse().get(f"/wegwijzer{nonsense}")
        assert (page.status_code, "<script>" in page.text) == (200, False)


@pytest.mark.parametrize("number", (1, 3))
def test_wegwijzer_costs_the_same_however_many_regelingen_there_are(open_now, browse, queries, number):
    for n in range(number):
        db.session.add(Venster(versie_id=open_now.id, naam=f"Ronde {n}", opent_op=today(), sluit_op=today()))
    db.session.commit()
    queries.clear()
    browse().get("/wegwijzer?wat=plan&geld=ja")
    assert len(queries) == 3
