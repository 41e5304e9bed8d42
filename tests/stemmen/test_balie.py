"""At the desk: a code for who comes without, one that got lost, and two people for what cannot be undone."""

import re

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from portal.clock import at, now
from portal.extensions import db
from portal.stemmen import geheim, queries
from portal.stemmen.actions import Stemmer, vervangen
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.codes import hand_out
from portal.stemmen.models import Gestemd, Papier, Stemcode
from portal.stemmen.queries import codes
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, Toegang
from portal.story.models import Event
from tests.agenda import make_agenda, make_code, make_ronde
from tests.at_once import at_once, reasons
from tests.stemmen.voting import cast, count, enter, option_ids

WAYS = Regels(toegang=(Toegang.CODE, Toegang.BALIE))
SEEN = {"bewijs": "y", "verklaring": "y"}
CODE = re.compile(r'<p class="p-code">([0-9A-Z-]+)</p>')


@pytest.fixture
def ronde(village):
    return make_ronde(make_agenda(village["mo"]), regels=WAYS)


@pytest.fixture
def desk(person, browse):
    """Two people of the desk, each in a browser."""
    return [browse(person(name, rol="baliemedewerker")) for name in ("Gerda", "Henk")]


def ask(browser, code_id=1, reden="Brief niet aangekomen."):
    return browser.post(f"/stemmen/codes/{code_id}/vervangen", data={"reden": reden})


def agree(browser, code_id=1):
    return browser.post(f"/stemmen/codes/{code_id}/akkoord")


def use(ronde, browser, code):
    enter(browser, ronde, code)
    return cast(browser, ronde, option_ids(ronde)[0])


def test_the_desk_hands_out_a_code_that_votes_and_keeps_nothing_of_the_voter(ronde, desk, browse):
    page = desk[0].post(f"/stemmen/{ronde.id}/balie/uitgeven", data=SEEN).text
    assert use(ronde, browse(), CODE.search(page)[1]).location.endswith("/gestemd")
    db.session.rollback()
    code = db.session.scalar(select(Stemcode))
    assert (code.soort, code.adres_hash, code.buurt_code) == (Toegang.BALIE, "", None)


def test_the_desk_finds_the_rounds_it_helps_with_on_one_page(village, person, browse):
    helped = make_ronde(make_agenda(village["mo"]), regels=WAYS, title="Straks open")
    elsewhere = make_ronde(make_agenda(village["mo"], buurten=("BU01640401",)), regels=WAYS, title="Een andere wijk")
    made = make_ronde(make_agenda(village["mo"]), Status.CONCEPT, regels=WAYS, title="Nog een concept")
    page = browse(person("Ina", rol="baliemedewerker", gebied="WK016402")).get("/stemmen/balie").text
    assert f'href="/stemmen/{helped.id}/balie"' in page and f'href="/stemmen/{helped.id}/papier"' in page
    assert elsewhere.title not in page and made.title not in page


def test_a_desk_without_rounds_reads_so(person, browse):
    assert "Er is nu geen stemming met werk voor de balie" in browse(person(rol="baliemedewerker")).get("/stemmen/balie").text


def test_every_code_handed_out_is_an_event_and_staff_see_how_many_and_by_how_many(ronde, desk, village, browse):
    for number, code_by in enumerate((desk[0], desk[1], desk[1]), 1):
        assert code_by.post(f"/stemmen/{ronde.id}/balie/uitgeven", data=SEEN).status_code == 200
        db.session.rollback()
        assert count(Event) == count(Stemcode) == number
    text = browse(village["mo"]).get(f"/stemmen/{ronde.id}/codes").text
    assert "Uitgegeven aan de balie: 3, door 2 medewerkers." in text
    other = make_ronde(make_agenda(village["mo"]), regels=Regels(toegang=(Toegang.BALIE,)))
    assert "Uitgegeven aan de balie: 0, door 0 medewerkers." in browse(village["mo"]).get(f"/stemmen/{other.id}/codes").text


@pytest.mark.parametrize("data", [{}, {"bewijs": "y"}, {"verklaring": "y"}])
def test_no_code_without_proof_and_declaration(ronde, desk, data):
    assert desk[0].post(f"/stemmen/{ronde.id}/balie/uitgeven", data=data).status_code == 422
    assert count(Stemcode) == 0


def test_the_desk_hands_out_only_where_the_round_allows_it_and_until_it_closes(ronde, desk, village):
    letters = make_ronde(make_agenda(village["mo"]), regels=Regels(toegang=(Toegang.CODE,)))
    assert desk[0].post(f"/stemmen/{letters.id}/balie/uitgeven", data=SEEN).status_code == 409
    assert "geen nieuwe codes" in desk[0].get(f"/stemmen/{letters.id}/balie").text
    with at(ronde.sluit_at):
        assert desk[0].post(f"/stemmen/{ronde.id}/balie/uitgeven", data=SEEN).status_code == 409
    assert count(Stemcode) == 0


def test_a_code_is_found_by_its_number_or_by_the_address_however_it_is_written(ronde, desk):
    make_code(ronde, adres_hash=geheim.adres_hash(ronde.id, "7551EX:12-a"))
    for asked in ({"nummer": "1"}, {"postcode": "7551 ex", "huisnummer": "12 A"}, {"postcode": "7551EX", "huisnummer": "12-a"}):
        assert "Code 1" in desk[0].post(f"/stemmen/{ronde.id}/balie", data=asked).text
    for asked in ({"nummer": "2"}, {"postcode": "7551EX", "huisnummer": "12"}, {"postcode": "7551EX", "huisnummer": "geen"}):
        assert "Geen code gevonden" in desk[0].post(f"/stemmen/{ronde.id}/balie", data=asked).text
    for asked in ({}, {"postcode": "7551EX"}, {"nummer": "x"}, {"nummer": "99999999999"}):
        assert desk[0].post(f"/stemmen/{ronde.id}/balie", data=asked).status_code == 422


def test_an_address_of_another_round_has_another_hash(ronde):
    assert geheim.adres_hash(ronde.id, "7551EX:12-") != geheim.adres_hash(ronde.id + 1, "7551EX:12-")


def test_a_lost_code_is_replaced_by_two_people_and_dies_at_that_moment(ronde, desk, browse):
    old = make_code(ronde)
    assert ask(desk[0]).status_code == 303
    assert enter(browse(), ronde, old).status_code == 303
    assert agree(desk[0]).status_code == 409
    page = agree(desk[1])
    assert page.headers["Cache-Control"] == "private, no-store" and "Code 1 is vervallen." in page.text
    assert "werkt niet meer" in enter(browse(), ronde, old).text
    assert use(ronde, browse(), CODE.search(page.text)[1]).location.endswith("/gestemd")
    db.session.rollback()
    first, second = db.session.scalars(select(Stemcode).order_by(Stemcode.id)).all()
    assert second.vervangt_id == first.id and first.vervanging_door_id != first.vervanging_akkoord_id
    assert (second.soort, second.adres_hash) == (first.soort, first.adres_hash)
    assert db.session.scalar(select(Event.data)) == {"nummer": 1, "nieuw": 2}


def test_who_entered_the_old_code_before_it_died_cannot_cast_with_it(ronde, desk, browse):
    voter, old = browse(), make_code(ronde)
    enter(voter, ronde, old)
    ask(desk[0])
    agree(desk[1])
    assert not cast(voter, ronde, option_ids(ronde)[0]).location.endswith("/gestemd")
    assert count(Gestemd) == 0


def test_a_used_code_cannot_be_replaced_not_even_after_it_was_asked(ronde, desk, browse):
    old = make_code(ronde)
    ask(desk[0])
    use(ronde, browse(), old)
    assert agree(desk[1]).status_code == 409
    assert ask(desk[0]).status_code == 409
    assert "Een gebruikte code kan niet worden vervangen" in desk[0].get("/stemmen/codes/1").text
    assert count(Stemcode) == 1


def test_a_code_whose_paper_is_being_typed_cannot_be_replaced(ronde, desk, village):
    make_code(ronde)
    db.session.add(Papier(ronde_id=ronde.id, code_id=1, beurt=1, by_id=village["mo"].id))
    db.session.commit()
    assert ask(desk[0]).status_code == 409
    assert "wordt ingetypt" in desk[0].get("/stemmen/codes/1").text


def test_a_request_is_made_once_needs_a_reason_and_can_be_turned_down(ronde, desk, browse):
    old = make_code(ronde)
    assert ask(desk[0], reden=" ").status_code == 422
    ask(desk[0])
    assert ask(desk[1]).status_code == 409
    assert "gevraagd door Gerda" in desk[1].get(f"/stemmen/{ronde.id}/balie").text
    desk[1].post("/stemmen/codes/1/niet-vervangen")
    assert agree(desk[1]).status_code == 409
    assert enter(browse(), ronde, old).status_code == 303


def test_agreeing_twice_gives_one_new_code(ronde, desk, person, browse):
    make_code(ronde)
    ask(desk[0])
    third = browse(person(rol="baliemedewerker"))
    assert [agree(browser).status_code for browser in (desk[1], third)] == [200, 409]
    assert count(Stemcode) == 2


def test_nothing_is_replaced_once_the_round_is_over(ronde, desk):
    make_code(ronde)
    ask(desk[0])
    with at(ronde.sluit_at):
        assert agree(desk[1]).status_code == 409


def test_the_database_itself_wants_four_eyes_and_keeps_a_used_code_good(ronde, village, browse):
    use(ronde, browse(), make_code(ronde))
    for values in ({"vervallen_at": now()}, {"vervanging_door_id": 1, "vervanging_akkoord_id": 1}):
        with pytest.raises(IntegrityError):
            db.session.execute(update(Stemcode.__table__).values(values))
        db.session.rollback()


def test_the_desk_of_another_wijk_and_who_works_elsewhere_stay_outside(ronde, person, browse, village):
    make_code(ronde)
    away = browse(person(rol="baliemedewerker", gebied="WK016404"))
    for visitor in (away, browse(village["amina"]), browse(village["rik"])):
        assert visitor.get(f"/stemmen/{ronde.id}/balie").status_code == 403
        assert visitor.get("/stemmen/codes/1").status_code == 404
        assert ask(visitor).status_code == 404
    here = browse(person(rol="baliemedewerker"))
    assert here.get(f"/stemmen/{ronde.id}/codes").status_code == 403


def test_a_draft_has_no_desk(village, desk):
    draft = make_ronde(make_agenda(village["mo"]), Status.CONCEPT, regels=WAYS)
    assert desk[0].get(f"/stemmen/{draft.id}/balie").status_code == 404


def test_a_lost_file_of_codes_becomes_void_with_four_eyes_and_leaves_used_codes_alone(ronde, village, browse):
    moment = now()
    codes = [make_code(ronde, adres_hash=f"{n}", uitgegeven_at=moment, uitgegeven_door_id=village["mo"].id) for n in range(3)]
    use(ronde, browse(), codes[1])
    mo, noor = browse(village["mo"]), browse(village["noor"])
    where = f"/stemmen/{ronde.id}/codes/vervallen?van=1&tot=3"
    agreed = {"van": 1, "tot": 3, "actie": "akkoord"}
    assert mo.post(where, data={"reden": ""}).status_code == 422
    assert mo.post(where, data={"reden": "Bestand kwijt."}).status_code == 303
    assert "Voor 2 codes is dit gevraagd." in noor.get(where).text
    assert mo.post(f"/stemmen/{ronde.id}/codes/akkoord", data=agreed).status_code == 409
    assert noor.post(f"/stemmen/{ronde.id}/codes/akkoord", data=agreed).status_code == 303
    db.session.rollback()
    void = db.session.scalars(select(Stemcode.vervallen_at.is_not(None)).order_by(Stemcode.nummer)).all()
    assert void == [True, False, True]
    assert browse(village["mo"]).get(f"/stemmen/{ronde.id}/codes/vervallen?van=1&tot=2").status_code == 404
    for other in ({"van": 1, "tot": 2}, {"van": "9" * 30, "tot": "9" * 30}, {"van": "9" * 12, "tot": "9" * 12, "actie": "niet"}):
        assert browse(village["noor"]).post(f"/stemmen/{ronde.id}/codes/akkoord", data=other).status_code == 400


def test_once_the_vote_is_over_no_list_becomes_void_so_that_paper_still_to_be_typed_in_counts(ronde, village, browse):
    moment = now()
    for n in range(2):
        make_code(ronde, adres_hash=f"{n}", uitgegeven_at=moment, uitgegeven_door_id=village["mo"].id)
    mo, noor = browse(village["mo"]), browse(village["noor"])
    where, agreed = f"/stemmen/{ronde.id}/codes/vervallen?van=1&tot=2", {"van": 1, "tot": 2, "actie": "akkoord"}
    with at(ronde.sluit_at):
        assert mo.post(where, data={"reden": "Bestand kwijt."}).status_code == 409
    assert mo.post(where, data={"reden": "Bestand kwijt."}).status_code == 303
    with at(ronde.sluit_at):
        assert noor.post(f"/stemmen/{ronde.id}/codes/akkoord", data=agreed).status_code == 409
    db.session.rollback()
    assert db.session.scalars(select(Stemcode.vervallen_at)).all() == [None, None]


def test_the_desk_costs_as_many_statements_for_one_request_as_for_three(ronde, desk, queries):
    costs = []
    for number in (1, 2, 3):
        make_code(ronde)
        ask(desk[0], number)
        queries.clear()
        desk[1].get(f"/stemmen/{ronde.id}/balie")
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2] <= 7


def test_asking_to_replace_one_code_and_to_void_a_list_do_not_mix(ronde, desk, village, browse):
    moment = now()
    for number in range(2):
        make_code(ronde, adres_hash=str(number), uitgegeven_at=moment, uitgegeven_door_id=village["mo"].id)
    ask(desk[0], 1)
    mo, noor = browse(village["mo"]), browse(village["noor"])
    agreed = {"van": 1, "tot": 2, "actie": "akkoord"}
    assert noor.post(f"/stemmen/{ronde.id}/codes/akkoord", data=agreed).status_code == 409
    mo.post(f"/stemmen/{ronde.id}/codes/vervallen?van=1&tot=2", data={"reden": "Bestand kwijt."})
    assert agree(desk[1], 2).status_code == 409
    noor.post(f"/stemmen/{ronde.id}/codes/akkoord", data=agreed | {"actie": "niet"})
    assert agree(desk[1], 1).status_code == 200
    db.session.rollback()
    assert db.session.scalars(select(Stemcode.vervallen_at.is_not(None)).order_by(Stemcode.nummer)).all() == [True, False, False]


def test_two_desks_at_once_hand_out_two_codes(app, ronde, person):
    staff = [person(rol="baliemedewerker") for _one in range(3)]
    given = at_once(app, *(lambda by=by: hand_out(queries.one(ronde.id), by=by).nummer for by in staff))
    assert sorted(given) == [1, 2, 3] and count(Stemcode) == 3


def test_voting_and_replacing_at_once_is_one_or_the_other(app, ronde, person):
    make_code(ronde)
    asker, second = person(rol="baliemedewerker"), person(rol="baliemedewerker")
    vervangen.ask(codes.code(1), "Kwijt.", by=asker)
    db.session.commit()
    voted, replaced = reasons(at_once(
        app,
        lambda: put_in(queries.one(ronde.id), {option_ids(ronde)[0]: 1}, Stemmer(code_id=1)),
        lambda: vervangen.agree(codes.code(1), by=second).nummer,
    ))
    assert (voted in ("code", "gesloten"), replaced) in [(True, 2), (False, "vervangen")]
    assert (count(Gestemd), count(Stemcode)) in [(0, 2), (1, 1)]
