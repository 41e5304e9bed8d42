"""The work of the wijken of the village of Hengelo as it stands after filling: from what came in to work that is done."""

from sqlalchemy import select

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.people.models import Person
from portal.wijkopgaven import queries
from portal.wijkopgaven.models import Inspanning, Koppeling, Risico, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status


def efforts(*conditions):
    return db.session.scalars(select(Inspanning).where(*conditions).order_by(Inspanning.id)).all()


def linked_kinds(*conditions):
    """The kinds of submission behind the work for which this holds."""
    rows = select(Inbreng.soort).join(Koppeling, Koppeling.inbreng_id == Inbreng.id)
    rows = rows.join(Inspanning, Inspanning.id == Koppeling.inspanning_id).where(*conditions)
    return set(db.session.scalars(rows))


def test_work_stands_in_every_status_but_stopped(hengelo):
    assert {one.status for one in efforts()} == set(Status) - {Status.GESTOPT}


def test_every_wijkopgave_has_something_that_succeeded_told_in_words(hengelo):
    for opgave in db.session.scalars(select(Wijkopgave).order_by(Wijkopgave.id)):
        won = queries.wins(opgave.id)
        assert won and all(row.note for row in won), opgave.title


def test_what_is_done_is_done_whole_and_on_time(hengelo):
    for one in efforts(Inspanning.status == Status.GEREED):
        assert one.voortgang == 100 and one.status_at.date() <= one.eindigt, one.title
        assert all(stap.gehaald_op for stap in queries.milestones(one.id)), one.title


def test_every_kind_of_submission_led_to_work_and_an_idea_and_a_buurtbon_to_work_that_is_done(hengelo):
    assert linked_kinds() == {"initiatieven", "aanvragen", "agendapunten", "signalen"}
    assert linked_kinds(Inspanning.status == Status.GEREED) == {"initiatieven", "aanvragen"}


def read_by(app, mail, path):
    client, person = app.test_client(), db.session.scalars(select(Person).where(Person.email == mail)).one()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = person.get_id(), True
    return client.get(path).text


def test_a_link_that_was_undone_is_kept_for_staff_and_told_to_who_handed_it_in(hengelo):
    undone = db.session.scalars(select(Koppeling).where(Koppeling.los_at.is_not(None))).one()
    path = f"/inbreng/{undone.inbreng_id}"
    assert undone.los_reden in read_by(hengelo, "femke@voorbeeld.invalid", path)
    assert "Eerder gekoppeld" in read_by(hengelo, "moderator@voorbeeld.invalid", path)


def test_a_risk_of_an_inspanning_stands_with_that_inspanning(hengelo):
    found = db.session.scalars(select(Risico).order_by(Risico.id)).all()
    assert {one.soort for one in found} == {"doel", "inspanning"}
    assert [one.titel for one in found if (one.soort == "inspanning") != bool(one.inspanning_id)] == []
