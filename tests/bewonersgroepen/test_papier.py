"""Invitations on paper: a code for one group and one role, once, for two weeks, and only for who says yes."""

import re
from datetime import timedelta
from functools import partial

import pytest

from portal import codes
from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.models import Lidmaatschap, Uitnodigingscode
from portal.bewonersgroepen.rules import huidige
from portal.clock import now
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.story.models import Event
from tests.at_once import kinds, when_ready

ENTER, YES = "/bewonersgroepen/code", {"actie": "ja"}
WRONG = "Deze code werkt niet (meer)."


def roles_in(id):
    db.session.expunge_all()
    return sorted((lid.person.name, lid.rol) for lid in huidige(queries.one(id)))


@pytest.fixture
def paper(browse, people, group):
    """The id of a group, and what its contact finds in the letter she made."""

    def make(rol="penningmeester", by="amina", groep=None):
        groep = groep or group(leden=()).id
        letter = browse(people[by]).post(f"/bewonersgroepen/{groep}/leden/code", data={"rol": rol})
        assert letter.status_code == 200, letter.status_code
        assert "no-store" in letter.headers["Cache-Control"]
        return groep, re.search(r'class="p-code">([^<]+)<', letter.text)[1]

    return make


def test_the_letter_is_the_only_place_of_a_code(people, browse, paper):
    groep, code = paper()
    kept = db.session.scalar(db.select(Uitnodigingscode))
    assert codes.plain(code) not in kept.code_hash and len(kept.code_hash) == 64
    members = browse(people["amina"]).get(f"/bewonersgroepen/{groep}/leden").text
    assert "Op papier, als penningmeester" in members and code not in members
    for event in db.session.scalars(db.select(Event)):
        assert code not in f"{event.note} {event.data}" and kept.code_hash not in f"{event.data}"


def test_first_the_code_then_what_it_offers_then_yes(people, browse, paper):
    groep, code = paper()
    bas = browse(people["bas"])
    offer = bas.post(ENTER, data={"code": f" {code.lower().replace('-', ' ')} "})
    assert "Buren van de Noork" in offer.text and "penningmeester" in offer.text and "Amina" in offer.text
    assert roles_in(groep) == [("Amina", "contact")]
    assert bas.post(ENTER, data={"code": code} | YES).location == f"/bewonersgroepen/{groep}/werkplaats"
    assert roles_in(groep) == [("Amina", "contact"), ("Bas", "penningmeester")]


def test_a_code_works_once_and_says_nothing_afterwards(people, browse, paper):
    groep, code = paper()
    browse(people["bas"]).post(ENTER, data={"code": code} | YES)
    again = browse(people["cem"]).post(ENTER, data={"code": code} | YES)
    assert again.status_code == 422 and WRONG in again.text and "Buren van de Noork" not in again.text
    assert [name for name, _rol in roles_in(groep)] == ["Amina", "Bas"]


@pytest.mark.parametrize("end", ["over", "withdrawn", "stopped", "issuer_gone", "typing_error", "of_another"])
def test_a_code_ends_with_what_it_rests_on(people, browse, group, paper, end):
    groep, code = paper()
    amina = browse(people["amina"])
    kept = db.session.scalar(db.select(Uitnodigingscode))
    if end == "over":
        kept.verloopt_at = now() - timedelta(seconds=1)
        db.session.commit()
    if end == "withdrawn":
        assert amina.post(f"/bewonersgroepen/{groep}/leden/codes/{kept.id}/intrekken").status_code == 303
    if end == "stopped":
        amina.post(f"/bewonersgroepen/{groep}/stoppen", data={"reden": "Klaar."})
    if end == "issuer_gone":
        amina.post(f"/bewonersgroepen/{groep}/weggaan")
    typed = {"typing_error": ("X" if code[0] != "X" else "Y") + code[1:], "of_another": codes.new_code()}.get(end, code)
    answer = browse(people["bas"]).post(ENTER, data={"code": typed, "groep": groep, "rol": "contact"} | YES)
    assert answer.status_code == 422 and WRONG in answer.text
    assert ("Bas", "penningmeester") not in roles_in(groep)


def test_a_code_is_bound_to_its_group_and_role(people, browse, group, paper):
    other = group(naam="Anderen", leden=()).id
    groep, code = paper(rol="lid")
    browse(people["bas"]).post(ENTER, data={"code": code, "rol": "contact", "groep_id": other} | YES)
    assert ("Bas", "lid") in roles_in(groep) and [name for name, _rol in roles_in(other)] == ["Amina"]


def test_looking_takes_no_code_and_a_stranger_logs_in_first(people, browse, paper):
    groep, code = paper()
    assert browse(people["bas"]).get(f"{ENTER}?code={code}&actie=ja").status_code == 200
    assert browse().post(ENTER, data={"code": code} | YES).location.startswith("/inloggen")
    assert roles_in(groep) == [("Amina", "contact")]


def test_who_may_make_one_and_for_what(people, browse, group):
    groep = group().id
    page = f"/bewonersgroepen/{groep}/leden/code"
    for other in ("cem", "eva", "bas", "rik", "driss"):
        assert browse(people[other]).post(page, data={"rol": "lid"}).status_code == 403, other
    assert browse(people["mo"]).post(page, data={"rol": "contact"}).status_code == 403
    browse(people["amina"]).post(f"/bewonersgroepen/{groep}/weggaan")
    assert browse(people["mo"]).post(page, data={"rol": "penningmeester"}).text.count('class="p-code"') == 0
    assert browse(people["mo"]).post(page, data={"rol": "contact"}).text.count('class="p-code"') == 1
    with pytest.raises(Refused):
        actions.make_code(queries.one(groep), "lid", by=people["cem"])


def test_a_code_of_another_group_is_not_taken_back(people, browse, group, paper):
    _groep, code = paper()
    kept = db.session.scalar(db.select(Uitnodigingscode.id))
    other = group(by="bas", naam="Anderen", leden=()).id
    assert browse(people["bas"]).post(f"/bewonersgroepen/{other}/leden/codes/{kept}/intrekken").status_code == 404
    assert browse(people["cem"]).post(ENTER, data={"code": code}).status_code == 200


def test_guessing_is_counted_also_when_it_fails(app, people, browse):
    app.config["LIMITS_FACTOR"] = 1
    bas = browse(people["bas"])
    answers = [bas.post(ENTER, data={"code": codes.new_code()}).status_code for _try in range(31)]
    assert answers[:30] == [422] * 30 and answers[30] == 429


def test_of_two_who_use_one_code_at_once_one_is_in(app, people, group):
    groep = group(leden=())
    typed, _kept = actions.make_code(groep, "lid", by=people["amina"])
    db.session.commit()
    id, ids = groep.id, [people["bas"].id, people["cem"].id]

    def use(person_id, wait):
        person = db.session.get(Person, person_id)
        found = actions.offered_by_code(typed)
        wait()
        actions.accept_code(*found, by=person)
        return "in"

    given = kinds(when_ready(app, *(partial(use, one) for one in ids)))
    assert sorted(given, key=str) == [NotNow, "in"]
    assert len(roles_in(id)) == 2
    assert db.session.query(Lidmaatschap).filter_by(groep_id=id, rol="lid").count() == 1


def test_accepting_with_a_used_code_is_refused(people, group):
    groep = group(leden=())
    typed, kept = actions.make_code(groep, "lid", by=people["amina"])
    found = actions.offered_by_code(typed)
    actions.withdraw_code(groep, kept, by=people["amina"])
    with pytest.raises(NotNow):
        actions.accept_code(*found, by=people["bas"])
