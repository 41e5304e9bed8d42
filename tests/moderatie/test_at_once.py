"""Two people who decide at the same moment: one decision, and one who hears that somebody was there first."""

from functools import partial

from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.moderatie.models import Heroverweging, Misbruikmelding
from portal.story.models import Event


def posts(browse, *asked):
    """Calls that post as this person, each in a browser of its own."""
    return [partial(post, browse(person), path, data) for person, path, data in asked]


def post(visitor, path, data):
    return visitor.post(path, data=data).status_code


def test_two_decisions_about_one_plan_are_one_decision(village, initiatief_by, browse, at_once, read):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    step = f"/initiatieven/{plan.id}/stap"
    db.session.remove()
    answers = at_once(*posts(
        browse, (village["mo"], f"{step}/publiceren", {}),
        (village["noor"], f"{step}/niet_haalbaar", {"reden": "Nee."})))
    assert sorted(answers) == [303, 409]
    told = db.session.scalars(db.select(Event.after)).all()
    assert told == [read(Initiatief, plan.id).status]


def test_of_two_who_publish_the_same_plans_one_does_and_one_reads_so(village, initiatief_by, browse, at_once):
    plans = [initiatief_by(village["amina"], Status.INGEDIEND) for _number in range(4)]
    chosen = {"actie": "publiceren", "zaak": [f"{plan.id}.{plan.version}" for plan in plans]}
    db.session.remove()
    answers = at_once(*posts(browse, *((village[who], "/beheer/samen", chosen) for who in ("mo", "noor"))))
    assert sorted(answers) in ([303, 303], [303, 409])
    assert db.session.scalars(db.select(Event.after)).all() == ["gepubliceerd"] * 4


def test_two_hidings_are_one_hiding(village, initiatief_by, browse, at_once, read):
    plan = initiatief_by(village["amina"])
    path = f"/beheer/initiatieven/{plan.id}/verbergen"
    db.session.remove()
    answers = at_once(*posts(browse, *((village[who], path, {"reden": who}) for who in ("mo", "noor"))))
    assert sorted(answers) == [303, 409]
    now = read(Initiatief, plan.id)
    assert db.session.scalars(db.select(Event.note)).all() == [now.hidden_reden]


def test_two_decisions_about_a_report_are_one(village, initiatief_by, report, browse, at_once, read):
    zaak = report(initiatief_by(village["amina"]))
    path = f"/beheer/misbruik/{zaak.id}"
    db.session.remove()
    answers = at_once(*posts(
        browse, (village["mo"], path, {"besluit": "niets_doen", "reden": "Mag."}),
        (village["noor"], path, {"besluit": "verbergen", "reden": "Mag niet."})))
    assert sorted(answers) == [303, 409]
    besluit = read(Misbruikmelding, zaak.id).besluit
    assert (db.session.get(Initiatief, zaak.thing_id).hidden_at is None) == (besluit == "niets_doen")
    assert db.session.scalars(
        db.select(Event.data).where(Event.what == "initiatieven.misbruik_besluit")
    ).all() == [{"person_id": village["bas"].id, "besluit": besluit}]


def test_two_requests_for_a_second_look_are_one_request(village, initiatief_by, browse, at_once):
    plan = initiatief_by(village["amina"])
    browse(village["mo"]).post(f"/beheer/initiatieven/{plan.id}/verbergen", data={"reden": "Adres."})
    path = f"/initiatieven/{plan.id}/heroverweging"
    db.session.remove()
    answers = at_once(*posts(browse, *[(village["amina"], path, {"tekst": "Waarom?"})] * 2))
    assert sorted(answers) == [303, 409]
    assert db.session.query(Heroverweging).count() == 1
