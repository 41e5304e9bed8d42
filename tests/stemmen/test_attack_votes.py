"""Attacks on a vote: learning who chose what, voting twice, changing what is fixed, and counting before the time."""

import io
import re
import zipfile
from contextlib import nullcontext
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import inspect, select, text, update
from sqlalchemy.exc import IntegrityError

from portal.clock import at, now
from portal.errors import NotNow
from portal.extensions import db
from portal.people import leaving
from portal.people.models import Person
from portal.stemmen import opkomst, queries, vastgelegd
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.sluiten import close
from portal.stemmen.actions.tellen import claim, count_requested, request_count
from portal.stemmen.actions.vastleggen import lapse
from portal.stemmen.models import Gestemd, Keuze, Papier, Stembiljet, Stemconcept, Stemronde, Stemtelling, Strijdig
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Status, Toegang, Vorm
from portal.tellen import bundel as chains
from tests.agenda import BUURT, make_agenda, make_code, make_ronde
from tests.at_once import at_once
from tests.stemmen.voting import ballots, cast, choose, count, option_ids

BY_LETTER = Regels(toegang=(Toegang.ACCOUNT, Toegang.CODE), zonder_brief=True)
NASTY = "\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"])


def cast_all(ronde, person, number, *, kanaal=Kanaal.WEB, first=0):
    """So many accounts vote, each for one of the options in turn."""
    options = option_ids(ronde)
    for voter in range(first, first + number):
        put_in(queries.one(ronde.id), {options[voter % len(options)]: 1}, Stemmer(person().id, buurt_code=BUURT), kanaal=kanaal)
    db.session.commit()


def closed(ronde, by):
    with at(ronde.sluit_at):
        close(queries.one(ronde.id), by=by)
        db.session.commit()
    return queries.one(ronde.id)


def published(ronde, village, browse):
    """Closed, counted and made known."""
    closed(ronde, village["mo"])
    mo = browse(village["mo"])
    mo.post(f"/stemmen/{ronde.id}/tellen")
    count_requested()
    assert mo.post(f"/stemmen/{ronde.id}/bekendmaken").status_code == 303
    db.session.rollback()
    db.session.expire_all()


# Secrecy

def everything_but(*tables):
    """Every value in the database outside these tables, as one text."""
    names = set(inspect(db.engine).get_table_names()) - set(tables)
    return "\n".join(str(tuple(row)) for name in sorted(names) for row in db.session.execute(text(f'SELECT * FROM "{name}"')))


@pytest.mark.parametrize("wijzigen", [False, True])
def test_after_closing_no_row_leads_from_a_voter_to_a_choice(agenda, village, person, browse, wijzigen):
    ronde = make_ronde(agenda, regels=Regels(wijzigen=wijzigen))
    ids = option_ids(ronde)
    choose(browse(village["bas"]), ronde, ids[1])
    cast(browse(village["amina"]), ronde, ids[0])
    cast_all(ronde, person, 6)
    before = db.session.execute(select(Stembiljet.key, Stembiljet.wissel)).all()
    closed(ronde, village["mo"])
    keys = db.session.scalars(select(Stembiljet.key)).all()
    assert not {row.key for row in before} & set(keys) and count(Stemconcept) == 0
    assert db.session.scalars(select(Stembiljet.wissel)).all() == [None] * 7
    kept = everything_but("stembiljet")
    assert not any(secret in kept for secret in [*keys, *(word for row in before for word in row if word), "s" * 32])


def test_before_closing_only_the_ballots_and_the_drafts_hold_a_choice(agenda, village, browse):
    ronde = make_ronde(agenda, costs=(100,) * 3)
    (first, second, _third), browser = option_ids(ronde), browse(village["amina"])
    choose(browser, ronde, first, second)
    cast(browser, ronde, first, second)
    assert f"{first}:1,{second}:1" in everything_but()
    # A choice, and not the hour in "21:19".
    assert not re.search(rf"(?<!\d){first}:1(?!\d)", everything_but("stembiljet"))
    assert count(Stemconcept) == 0


def test_the_sealed_ballots_share_one_transaction_and_lie_in_the_order_of_their_keys(agenda, village, person):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 8)
    closed(ronde, village["mo"])
    if db.engine.name != "postgresql":
        assert "WITHOUT ROWID" in db.session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'stembiljet'"))
        return
    rows = db.session.execute(text('SELECT xmin::text, key FROM stembiljet ORDER BY ctid')).all()
    assert len({row.xmin for row in rows}) == 1 and [row.key for row in rows] == sorted(row.key for row in rows)


@pytest.mark.parametrize("wijzigen", [False, True])
def test_a_copy_made_while_people_vote_does_not_show_the_order_of_the_ballots(agenda, person, wijzigen):
    """A dump writes a table as it lies: the n-th ballot must not be that of the n-th who voted."""
    ronde = make_ronde(agenda, costs=(100,) * 12, regels=Regels(wijzigen=wijzigen))
    cast_all(ronde, person, 12)
    order = "ctid" if db.engine.name == "postgresql" else "key"
    lying = db.session.scalars(text(f"SELECT keuzes FROM stembiljet ORDER BY {order}")).all()
    came = [f"{id}:1" for id in option_ids(ronde)]
    assert sorted(lying) == sorted(came) and lying != came


def test_a_ballot_that_changed_places_is_still_found_by_its_voter(agenda, person):
    ronde = make_ronde(agenda, costs=(100,) * 12, regels=Regels(wijzigen=True))
    first, *_rest, last = option_ids(ronde)
    cast_all(ronde, person, 12)
    for voter in db.session.scalars(select(Gestemd.person_id)).all():
        assert put_in(queries.one(ronde.id), {last: 1}, Stemmer(voter)) == ""
    db.session.commit()
    assert ballots() == (12, [f"{last}:1"] * 12)


@pytest.mark.een_database
def test_what_was_deleted_does_not_linger_in_the_file(app):
    assert db.session.scalar(text("PRAGMA secure_delete")) == 1


@pytest.mark.parametrize(("values", "allowed"), [
    ({"code_id": 2}, False), ({"code_id": None}, False), ({"person_id": None}, False), ({"person_id": 2}, False),
    ({"adres_hash": "b" * 64}, False), ({"adres_hash": None}, True), ({"volgcode": "x"}, False),
])
def test_the_list_of_who_voted_changes_nobody(agenda, village, values, allowed):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    make_code(ronde), make_code(ronde)
    put_in(queries.one(ronde.id), {option_ids(ronde)[0]: 1}, Stemmer(village["amina"].id, 1, adres_hash="a" * 64))
    db.session.commit()
    with nullcontext() if allowed else pytest.raises(IntegrityError):
        db.session.execute(update(Gestemd.__table__).values(values))


@pytest.mark.parametrize(("first", "values", "status", "void", "allowed"), [
    ("account", {"code_id": 1}, "vastgelegd", False, True), ("account", {"code_id": 1}, "gesloten", False, False),
    ("account", {"code_id": 1}, "vastgelegd", True, False), ("code", {"person_id": 1}, "vastgelegd", False, True),
    ("code", {"person_id": 1, "adres_hash": "a"}, "vastgelegd", False, True),
    ("code", {"adres_hash": "a"}, "vastgelegd", False, False), ("code", {"person_id": 1}, "vervallen", False, False),
])
def test_what_is_still_free_comes_beside_it_only_while_the_round_runs(agenda, village, first, values, status, void, allowed):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    make_code(ronde, vervallen_at=now() if void else None)
    put_in(queries.one(ronde.id), {option_ids(ronde)[0]: 1}, Stemmer(*((1,) if first == "account" else (None, 1))))
    db.session.execute(update(Stemronde.__table__).values(status=status))
    db.session.commit()
    with nullcontext() if allowed else pytest.raises(IntegrityError):
        db.session.execute(update(Gestemd.__table__).values(values))


def test_a_round_that_lapses_keeps_no_paper_with_its_number(agenda, village):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    make_code(ronde)
    db.session.add(Papier(ronde_id=ronde.id, code_id=1, beurt=1, keuzes={"1": 1}, by_id=village["mo"].id))
    db.session.commit()
    lapse(queries.one(ronde.id), "Het geld is er niet.", by=village["mo"])
    db.session.commit()
    assert count(Papier) == 0


def bundle_of(ronde, browse):
    answer = browse().get(f"/stemmen/{ronde.id}/bundel.zip")
    return zipfile.ZipFile(io.BytesIO(answer.data)) if answer.status_code == 200 else None


@pytest.mark.parametrize("paper", [1, 12])
def test_one_ballot_on_paper_cannot_be_told_from_the_others(agenda, village, person, browse, paper):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 12)
    cast_all(ronde, person, paper, kanaal=Kanaal.PAPIER)
    published(ronde, village, browse)
    files = bundle_of(ronde, browse)
    shown = files.read("keten.txt").decode() + files.read("stemming.pb").decode()
    assert "papier" not in shown.lower()
    assert chains.verify([line.split(" ", 1)[1] for line in files.read("keten.txt").decode().splitlines()], ronde.kop_na)
    kanalen = db.session.get(Stemtelling, ronde.id).opkomst["kanalen"]
    assert kanalen == ({} if paper == 1 else {"papier": 12, "web": 12})
    assert ("Op papier" in browse().get(f"/stemmen/{ronde.id}/uitslag").text) == (paper == 12)


@pytest.mark.parametrize(("paper", "handed_out"), [(1, False), (12, True)])
def test_where_channels_weigh_a_small_one_keeps_the_ballots_inside(agenda, village, person, browse, paper, handed_out):
    ronde = make_ronde(agenda, regels=Regels(gewichten={"web": "1", "papier": "2"}))
    cast_all(ronde, person, 12)
    cast_all(ronde, person, paper, kanaal=Kanaal.PAPIER)
    published(ronde, village, browse)
    assert (bundle_of(ronde, browse) is not None) == handed_out
    assert ("te weinig stemmen" in browse().get(f"/stemmen/{ronde.id}/natellen").text) != handed_out


@pytest.mark.parametrize("groups", [(3,), (9, 9), (12, 1), (12, 11, 3), (10, 10, 9, 1), (400, 2)])
def test_no_small_group_follows_from_the_turnout_and_the_total(groups):
    shown = opkomst.apart([(f"BU{place}", number) for place, number in enumerate(groups)])
    numbers = [*shown["buurten"].values(), shown["elders"]]
    assert sum(numbers) == sum(groups)
    assert not shown["buurten"] or all(number == 0 or number >= opkomst.SMALLEST for number in numbers)


# Integrity

def leave(person):
    """Delete the account, as the page does."""
    here = db.session.get(Person, person.id, populate_existing=True)
    leaving.forget(here, by=here)
    db.session.commit()


def test_who_leaves_and_comes_back_with_the_same_address_does_not_vote_again(agenda, person, browse):
    ronde, amina = make_ronde(agenda), person("Amina", email="amina@voorbeeld.invalid")
    ids = option_ids(ronde)
    cast(browse(amina), ronde, ids[0])
    leave(amina)
    again = person("Amina", email="amina@voorbeeld.invalid")
    cast(browse(again), ronde, ids[0])
    assert ballots() == (1, [f"{ids[0]}:1"])


@pytest.mark.parametrize(("first", "second", "votes"), [
    ("amina+1@voorbeeld.invalid", "Amina+twee@voorbeeld.invalid", 1), ("a.mi.na@gmail.com", "amina@googlemail.com", 1),
    ("a.mina@voorbeeld.invalid", "amina@voorbeeld.invalid", 2), ("amina@gmail.com", "amina@voorbeeld.invalid", 2),
])
def test_one_mailbox_votes_once_however_its_address_is_spelled(agenda, person, browse, first, second, votes):
    ronde = make_ronde(agenda)
    for email in (first, second):
        cast(browse(person("Amina", email=email)), ronde, option_ids(ronde)[0])
    assert ballots()[0] == votes


def test_nothing_is_left_of_the_address_after_closing(agenda, village, browse):
    ronde = make_ronde(agenda)
    cast(browse(village["amina"]), ronde, option_ids(ronde)[0])
    assert db.session.scalar(select(Gestemd.adres_hash))
    closed(ronde, village["mo"])
    assert db.session.scalar(select(Gestemd.adres_hash)) is None


def test_leaving_keeps_the_tally_and_no_name(agenda, person, browse, village):
    ronde, amina = make_ronde(agenda), person("Amina Voorbij", email="voorbij@voorbeeld.invalid")
    cast(browse(amina), ronde, option_ids(ronde)[0])
    leave(amina)
    kept = closed(ronde, village["mo"])
    assert (ballots()[0], len(kept.kop_na)) == (1, 64)
    assert "voorbij" not in everything_but().lower()


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

PLACES = (
    "/stemmen/", "/stemmen/{id}", "/stemmen/{id}/telling", "/stemmen/{id}/wat-als?stemmers=20", "/stemmen/{id}/uitslag",
    "/stemmen/{id}/natellen", "/stemmen/{id}/bundel.zip", "/stemmen/{id}/codes", "/stemmen/{id}/balie", "/stemmen/{id}/papier",
    "/stemmen/{id}/bewerken", "/stemmen/{id}/vastleggen", "/stemmen/{id}/vervallen", "/stemmen/codes/1", "/stemmen/papier/1",
    "/stemmen/keuzes/1", "/stemmen/keuzes/1/waarom", "/stemmen/keuzes/1/intrekken", "/buurtagenda/1", "/buurtagenda/beheer/",
    "/buurtagenda/1/werk", "/buurtagenda/1/vaststellen", "/", "/berichten/", "/buurten/" + BUURT,
)
TOKEN = re.compile(r'name="csrf_token"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="csrf_token"|nonce="[^"]*"')


def test_no_page_shows_staff_how_an_open_vote_stands(agenda, village, person, browse):
    """Every page is the same whatever is on the ballots and in the drafts."""
    ronde = make_ronde(agenda, regels=BY_LETTER)
    make_code(ronde)
    cast_all(ronde, person, 14)
    first, second, _third = option_ids(ronde)
    choose(browse(village["amina"]), ronde, first)
    staff = [browse(village["mo"]), browse(person(rol="balie")), browse(village["bea"])]
    before = seen(staff, ronde)
    db.session.execute(update(Stembiljet.__table__).values(keuzes=f"{second}:1"))
    db.session.execute(update(Stemconcept.__table__).values(keuzes={str(second): 1}))
    db.session.commit()
    after = seen(staff, ronde)
    assert [place for place in before if before[place] != after[place]] == []
    with at(ronde.sluit_at):
        before = seen(staff, ronde)
        db.session.execute(update(Stembiljet.__table__).values(keuzes=f"{first}:1"))
        db.session.commit()
        after = seen(staff, ronde)
        assert [place for place in before if before[place] != after[place]] == []


def seen(browsers, ronde):
    pages = {}
    for number, browser in enumerate(browsers):
        for place in PLACES:
            answer = browser.get(place.format(id=ronde.id))
            assert answer.status_code < 500, place
            pages[number, place] = answer.status_code, TOKEN.sub("", answer.text)
    return pages


def test_staff_of_another_area_cannot_touch_a_round(agenda, village, browse):
    ronde, concept = make_ronde(agenda), make_ronde(agenda, Status.CONCEPT)
    first = option_ids(concept)[0]
    driss = browse(village["driss"])
    for path in (
        f"{ronde.id}/vervallen", f"{ronde.id}/sluiten", f"{ronde.id}/tellen", f"{ronde.id}/kopie", f"{concept.id}/vastleggen",
        f"{concept.id}/weggooien", f"{concept.id}/bewerken/wat", f"{concept.id}/keuzes/weg", f"keuzes/{first}",
        f"{ronde.id}/codes/maken", f"{ronde.id}/balie/uitgeven", f"{ronde.id}/papier", f"keuzes/{option_ids(ronde)[0]}/intrekken",
    ):
        assert driss.post(f"/stemmen/{path}", data={"reden": "Zomaar.", "keuze": first}).status_code in (403, 404), path


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


def test_reading_changes_nothing(agenda, village, browse, person):
    ronde = make_ronde(agenda, regels=BY_LETTER)
    make_code(ronde)
    visitors = [browse(), browse(village["amina"]), browse(village["mo"])]
    before = everything_but("limit")
    for visitor in visitors:
        for place in (*PLACES, "/stemmen/{id}/stem", "/stemmen/{id}/nakijken", "/stemmen/{id}/code", "/stemmen/{id}/gestemd",
                      "/stemmen/{id}/sluiten", "/stemmen/{id}/tellen", "/stemmen/{id}/code/vergeten", "/stemmen/{id}/kopie"):
            assert visitor.get(place.format(id=ronde.id)).status_code < 500
    db.session.rollback()
    assert everything_but("limit") == before


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
