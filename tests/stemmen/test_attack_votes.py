"""Attacks on a vote: learning who chose what, voting twice, changing what is fixed, and counting before the time."""

from contextlib import nullcontext
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from portal.clock import at, now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries, vastgelegd
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.sluiten import close
from portal.stemmen.actions.tellen import claim, count_requested, request_count
from portal.stemmen.actions.vastleggen import lapse
from portal.stemmen.models import Keuze, Stembiljet, Stemconcept, Stemronde, Stemtelling, Strijdig
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Status, Vorm
from portal.tellen import bundel as chains
from tests.agenda import make_code, make_ronde
from tests.at_once import at_once
from tests.stemmen.voting import (
    BY_LETTER,
    ballots,
    bundle_of,
    cast,
    cast_all,
    choose,
    closed,
    count,
    option_ids,
    published,
)

NASTY = "\"'><img src=x onerror=alert(1)>"


# Secrecy

# Integrity

@pytest.mark.parametrize("fields", [
    {"keuze": ["999999"]}, {"keuze": ["-1"]}, {"keuze": ["1.0"]}, {"keuze": ["١"]}, {"keuze": ["1e0"]}, {"keuze": [NASTY]},
    {"keuze": ["9" * 40]}, {"keuze[]": ["1"]}, {"k1": "1"}, {"k1": "-3"}, {"k1": "9" * 12}, {"k1": "1,5"}, {"k1": "\0"},
    {"keuze": []}, {"keuze": ["1", "2", "3", "999"]},
])
@pytest.mark.parametrize("vorm", [Vorm.KIES, Vorm.EEN, Vorm.PUNTEN, Vorm.VOLGORDE])
def test_a_forged_ballot_is_refused_with_a_page(agenda, village, browse, vorm, fields):
    ronde = make_ronde(agenda, vorm=vorm, regels=Regels(punten_totaal=2, punten_max=2, max_keuzes=2, punten_min_keuzes=2))
    browser = browse(village["amina"])
    for path in ("stem", "nakijken"):
        answer = browser.post(f"/stemmen/{ronde.id}/{path}", data=fields | {"leeftijd": "y", "woont": "y", "actie": "nakijken"})
        assert answer.status_code < 500
    made, papers = ballots()
    assert made == len(papers) and (not made or (vorm, fields) == (Vorm.VOLGORDE, {"k1": "1"}))


def test_an_option_of_another_round_is_not_voted_for(agenda, village, browse):
    ronde, other = make_ronde(agenda), make_ronde(agenda)
    browser = browse(village["amina"])
    cast(browser, ronde, *option_ids(other)[:1])
    choose(browser, ronde, *option_ids(other)[:1])
    assert (ballots(), count(Stemconcept)) == ((0, []), 0)


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.GESLOTEN, Status.VERVALLEN])
def test_a_round_that_is_not_open_takes_no_vote_in_any_way(agenda, village, browse, status):
    ronde = make_ronde(agenda, status)
    (first, *_rest) = option_ids(ronde)
    for visitor in (None, village["amina"], village["mo"]):
        assert cast(browse(visitor), ronde, first).status_code in (302, 303, 403, 404, 409)
    for kanaal in Kanaal:
        with pytest.raises(NotNow):
            put_in(queries.one(ronde.id), {first: 1}, Stemmer(village["amina"].id), kanaal=kanaal)
        db.session.rollback()
    assert ballots() == (0, [])


def refused(*deeds):
    """Each of these statements is refused by the database itself."""
    for deed in deeds:
        with pytest.raises(IntegrityError):
            db.session.execute(deed)
        db.session.rollback()


def test_a_closed_round_does_not_open_again_and_keeps_its_head(agenda, village, person):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 3)
    closed(ronde, village["mo"])
    table = Stemronde.__table__
    change = update(table).where(table.c.id == ronde.id)
    refused(
        change.values(status=Status.VASTGELEGD), change.values(status=Status.VERVALLEN), change.values(kop_na="0" * 64),
        change.values(sleutel="s" * 32), change.values(sleutel_vernietigd_at=None),
    )
    db.session.execute(change.values(status=Status.GETELD))
    db.session.commit()
    refused(change.values(status=Status.GESLOTEN), change.values(kop_na=""))


def test_an_option_is_not_withdrawn_between_closing_and_counting(agenda, village, person):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 3)
    closed(ronde, village["mo"])
    table = Keuze.__table__
    refused(update(table).where(table.c.ronde_id == ronde.id).values(ingetrokken_at=now(), ingetrokken_reden="Toch niet."))


def test_the_head_of_the_ballots_knows_what_was_withdrawn(agenda, village, person, browse):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 12)
    browse(village["mo"]).post(f"/stemmen/keuzes/{option_ids(ronde)[2]}/intrekken", data={"reden": "De eigenaar wil niet."})
    published(ronde, village, browse)
    assert "ingetrokken 3" in bundle_of(ronde, browse).read("keten.txt").decode()


def longer(name, value):
    return lambda ronde: setattr(ronde, name, value)


CHANGES = {
    "titel": longer("title", "Anders"), "uitleg": longer("uitleg", "Anders"), "vorm": longer("vorm", Vorm.EEN),
    "budget": longer("budget", 1), "sluit": lambda ronde: setattr(ronde, "sluit_at", ronde.sluit_at + timedelta(seconds=1)),
    "opent": lambda ronde: setattr(ronde, "opent_at", ronde.opent_at + timedelta(seconds=1)),
    "zaad": longer("zaad_hash", "0" * 64), "regels": longer("regels", Regels(quorum=1).kept()),
    "naam": lambda ronde: setattr(ronde.keuzes[0], "title", "Anders"),
    "tekst": lambda ronde: setattr(ronde.keuzes[0], "tekst", "Anders"),
    "kosten": lambda ronde: setattr(ronde.keuzes[0], "kosten", 1),
    "thema": lambda ronde: setattr(ronde.keuzes[0], "thema", "groen"),
    "gebied": lambda ronde: setattr(ronde.keuzes[0], "gebied_code", "GM0164"),
    "nummer": lambda ronde: setattr(ronde.keuzes[0], "nummer", 9),
    "punt": lambda ronde: setattr(ronde.keuzes[0], "punt_id", 9),
    "paar": lambda ronde: ronde.strijdig.append(Strijdig(ronde_id=ronde.id, een_id=1, ander_id=2)),
}


@pytest.mark.een_database
@pytest.mark.parametrize("what", CHANGES)
def test_whatever_is_agreed_shows_in_the_head_of_the_rules(agenda, what):
    ronde = queries.one(make_ronde(agenda).id)
    before = chains.head(vastgelegd.lines(ronde))
    with db.session.no_autoflush:
        CHANGES[what](ronde)
        assert chains.head(vastgelegd.lines(ronde)) != before
    db.session.rollback()


def test_closing_twice_at_once_seals_once(app, agenda, person):
    ronde, mo = make_ronde(agenda), person(rol="moderator")
    cast_all(ronde, person, 5)
    moment = ronde.sluit_at

    def shut():
        with at(moment):
            close(queries.one(ronde.id), by=mo)
        return "dicht"

    given = at_once(app, shut, shut, shut)
    assert given.count("dicht") == 1 and count(Stembiljet) == 5


def test_two_messengers_count_a_round_once(app, agenda, village, person):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 12)
    request_count(closed(ronde, village["mo"]), by=village["mo"])
    db.session.commit()
    given = at_once(app, *[count_requested] * 3, within=nullcontext)
    assert sorted(given, key=str) == [0, 0, 1]
    assert db.session.get(Stemtelling, ronde.id).biljetten == 12


def test_a_count_that_died_is_done_again_and_a_finished_one_never_changes(agenda, village, person):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 12)
    request_count(closed(ronde, village["mo"]), by=village["mo"])
    db.session.commit()
    assert claim() == ronde.id and claim() is None
    with at(now() + timedelta(minutes=11)):
        assert (count_requested(), count_requested()) == (1, 0)
    table = Stemtelling.__table__
    refused(update(table).values(uitslag={}), update(table).values(klaar_at=None), table.delete())


def test_a_vote_and_a_round_that_lapses_never_cross(app, agenda, person):
    ronde, mo = make_ronde(agenda), person(rol="moderator")
    first, voters = option_ids(ronde)[0], [person().id for _number in range(4)]

    def vote(id):
        put_in(queries.one(ronde.id), {first: 1}, Stemmer(id))

    def stop():
        lapse(queries.one(ronde.id), "Het geld is er niet.", by=mo)

    at_once(app, *(partial(vote, id) for id in voters), stop)
    made, papers = ballots()
    assert made == len(papers)


# Staff

# Residents

def test_texts_of_staff_are_shown_as_text_everywhere(agenda, village, person, browse):
    ronde = make_ronde(agenda, title=NASTY[:80], uitleg=NASTY)
    table = Keuze.__table__
    assert ronde.status == Status.VASTGELEGD
    other = make_ronde(agenda, Status.CONCEPT, title=NASTY[:80])
    db.session.execute(update(table).where(table.c.ronde_id == other.id).values(title=NASTY, tekst=NASTY))
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == other.id).values(status=Status.VASTGELEGD))
    db.session.commit()
    cast_all(other, person, 12)
    visitors = [browse(), browse(village["amina"]), browse(village["mo"])]
    choose(visitors[1], other, option_ids(other)[0])
    assert raw_in(visitors, ("/stemmen/", f"/stemmen/{other.id}", f"/stemmen/{other.id}/stem", f"/stemmen/{other.id}/nakijken",
                             f"/stemmen/{other.id}/vervallen", f"/stemmen/{ronde.id}", "/", "/buurtagenda/1")) == []
    published(other, village, browse)
    assert raw_in(visitors, (f"/stemmen/{other.id}/uitslag", f"/stemmen/keuzes/{option_ids(other)[0]}/waarom",
                             f"/stemmen/{other.id}/natellen", f"/stemmen/{other.id}/telling", "/buurtagenda/1/vaststellen")) == []


def raw_in(visitors, places):
    return [place for visitor in visitors for place in places if "<img src=x" in visitor.get(place).text]


def test_guessing_codes_stops_for_an_address_whatever_the_browser(app, agenda, browse):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    app.config["LIMITS_FACTOR"] = 1
    answers = [browse().post(f"/stemmen/{ronde.id}/code", data={"code": "K7QM-3TXB-8R"}).status_code for _try in range(61)]
    assert answers[:60] == [422] * 60 and answers[60] == 429


def test_a_code_of_another_round_is_unknown_here(agenda, browse):
    ronde, other = make_ronde(agenda, regels=BY_LETTER), make_ronde(agenda, regels=BY_LETTER)
    code, browser = make_code(other), browse()
    assert browser.post(f"/stemmen/{ronde.id}/code", data={"code": code}).status_code == 422
    with browser.session_transaction() as session:
        session["stemcodes"] = {str(ronde.id): 1}
    cast(browser, ronde, option_ids(ronde)[0])
    assert ballots() == (0, [])
