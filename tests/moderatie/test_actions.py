"""What staff do, and what it leaves behind."""

import pytest

from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.models import Initiatief, Trefwoord
from portal.initiatieven.rules import EINDE, Status
from portal.moderatie import actions, queries
from portal.moderatie.models import Heroverweging, Misbruikmelding, Redentekst
from portal.people.models import Stranger
from portal.story.models import Event, Notification


def heard(person):
    """The names of what this person was told, oldest first."""
    return db.session.scalars(
        db.select(Event.what).join(Notification, Notification.event_id == Event.id)
        .where(Notification.person_id == person.id).order_by(Event.id)
    ).all()


def last_event():
    return db.session.scalar(db.select(Event).order_by(Event.id.desc()).limit(1))


def test_assigning_tells_the_colleague_and_nobody_else(village, initiatief_by):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    actions.assign(plan, village["noor"].id, by=village["mo"])
    assert plan.behandelaar_id == village["noor"].id
    assert {name: heard(person) for name, person in village.items() if heard(person)} == {
        "noor": ["initiatieven.toewijzen"]}


def test_assigning_twice_is_assigning_once(village, initiatief_by):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    for _ in range(2):
        actions.assign(plan, village["noor"].id, by=village["mo"])
    assert heard(village["noor"]) == ["initiatieven.toewijzen"]


def test_assigning_to_nobody_is_written_down(village, initiatief_by):
    plan = initiatief_by(village["amina"], Status.INGEDIEND, behandelaar_id=village["mo"].id)
    actions.assign(plan, None, by=village["mo"])
    assert (plan.behandelaar_id, last_event().data) == (None, {"person_id": None})


@pytest.mark.een_database
@pytest.mark.parametrize("who", ["driss", "rik", "bea", "bas", "amina"])
def test_only_a_colleague_who_reaches_the_area_can_be_assigned(village, initiatief_by, who):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    with pytest.raises(Refused):
        actions.assign(plan, village[who].id, by=village["mo"])
    assert plan.behandelaar_id is None


def test_nobody_is_assigned_to_the_own_plan(village, initiatief_by):
    plan = initiatief_by(village["noor"], Status.INGEDIEND)
    with pytest.raises(Refused):
        actions.assign(plan, village["noor"].id, by=village["mo"])


def test_marking_is_for_what_is_still_to_be_decided(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    actions.mark(plan, True, by=village["mo"])
    assert plan.beoordeeld
    done = initiatief_by(village["amina"], Status.GEREALISEERD)
    with pytest.raises(NotNow):
        actions.mark(done, True, by=village["mo"])


def together(plans, deed, *, by):
    return actions.together(plans, deed, by=by, seen={plan.id: plan.version for plan in plans})


def test_together_does_what_it_may_and_names_the_rest(village, initiatief_by):
    good = initiatief_by(village["amina"], Status.INGEDIEND)
    public = initiatief_by(village["amina"])
    own = initiatief_by(village["mo"], Status.INGEDIEND)
    far = initiatief_by(village["amina"], Status.INGEDIEND, gebied_code="BU01640401")
    failed = together([good, public, own], actions.publish, by=village["mo"])
    assert failed == {NotNow: [public.kenmerk], Refused: [own.kenmerk]}
    assert together([far], actions.publish, by=village["noor"]) == {Refused: [far.kenmerk]}
    statuses = [plan.status for plan in (good, public, own, far)]
    assert statuses == ["gepubliceerd", "gepubliceerd", "ingediend", "ingediend"]
    assert db.session.scalars(db.select(Event.thing_id)).all() == [good.id]


def test_hiding_keeps_the_reason_and_tells_the_author(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    actions.hide(plan, " Er staat een adres in. ", by=village["mo"])
    assert (plan.hidden_reden, plan.hidden_by_id) == ("Er staat een adres in.", village["mo"].id)
    assert heard(village["amina"]) == ["initiatieven.verbergen"]


def test_what_will_never_be_on_the_site_is_not_hidden(village, initiatief_by):
    with pytest.raises(NotNow):
        actions.hide(initiatief_by(village["amina"], Status.INGETROKKEN, published_at=None), "Reden", by=village["mo"])


ENDS = {
    "niet_haalbaar": {},
    "doorsturen": {"naar": "Welbions", "naar_mail": "balie@welbions.invalid"},
    "samenvoegen": {},
}


@pytest.mark.parametrize("step", ENDS)
@pytest.mark.parametrize("status", [Status.INGEDIEND, Status.AANVULLING_GEVRAAGD])
def test_what_is_hidden_before_it_is_judged_is_not_on_the_site_after_it(village, initiatief_by, status, step):
    plan, other = initiatief_by(village["amina"], status), initiatief_by(village["bas"])
    actions.hide(plan, "Er staat een adres in.", by=village["mo"])
    initiatieven.take_step(plan, step, by=village["mo"], reden="Dit kan hier niet.", doel=other.kenmerk, **ENDS[step])
    db.session.commit()
    assert not plan.openbaar and plan.status in EINDE
    assert not db.session.scalar(db.select(Trefwoord).where(Trefwoord.initiatief_id == plan.id))
    assert heard(village["amina"])[:1] == ["initiatieven.verbergen"] and f"initiatieven.{step}" in heard(village["amina"])


def test_what_is_hidden_is_not_published(village, initiatief_by):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    actions.hide(plan, "Er staat een adres in.", by=village["mo"])
    with pytest.raises(Refused):
        actions.publish(plan, by=village["mo"])
    actions.show(plan, by=village["mo"])
    actions.publish(plan, by=village["mo"])
    assert plan.openbaar


def test_hiding_needs_a_reason(village, initiatief_by):
    with pytest.raises(Needed):
        actions.hide(initiatief_by(village["amina"]), "  ", by=village["mo"])


def test_hiding_twice_is_refused_and_keeps_the_first_reason(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    actions.hide(plan, "Eerst", by=village["mo"])
    with pytest.raises(NotNow):
        actions.hide(plan, "Later", by=village["noor"])
    assert plan.hidden_reden == "Eerst"


def test_showing_again_is_for_what_is_hidden(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    with pytest.raises(NotNow):
        actions.show(plan, by=village["mo"])
    actions.hide(plan, "Reden", by=village["mo"])
    actions.show(plan, by=village["mo"])
    assert plan.hidden_at is None
    assert heard(village["amina"]) == ["initiatieven.verbergen", "initiatieven.terugzetten"]


def test_showing_again_waits_for_the_second_look(village, objection):
    with pytest.raises(NotNow):
        actions.show(objection.initiatief, by=village["mo"])


def test_report_reaches_the_team_of_the_area(village, initiatief_by, report):
    report(initiatief_by(village["amina"]))
    told = {name: heard(person) for name, person in village.items() if heard(person)}
    assert told == {"mo": ["initiatieven.misbruik"], "noor": ["initiatieven.misbruik"]}


def test_report_without_an_account_is_kept(village, initiatief_by, report):
    zaak = report(initiatief_by(village["amina"]), by=Stranger())
    assert (zaak.by_id, zaak.tekst, zaak.besluit) == (None, "Hier staat een adres in.", "")


def test_report_can_end_in_doing_nothing_and_only_the_reporter_hears(village, initiatief_by, report):
    plan = initiatief_by(village["amina"])
    zaak = report(plan)
    actions.decide_report(zaak, "niets_doen", "Dit mag op de site.", by=village["mo"])
    assert (zaak.besluit, zaak.besluit_reden, zaak.besloten_door_id) == (
        "niets_doen", "Dit mag op de site.", village["mo"].id)
    assert (heard(village["bas"]), heard(village["amina"])) == (["initiatieven.misbruik_besluit"], [])
    assert db.session.get(Initiatief, plan.id).openbaar


def test_report_can_end_in_hiding_and_both_hear_why(village, initiatief_by, report):
    zaak = report(initiatief_by(village["amina"]))
    actions.decide_report(zaak, "verbergen", "Er staat een adres in.", by=village["mo"])
    assert zaak.initiatief.hidden_reden == "Er staat een adres in."
    assert (heard(village["bas"]), heard(village["amina"])) == (
        ["initiatieven.misbruik_besluit"], ["initiatieven.verbergen"])


def test_second_report_about_what_is_hidden_hides_nothing_twice(village, initiatief_by, report):
    plan = initiatief_by(village["amina"])
    first, second = report(plan), report(plan)
    actions.decide_report(first, "verbergen", "Eerst", by=village["mo"])
    actions.decide_report(second, "verbergen", "Later", by=village["noor"])
    assert (first.initiatief.hidden_reden, heard(village["amina"])) == ("Eerst", ["initiatieven.verbergen"])


@pytest.mark.een_database
@pytest.mark.parametrize("who", ["amina", "bas", "driss", "rik", "bea"])
def test_report_is_decided_by_the_team_of_the_area_only(village, initiatief_by, report, who):
    zaak = report(initiatief_by(village["amina"]))
    with pytest.raises(Refused):
        actions.decide_report(zaak, "niets_doen", "Reden", by=village[who])
    assert zaak.besluit == ""


def test_nobody_decides_about_a_report_on_the_own_plan(village, initiatief_by, report):
    zaak = report(initiatief_by(village["noor"]))
    with pytest.raises(Refused):
        actions.decide_report(zaak, "niets_doen", "Reden", by=village["noor"])


@pytest.mark.een_database
@pytest.mark.parametrize(("besluit", "reden"), [
    ("niets_doen", " "), ("weg", "Reden"), ("terugzetten", "Reden"),
])
def test_report_needs_a_known_decision_and_a_reason(village, initiatief_by, report, besluit, reden):
    zaak = report(initiatief_by(village["amina"]))
    with pytest.raises(Needed):
        actions.decide_report(zaak, besluit, reden, by=village["mo"])


def test_report_is_decided_once(village, initiatief_by, report):
    zaak = report(initiatief_by(village["amina"]))
    actions.decide_report(zaak, "niets_doen", "Reden", by=village["mo"])
    with pytest.raises(NotNow):
        actions.decide_report(zaak, "verbergen", "Toch", by=village["noor"])


def test_second_look_is_asked_of_the_team_once(village, objection):
    assert (objection.eerste_id, objection.by_id) == (village["mo"].id, village["amina"].id)
    assert "initiatieven.heroverweging" in heard(village["noor"])
    with pytest.raises(NotNow):
        actions.ask_second_look(objection.initiatief, "Nog eens.", by=village["amina"])
    assert db.session.query(Heroverweging).count() == 1


def test_second_look_is_for_what_is_hidden(village, initiatief_by):
    with pytest.raises(NotNow):
        actions.ask_second_look(initiatief_by(village["amina"]), "Waarom?", by=village["amina"])


@pytest.mark.een_database
@pytest.mark.parametrize("who", ["mo", "amina", "bas", "driss", "rik", "bea"])
def test_second_look_is_not_for_the_first_decider_nor_for_others(village, objection, who):
    with pytest.raises(Refused):
        actions.decide_request(objection, "terugzetten", "Reden", by=village[who])
    assert objection.initiatief.hidden_at is not None


@pytest.mark.parametrize(("besluit", "public", "told"), [
    ("terugzetten", True, ["initiatieven.terugzetten", "initiatieven.heroverweging_besluit"]),
    ("blijft_verborgen", False, ["initiatieven.heroverweging_besluit"]),
])
def test_second_look_by_a_colleague_is_told_to_the_author(village, objection, besluit, public, told):
    actions.decide_request(objection, besluit, "Wij hebben gekeken.", by=village["noor"])
    assert (objection.initiatief.hidden_at is None, heard(village["amina"])[1:]) == (public, told)
    assert last_event().note == "Wij hebben gekeken."


def test_author_may_ask_again_after_a_later_hiding(village, objection):
    actions.decide_request(objection, "terugzetten", "Goed.", by=village["noor"])
    initiatieven.hide(objection.initiatief, by=village["noor"], reden="Opnieuw.")
    again = actions.ask_second_look(objection.initiatief, "Waarom?", by=village["amina"])
    assert again.eerste_id == village["noor"].id


def test_standard_texts_are_loaded_once_and_never_over_those_of_staff(app):
    assert actions.load_standard_texts() == 25
    db.session.flush()
    assert actions.load_standard_texts() == 0
    db.session.execute(db.delete(Redentekst).where(Redentekst.stap == "verbergen"))
    actions.write_text({"stap": "verbergen", "titel": "Eigen", "tekst": "Eigen tekst"})
    db.session.flush()
    assert actions.load_standard_texts() == 0
    assert [text.titel for text in queries.texts("verbergen")] == ["Eigen"]


def test_notes_leave_no_event_that_could_reach_others(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    actions.add_note(plan, "Bel eerst met de school.", by=village["mo"])
    db.session.flush()
    assert [note.tekst for note in queries.notes(plan)] == ["Bel eerst met de school."]
    assert (db.session.query(Event).count(), db.session.query(Misbruikmelding).count()) == (0, 0)
