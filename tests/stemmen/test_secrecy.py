"""What anybody could learn of a vote: who chose what, how it stands, and what is left when it is over."""

import re
from contextlib import nullcontext

import pytest
from sqlalchemy import inspect, select, text, update
from sqlalchemy.exc import IntegrityError

from portal.clock import at, now
from portal.extensions import db
from portal.people import leaving
from portal.people.models import Person
from portal.stemmen import opkomst, queries
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.vastleggen import lapse
from portal.stemmen.models import Gestemd, Papier, Stembiljet, Stemconcept, Stemronde, Stemtelling
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Status
from portal.tellen import bundel as chains
from tests.agenda import BUURT, make_code, make_ronde
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

PLACES = (
    "/stemmen/", "/stemmen/{id}", "/stemmen/{id}/telling", "/stemmen/{id}/wat-als?stemmers=20", "/stemmen/{id}/uitslag",
    "/stemmen/{id}/natellen", "/stemmen/{id}/bundel.zip", "/stemmen/{id}/volgcodes.txt",
    "/stemmen/{id}/codes", "/stemmen/{id}/balie", "/stemmen/{id}/papier",
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
