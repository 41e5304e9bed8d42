"""An invitation is for the address it was sent to, once."""

import re

import pytest

from portal.extensions import db
from portal.initiatieven import queries
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.people import tokens
from portal.people.actions import change_email
from portal.people.rules import masked
from portal.story.models import Event, Mail


@pytest.fixture
def invited(village, initiatief_by, browse):
    """A plan of Amina, and the address of the page to which she invited somebody."""

    def make(email=None, **fields):
        plan = initiatief_by(village["amina"], **fields)
        email = email or village["bas"].email
        browse(village["amina"]).post(f"/initiatieven/{plan.id}/uitnodigen", data={"email": email})
        return plan, "/initiatieven/meedoen/" + db.session.scalar(db.select(Mail.body)).split("/meedoen/")[1].split()[0]

    return make


def pullers(plan):
    db.session.expire_all()
    return queries.one(plan.id).mede_ids


def test_invited_person_joins_with_a_button(village, invited, browse):
    plan, page = invited()
    bas = browse(village["bas"])
    assert "Ja, ik doe mee" in bas.get(page).text
    assert pullers(plan) == set()
    assert bas.post(page).location == f"/initiatieven/{plan.id}"
    assert pullers(plan) == {village["bas"].id}
    assert "Deze uitnodiging werkt niet meer." in bas.post(page).text


def test_address_is_compared_as_we_keep_it(village, invited, browse):
    plan, page = invited(f" {village['bas'].email.upper()} ")
    browse(village["bas"]).post(page)
    assert pullers(plan) == {village["bas"].id}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", ["amina", "driss", "mo", "bea"])
def test_another_account_reads_where_the_invitation_went_and_does_not_join(village, invited, browse, who, method):
    plan, page = invited(status=Status.INGEDIEND, title="Nog geheim")
    answer = browse(village[who]).open(page, method=method)
    assert answer.status_code == 403
    assert "De uitnodiging is gestuurd naar b***@voorbeeld.invalid." in answer.text
    assert village["bas"].email not in answer.text and "Nog geheim" not in answer.text
    assert (pullers(plan), db.session.query(Event).count()) == (set(), 0)


def test_invitation_still_works_after_another_account_tried(village, invited, browse):
    plan, page = invited()
    browse(village["driss"]).post(page)
    browse(village["bas"]).post(page)
    assert pullers(plan) == {village["bas"].id}


def test_an_invitation_ends_when_the_plan_goes_on_with_somebody_else(village, invited, browse):
    plan, page = invited()
    browse(village["amina"]).post(f"/initiatieven/{plan.id}/stap/stoppen", data={"reden": "Ik verhuis."})
    browse(village["driss"]).post(f"/initiatieven/{plan.id}/stap/overnemen")
    assert "Deze uitnodiging werkt niet meer." in browse(village["bas"]).post(page).text
    assert pullers(plan) == {village["amina"].id}


def test_stranger_logs_in_first_and_comes_back(village, invited, browse):
    _plan, page = invited()
    assert browse().get(page).location == f"/inloggen?next={page}"


@pytest.mark.parametrize("status", [Status.INGETROKKEN, Status.GESTOPT, Status.NIET_HAALBAAR, Status.GEREALISEERD])
def test_an_invitation_to_a_plan_that_has_ended_does_not_work(village, invited, browse, status):
    plan, page = invited()
    db.session.execute(db.update(Initiatief).values(status=status))
    db.session.commit()
    bas = browse(village["bas"])
    for text in (bas.get(page).text, bas.post(page).text):
        assert "Deze uitnodiging werkt niet meer." in text and "Ja, ik doe mee" not in text
    assert pullers(plan) == set()


def test_an_invitation_to_a_draft_that_was_thrown_away_does_not_work(village, invited, browse):
    plan, page = invited(status=Status.CONCEPT)
    browse(village["amina"]).post(f"/initiatieven/{plan.id}/weggooien")
    assert "Deze uitnodiging werkt niet meer." in browse(village["bas"]).get(page).text


def withdraw_button(plan, text):
    return re.search(rf'action="(/initiatieven/{plan.id}/uitnodigingen/\d+/intrekken)"', text)


def test_the_owner_sees_whom_was_invited_and_takes_it_back(village, invited, browse):
    plan, page = invited("verkeerd@voorbeeld.invalid")
    amina, bas, waiting = browse(village["amina"]), browse(village["bas"]), f"/initiatieven/{plan.id}/uitnodigen"
    amina.post(waiting, data={"email": village["bas"].email})
    assert f"verstuurd naar {village['bas'].email}." in amina.get(f"/initiatieven/{plan.id}").text
    text = amina.get(waiting).text
    assert "v***@voorbeeld.invalid. De link werkt tot" in text and masked(village["bas"].email) in text
    button = withdraw_button(plan, text)[1]
    assert bas.post(button).status_code == 403
    for _twice in range(2):
        assert amina.post(button).location == waiting
    text = amina.get(waiting).text
    assert "v***@voorbeeld.invalid" not in text and masked(village["bas"].email) in text
    assert tokens.find("meedoen", page.rpartition("/")[2]) is None


def test_who_invited_somebody_does_not_read_the_address_they_moved_to(village, invited, browse):
    plan, _page = invited()
    change_email(village["bas"], "elders@voorbeeld.invalid", by=village["bas"])
    db.session.commit()
    text = browse(village["amina"]).get(f"/initiatieven/{plan.id}/uitnodigen").text
    assert "elders@" not in text and "e***@voorbeeld.invalid. De link werkt tot" in text


def test_an_invitation_that_was_used_or_is_of_another_plan_does_not_wait(village, invited, initiatief_by, browse):
    plan, page = invited()
    other, amina = initiatief_by(village["amina"]), browse(village["amina"])
    assert withdraw_button(other, amina.get(f"/initiatieven/{other.id}/uitnodigen").text) is None
    waits = withdraw_button(plan, amina.get(f"/initiatieven/{plan.id}/uitnodigen").text)[1]
    amina.post(waits.replace(f"/{plan.id}/", f"/{other.id}/"))
    browse(village["bas"]).post(page)
    assert pullers(plan) == {village["bas"].id}
    assert withdraw_button(plan, amina.get(f"/initiatieven/{plan.id}/uitnodigen").text) is None


def test_who_works_for_the_team_can_be_invited_too(village, invited, browse):
    plan, page = invited(village["mo"].email)
    assert browse(village["mo"]).post(page).location == f"/initiatieven/{plan.id}"
    assert pullers(plan) == {village["mo"].id}
