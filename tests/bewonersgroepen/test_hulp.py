"""When somebody goes and a role falls empty: who hears, who may step in, and how the gemeente helps."""

import pytest
from sqlalchemy import select

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.rules import huidige
from portal.errors import Refused
from portal.extensions import db
from portal.permissions import can
from portal.story.models import Event, Mail, Notification

BOARD = (("cem", "tweede_tekenaar"), ("eva", "penningmeester"))


def told(what):
    query = select(Notification.person_id).join(Notification.event).where(Event.what == f"bewonersgroepen.{what}")
    return set(db.session.scalars(query))


def roles_in(id):
    db.session.expunge_all()
    return sorted((lid.person.name, lid.rol) for lid in huidige(queries.one(id)))


@pytest.fixture
def orphan(people, group, browse):
    """The id of a recognised organisation that its founder, the only contact, has just left."""
    groep = group(leden=BOARD, erkend=True).id
    assert browse(people["amina"]).post(f"/bewonersgroepen/{groep}/weggaan").status_code == 303
    return groep


def test_a_founder_can_leave_and_everyone_concerned_hears(people, orphan):
    assert [name for name, _rol in roles_in(orphan)] == ["Cem", "Eva"]
    assert queries.one(orphan).owner_id is None and queries.one(orphan).status == "actief"
    assert told("zonder_contact") == {people[name].id for name in ("cem", "eva", "mo", "noor")}


def test_the_page_of_leaving_says_what_it_means(people, group, browse):
    groep = group().id
    page = browse(people["amina"]).get(f"/bewonersgroepen/{groep}/weggaan").text
    assert "heeft de groep geen contact meer" in page and f"/bewonersgroepen/{groep}/overdragen" in page
    assert "geen contact meer" not in browse(people["cem"]).get(f"/bewonersgroepen/{groep}/weggaan").text


def test_an_empty_role_of_the_board_is_told_to_the_group_alone(people, group, fresh):
    groep = group(leden=BOARD)
    actions.leave(groep, by=people["eva"])
    assert told("rol_leeg") == {people["amina"].id, people["cem"].id} and told("zonder_contact") == set()
    groep = fresh(groep)
    cem = next(lid for lid in groep.leden if lid.person_id == people["cem"].id)
    actions.change_role(groep, cem, "lid", by=people["amina"])
    assert db.session.scalars(select(Event.data).where(Event.what == "bewonersgroepen.rol_leeg").order_by(Event.id)).all() == [
        {"rollen": ["penningmeester"]}, {"rollen": ["tweede_tekenaar"]},
    ]


def test_an_invitation_of_who_left_is_void(people, group, browse, invited, person):
    groep = group().id
    dirk = person("Dirk", email="dirk@voorbeeld.invalid")
    browse(people["amina"]).post(f"/bewonersgroepen/{groep}/uitnodigen", data={"email": dirk.email, "rol": "lid"})
    browse(people["amina"]).post(f"/bewonersgroepen/{groep}/weggaan")
    browse(dirk).post(invited())
    assert "Dirk" not in [name for name, _rol in roles_in(groep)]


def test_one_who_signs_steps_in_and_the_group_has_a_contact_again(people, orphan, browse):
    page = browse(people["eva"]).get(f"/bewonersgroepen/{orphan}/werkplaats").text
    assert "Ik word het contact" in page
    assert browse(people["eva"]).post(f"/bewonersgroepen/{orphan}/opvolgen").location.endswith("/werkplaats")
    assert ("Eva", "contact") in roles_in(orphan) and queries.one(orphan).owner_id == people["eva"].id
    assert people["cem"].id in told("overdragen")
    assert browse(people["cem"]).post(f"/bewonersgroepen/{orphan}/opvolgen").status_code == 403


@pytest.mark.parametrize("who", ["amina", "bas", "mo", "rik"])
def test_nobody_from_outside_steps_in(people, orphan, browse, who):
    assert browse(people[who]).post(f"/bewonersgroepen/{orphan}/opvolgen").status_code == 403
    assert [name for name, _rol in roles_in(orphan)] == ["Cem", "Eva"]


def test_a_plain_lid_steps_in_only_when_nobody_signs(people, group, fresh):
    groep = group(leden=(("cem", "lid"), ("eva", "penningmeester")))
    actions.leave(groep, by=people["amina"])
    with pytest.raises(Refused):
        actions.step_in(fresh(groep), by=people["cem"])
    actions.leave(fresh(groep), by=people["eva"])
    actions.step_in(fresh(groep), by=people["cem"])
    assert ("Cem", "contact") in roles_in(groep.id)


def test_staff_see_which_group_misses_whom_and_who_helps(people, orphan, browse):
    mo, noor = browse(people["mo"]), browse(people["noor"])
    page = mo.get("/bewonersgroepen/zonder-contact").text
    assert "Buren van de Noork" in page and "Contact" in page and "Penningmeester" not in page
    assert not any(name in page for name in ("Amina", "Cem", "Eva"))
    noor.post(f"/bewonersgroepen/{orphan}/helpen")
    noor.post(f"/bewonersgroepen/{orphan}/helpen")
    assert told("helpen") == {people["cem"].id, people["eva"].id}
    assert "Noor" in mo.get("/bewonersgroepen/zonder-contact").text
    noor.post(f"/bewonersgroepen/{orphan}/niet-meer-helpen")
    assert queries.one(orphan).helper_id is None


def test_only_who_helps_sees_names_and_only_until_there_is_a_contact(people, orphan, browse, invited):
    mo, noor = browse(people["mo"]), browse(people["noor"])
    members = f"/bewonersgroepen/{orphan}/leden"
    assert mo.get(members).status_code == noor.get(members).status_code == 403
    noor.post(f"/bewonersgroepen/{orphan}/helpen")
    assert "Eva" in noor.get(members).text and mo.get(members).status_code == 403
    eva = next(lid for lid in queries.one(orphan).leden if lid.person_id == people["eva"].id)
    assert noor.post(f"/bewonersgroepen/{orphan}/overdragen", data={"lid": eva.id}).status_code == 303
    assert db.session.scalar(select(Mail.to)) == people["eva"].email
    assert ("Eva", "contact") not in roles_in(orphan)
    browse(people["eva"]).post(invited())
    assert ("Eva", "contact") in roles_in(orphan)
    assert noor.get(members).status_code == noor.get(f"/bewonersgroepen/{orphan}/overdragen").status_code == 403


def test_help_is_for_who_works_there_and_is_not_in_it(people, orphan, browse):
    for who in ("amina", "bas", "eva", "rik", "driss"):
        assert browse(people[who]).post(f"/bewonersgroepen/{orphan}/helpen").status_code == 403, who
    assert browse().post(f"/bewonersgroepen/{orphan}/helpen").location.startswith("/inloggen")
    assert browse(people["driss"]).get("/bewonersgroepen/zonder-contact").text.count("Buren van de Noork") == 0
    assert browse(people["rik"]).get("/bewonersgroepen/zonder-contact").status_code == 403


def test_a_group_without_money_needs_no_board(people, group, browse):
    group(leden=())
    assert "Buren van de Noork" not in browse(people["mo"]).get("/bewonersgroepen/zonder-contact").text
    group(naam="Erkende buren", leden=(), erkend=True)
    page = browse(people["mo"]).get("/bewonersgroepen/zonder-contact").text
    assert "Erkende buren" in page and "Penningmeester" in page and "Tweede tekenaar" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_staff_costs_the_same_however_long(people, group, browse, queries, count):
    for number in range(count):
        group(naam=f"Erkende buren {number}", leden=(), erkend=True)
    mo = browse(people["mo"])
    queries.clear()
    assert mo.get("/bewonersgroepen/zonder-contact").text.count("Erkende buren") >= count
    assert len(queries) == 2


def test_who_left_is_out_at_once_in_a_session_that_was_open(people, group, browse):
    groep = group().id
    cem = browse(people["cem"])
    assert cem.get(f"/bewonersgroepen/{groep}/werkplaats").status_code == 200
    amina = browse(people["amina"])
    lid = next(one for one in queries.one(groep).leden if one.person_id == people["cem"].id)
    amina.post(f"/bewonersgroepen/{groep}/leden/{lid.id}/beeindigen")
    for page in ("werkplaats", "leden"):
        assert cem.get(f"/bewonersgroepen/{groep}/{page}").status_code == 403
    db.session.expunge_all()
    assert not can(people["cem"], "bewonersgroepen.leden", queries.one(groep))


def test_an_account_that_goes_leaves_no_name_and_frees_its_address(people, group, browse, person):
    groep = group(leden=BOARD, erkend=True).id
    address = people["eva"].email
    browse(people["eva"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert "Eva" not in str(roles_in(groep))
    newcomer = browse(person("Nieuw", email=address))
    assert newcomer.get(f"/bewonersgroepen/{groep}/werkplaats").status_code == 403
    for visitor, page in ((browse(people["amina"]), "leden"), (browse(people["amina"]), "werkplaats"), (browse(), "")):
        assert "Eva" not in visitor.get(f"/bewonersgroepen/{groep}/{page}".rstrip("/")).text
    assert told("rol_leeg") == {people["amina"].id, people["cem"].id}
