"""Who has a plan: taking it over, going on with it again, and taking somebody out of it."""

import re
from functools import partial

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.initiatieven import actions, queries
from portal.initiatieven.models import Initiatief, Mede, Steun
from portal.initiatieven.rules import Status
from portal.people import leaving
from portal.people.models import Person
from portal.people.queries import logged_in
from portal.permissions import can
from portal.story.actions import follow
from portal.story.models import Event, Mail, Notification
from tests.at_once import when_ready


def as_now(plan):
    db.session.flush()
    db.session.expire_all()
    return queries.one(plan.id)


@pytest.fixture
def shared(village, initiatief_by):
    """A plan of Amina that Bas pulls along."""

    def shared(**fields):
        plan = initiatief_by(village["amina"], **fields)
        actions.accept_invitation(plan, by=village["bas"])
        db.session.commit()
        return queries.one(plan.id)

    return shared


@pytest.fixture
def taken(village, shared):
    """Bas has stopped the plan of Amina and taken it over."""
    actions.take_step(shared(), "stoppen", by=village["bas"], reden="Ik kap ermee.")
    plan = as_now(db.session.scalar(select(Initiatief)))
    actions.take_step(plan, "overnemen", by=village["bas"])
    db.session.commit()
    return queries.one(plan.id)


@pytest.fixture
def left(village, initiatief_by):
    """A plan of which nobody is left: the account that had it is gone."""

    def left(status=Status.IN_UITVOERING, **fields):
        plan = initiatief_by(village["amina"], status, **fields)
        leaving.forget(logged_in(village["amina"].get_id()), by=village["amina"])
        db.session.commit()
        return queries.one(plan.id)

    return left


def heard(what):
    event = select(Event.id).where(Event.what == what)
    return set(db.session.scalars(select(Notification.person_id).where(Notification.event_id.in_(event))))


def test_who_had_the_plan_pulls_it_along_after_somebody_took_it_over(village, taken):
    assert (taken.owner_id, taken.mede_ids) == (village["bas"].id, {village["amina"].id})
    assert can(village["amina"], "initiatieven.bewerken", taken)


def test_an_account_that_is_gone_pulls_nothing_along(village, left):
    plan = left(Status.GESTOPT)
    actions.take_step(plan, "overnemen", by=village["bas"])
    assert (as_now(plan).owner_id, as_now(plan).mede_ids) == (village["bas"].id, set())


def test_a_supporter_who_takes_over_is_no_longer_counted(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    for who in ("bas", "rik"):
        actions.add_support(plan, by=village[who])
    actions.take_step(plan, "stoppen", by=village["amina"], reden="Ik verhuis.")
    actions.take_step(as_now(plan), "overnemen", by=village["bas"])
    assert as_now(plan).steun_count == 1
    assert db.session.scalars(select(Steun.person_id)).all() == [village["rik"].id]


def test_the_owner_goes_on_with_a_plan_that_was_stopped(village, shared, browse):
    plan = shared()
    actions.take_step(plan, "stoppen", by=village["bas"], reden="Ik kap ermee.")
    db.session.commit()
    page, amina = f"/initiatieven/{plan.id}/stap/hervatten", browse(village["amina"])
    assert f'href="{page}">Weer oppakken' in amina.get(f"/initiatieven/{plan.id}").text
    assert browse(village["bas"]).post(page).status_code == 403
    assert amina.post(page).status_code == 303
    assert (as_now(plan).status, as_now(plan).owner_id) == (Status.GEPUBLICEERD, village["amina"].id)
    assert heard("initiatieven.hervatten") == {village[who].id for who in ("bas", "mo", "noor")}
    assert "Het plan gaat weer verder" in browse().get(f"/initiatieven/{plan.id}").text


@pytest.mark.parametrize("by", ["amina", "mo"])
def test_owner_and_team_take_somebody_out_who_hears_so(village, shared, browse, by):
    plan, bas = shared(), village["bas"]
    browse(village["amina"]).post(f"/initiatieven/{plan.id}/uitnodigen", data={"email": bas.email})
    page = f"/initiatieven/{plan.id}/uitnodigen" if by == "amina" else f"/beheer/initiatieven/{plan.id}"
    deed = f"/initiatieven/{plan.id}/mensen/{bas.id}/uithalen"
    assert deed in browse(village[by]).get(page).text
    browse(village[by]).post(deed)
    assert as_now(plan).mede_ids == set() and queries.invitations(plan) == []
    assert heard("initiatieven.uithalen") == {bas.id} | ({village["amina"].id} - {village[by].id})
    browse(village[by]).post(deed)
    assert db.session.query(Event).filter_by(what="initiatieven.uithalen").count() == 1


@pytest.mark.parametrize("who", ["bas", "driss", "rik", "bea"])
def test_others_take_nobody_out(village, shared, browse, who):
    plan = shared()
    assert browse(village[who]).post(f"/initiatieven/{plan.id}/mensen/{village['bas'].id}/uithalen").status_code == 403
    assert as_now(plan).mede_ids == {village["bas"].id}


def test_who_took_a_plan_over_does_not_take_out_who_had_it(village, taken, browse):
    deed = f"/initiatieven/{taken.id}/mensen/{village['amina'].id}/uithalen"
    bas, mo = browse(village["bas"]), browse(village["mo"])
    page = bas.get(f"/initiatieven/{taken.id}/uitnodigen").text
    assert "Had dit plan vóór jou." in page and deed not in page
    assert bas.post(deed).status_code == 403
    assert mo.post(deed).status_code == 303
    assert as_now(taken).mede_ids == set()


@pytest.mark.een_database
def test_who_goes_on_with_a_plan_no_longer_handles_it(village, left):
    plan = left(behandelaar_id=village["mo"].id)
    actions.step_in(plan, by=village["mo"])
    assert (plan.owner_id, plan.behandelaar_id) == (village["mo"].id, None)


def test_a_plan_of_which_nobody_is_left_goes_on_as_it_is_with_who_wants_it(village, left, browse):
    plan, bas = left(), browse(village["bas"])
    deed = f"/initiatieven/{plan.id}/opvolgen"
    assert f'action="{deed}"' in bas.get(f"/initiatieven/{plan.id}").text
    assert bas.post(deed).status_code == 303
    now = as_now(plan)
    assert (now.owner_id, now.status, now.mede_ids) == (village["bas"].id, Status.IN_UITVOERING, set())
    assert heard("initiatieven.overnemen") == {village["mo"].id, village["noor"].id}
    late = browse(village["driss"]).post(deed)
    assert (late.status_code, "Dit kan nu niet meer" in late.text) == (409, True)


def test_a_plan_somebody_still_pulls_is_nobody_elses(village, left, shared, browse):
    plan = shared()
    assert browse(village["driss"]).post(f"/initiatieven/{plan.id}/opvolgen").status_code == 409
    orphan = left()
    db.session.add(Mede(initiatief_id=orphan.id, person_id=village["rik"].id))
    db.session.commit()
    assert not can(village["bas"], "initiatieven.opvolgen", as_now(orphan))
    assert "/opvolgen" not in browse(village["bas"]).get(f"/initiatieven/{orphan.id}").text


STOPPED, SOUGHT = "Wil jij met dit plan verder? Log in", "Dit plan zoekt iemand die ermee verdergaat."


def test_who_is_not_logged_in_reads_that_a_plan_can_be_taken_over(village, left, initiatief_by, browse):
    """Only where it can: a plan that is done, or that somebody pulls, is nobody else's."""
    stopped, done, runs = (
        initiatief_by(village["bas"], status) for status in (Status.GESTOPT, Status.GEREALISEERD, Status.GEPUBLICEERD)
    )
    pages = [browse().get(f"/initiatieven/{plan.id}").text for plan in (stopped, left(), done, runs)]
    assert [STOPPED in page for page in pages] == [True, False, False, False]
    assert [SOUGHT in page for page in pages] == [False, True, False, False]


def test_steps_offered_to_a_stranger_on_a_left_plan_are_none(left, browse):
    assert not re.findall(r"/opvolgen|/stap/", browse().get(f"/initiatieven/{left().id}").text)


@pytest.fixture
def reopened(village, shared):
    """A plan that had ended when Amina left, with Bas, and that the team opened again."""
    plan = shared(status=Status.NIET_HAALBAAR)
    for who in ("rik", "bea"):
        follow("initiatieven", plan.id, by=village[who])
    go(village["amina"])
    actions.take_step(queries.one(plan.id), "heropenen", by=village["mo"], reden="Er is toch plek.")
    db.session.commit()
    return queries.one(plan.id)


def go(person):
    """Delete this account."""
    actions.leave_everywhere(by=person)
    leaving.forget(logged_in(person.get_id()), by=person)
    db.session.commit()


def told(what):
    return db.session.query(Event).filter_by(what=what).count()


def test_who_pulls_a_plan_along_goes_on_with_it_when_its_owner_is_gone(village, reopened, browse):
    plan, bas = reopened, browse(village["bas"])
    deed = f"/initiatieven/{plan.id}/opvolgen"
    assert (plan.mede_ids, told("initiatieven.verlaten")) == ({village["bas"].id}, 0)
    assert browse(village["rik"]).post(deed).status_code == 409
    assert f'action="{deed}"' in bas.get(f"/initiatieven/{plan.id}").text
    assert bas.post(deed).status_code == 303
    assert (as_now(plan).owner_id, as_now(plan).mede_ids) == (village["bas"].id, set())
    assert can(village["bas"], "initiatieven.uitnodigen", as_now(plan))


def test_who_begins_to_pull_a_plan_no_longer_judges_it(village, initiatief_by):
    plan = initiatief_by(village["amina"], behandelaar_id=village["mo"].id)
    for who, left in (("bas", village["mo"].id), ("mo", None)):
        actions.accept_invitation(as_now(plan), by=village[who])
        assert as_now(plan).behandelaar_id == left


def test_of_more_who_pull_it_along_any_may_go_on_with_it(village, reopened):
    actions.accept_invitation(reopened, by=village["driss"])
    plan = as_now(reopened)
    assert [can(village[who], "initiatieven.opvolgen", plan) for who in ("bas", "driss", "rik")] == [True, True, False]
    actions.leave(plan, by=village["driss"])
    assert told("initiatieven.verlaten") == 0
    actions.step_in(as_now(plan), by=village["bas"])
    assert as_now(plan).owner_id == village["bas"].id


@pytest.mark.parametrize("how", ["leaves", "goes", "is taken out"])
def test_when_the_last_one_stops_others_hear_it_and_can_go_on(village, reopened, browse, how):
    plan, bas = reopened, village["bas"]
    if how == "leaves":
        browse(bas).post(f"/initiatieven/{plan.id}/stoppen-met-meedoen")
    elif how == "goes":
        go(bas)
    else:
        actions.take_out(plan, bas, by=village["mo"])
    team = {"mo", "noor"} - ({"mo"} if how == "is taken out" else set())
    assert heard("initiatieven.verlaten") - {plan.owner_id} == {village[who].id for who in {"rik", "bea"} | team}
    assert can(village["rik"], "initiatieven.opvolgen", as_now(plan))


def test_a_colleague_who_pulls_it_along_stops_as_a_resident(village, left):
    plan = left()
    db.session.add(Mede(initiatief_id=plan.id, person_id=village["noor"].id))
    actions.leave(as_now(plan), by=village["noor"])
    assert db.session.scalar(select(Event.as_role).where(Event.what == "initiatieven.verlaten")) == ""


def test_of_a_plan_that_is_opened_again_others_hear_that_nobody_is_left(village, left):
    plan = left(Status.NIET_HAALBAAR)
    for _ in range(2):
        actions.take_step(as_now(plan), "heropenen", by=village["mo"], reden="Er is toch plek.")
        actions.take_step(as_now(plan), "niet_haalbaar", by=village["mo"], reden="Toch niet.")
    assert village["noor"].id in heard("initiatieven.verlaten") and told("initiatieven.verlaten") == 1


def test_who_was_invited_by_an_owner_who_left_goes_on_like_anyone(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    browse(village["amina"]).post(f"/initiatieven/{plan.id}/uitnodigen", data={"email": village["bas"].email})
    link = re.search(r"/initiatieven/meedoen/\S+", db.session.scalar(select(Mail.body)))[0]
    go(village["amina"])
    assert "Deze uitnodiging werkt niet meer." in browse(village["bas"]).post(link).text
    assert (as_now(plan).mede_ids, can(village["bas"], "initiatieven.opvolgen", as_now(plan))) == (set(), True)


def test_of_a_hidden_plan_that_was_left_others_hear_when_it_is_shown_again(village, initiatief_by, browse):
    plan, deed = initiatief_by(village["amina"]), "/beheer/initiatieven/{}/{}"
    actions.add_support(plan, by=village["bas"])
    db.session.commit()
    mo = browse(village["mo"])
    mo.post(deed.format(plan.id, "verbergen"), data={"reden": "Er staat een adres in."})
    go(village["amina"])
    assert told("initiatieven.verlaten") == 0
    for _ in range(2):
        assert mo.post(deed.format(plan.id, "tonen")).status_code == 303
        mo.post(deed.format(plan.id, "verbergen"), data={"reden": "Er staat een adres in."})
    assert told("initiatieven.verlaten") == 1
    assert heard("initiatieven.verlaten") - {plan.owner_id} == {village["bas"].id, village["noor"].id}


def test_of_a_hidden_plan_that_nobody_left_no_one_hears_so(village, shared):
    plan = shared()
    actions.hide(plan, by=village["mo"], reden="Er staat een adres in.")
    actions.show_again(plan, by=village["mo"])
    assert told("initiatieven.verlaten") == 0


@pytest.mark.parametrize("gone", [False, True])
def test_of_two_who_are_the_last_to_go_at_once_one_makes_it_known(app, village, initiatief_by, gone):
    plan, ids = initiatief_by(None).id, {name: village[name].id for name in ("bas", "driss")}
    db.session.add_all(Mede(initiatief_id=plan, person_id=ids[name]) for name in ("bas", "driss"))
    db.session.commit()

    def go(name, wait):
        loaded, by = queries.one(plan), db.session.get(Person, ids[name])
        wait()
        if gone:
            actions.leave_everywhere(by=by)
            leaving.forget(by, by=by)
        else:
            actions.leave(loaded, by=by)

    assert when_ready(app, partial(go, "bas"), partial(go, "driss")) == [None, None]
    assert told("initiatieven.verlaten") == 1
