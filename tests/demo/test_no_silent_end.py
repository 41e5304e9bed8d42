"""Never a silent end: of every submission of the village anyone who handed it in can see what became of it."""

from datetime import timedelta

import pytest
from sqlalchemy import exists, func, select

from portal.buurtbonnen.models import Besluit
from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Doorsturing, Inbreng
from portal.story.loops import LOOPS
from portal.story.models import Event
from portal.story.things import KINDS
from portal.wijkopgaven.models import Inspanning, Koppeling
from portal.wijkopgaven.rules.inspanning import LOPEND

# Ends that are their own answer: the thing itself shows what was done.
DONE = {"gerealiseerd", "geplaatst", "gekozen"}


def handed_in(kind):
    """The ids of everything of this kind that was handed in, as the tables of the kind itself tell."""
    received = Event.kind == kind, Event.what == f"{kind}.indienen"
    return set(db.session.scalars(select(Event.thing_id).where(*received)))


@pytest.mark.parametrize("kind", sorted(LOOPS))
def test_whatever_is_handed_in_stands_in_the_register(hengelo, kind):
    assert set(db.session.scalars(select(Inbreng.thing_id).where(Inbreng.soort == kind))) == handed_in(kind)


@pytest.mark.parametrize("kind", sorted(LOOPS))
def test_the_register_says_what_the_thing_says(hengelo, kind):
    model = KINDS[kind].model
    rows = select(Inbreng, model).join(model, model.id == Inbreng.thing_id).where(Inbreng.soort == kind)
    unlike = [(line.title, line.status, thing.naam, thing.status) for line, thing in db.session.execute(rows)
              if (line.title, line.status) != (thing.naam[:80], thing.status)]
    assert unlike == []


def test_what_ended_was_told_with_a_reason(hengelo):
    """The event that ended it gives the reason; of an application the besluit does."""
    reason = exists().where(
        Event.kind == Inbreng.soort, Event.thing_id == Inbreng.thing_id, Event.after == Inbreng.status, Event.note != ""
    )
    decided = exists().where(Inbreng.soort == "aanvragen", Besluit.aanvraag_id == Inbreng.thing_id)
    silent = select(Inbreng.soort, Inbreng.status, Inbreng.title).where(
        Inbreng.afgerond, Inbreng.status.not_in(DONE), ~reason, ~decided
    )
    assert db.session.execute(silent).all() == []


def test_what_goes_on_has_a_promise_or_work_or_was_told_lately(hengelo):
    work = exists().where(
        Koppeling.inbreng_id == Inbreng.id, Koppeling.los_at.is_(None), Inspanning.id == Koppeling.inspanning_id,
        Inspanning.status.in_(LOPEND),
    )
    since = now() - timedelta(days=hengelo.profiel.wijkwerk.stil_dagen)
    silent = select(Inbreng.soort, Inbreng.status, Inbreng.title, Inbreng.laatst_at).where(
        Inbreng.afgerond.is_(False), Inbreng.beloofd.is_(None), ~work, Inbreng.laatst_at < since
    )
    assert db.session.execute(silent).all() == []


def test_a_service_answered_or_still_has_time_or_was_asked_once_more(hengelo):
    sent = db.session.scalars(select(Doorsturing)).all()
    late = [one for one in sent if not one.beantwoord_at and one.verwacht_op < today()]
    assert len(late) == 1 and all(one.herinnerd_at for one in late)
    assert sum(one.antwoord != "" for one in sent) >= 3


def test_one_click_from_each_thing_shows_its_line(hengelo):
    """Its owner opens the page of the line of each submission, and it says what happens next."""
    from portal.people.models import Person

    client, opened = hengelo.test_client(), 0
    for inbreng, owner in db.session.execute(select(Inbreng, Person).join(Person, Person.id == Inbreng.owner_id)).all():
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = owner.get_id(), True
        page = client.get(f"/inbreng/{inbreng.id}")
        assert page.status_code == 200, inbreng.title
        assert "Wat gebeurt er hierna?" in page.text, inbreng.title
        opened += 1
    owned = select(func.count()).select_from(Inbreng).where(Inbreng.owner_id.is_not(None))
    assert opened == db.session.scalar(owned) > 80
