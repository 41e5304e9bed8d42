"""Closing: only after its time, once, and with nothing left that leads from a voter to a ballot."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from portal.clock import at, now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.actions.sluiten import close, close_due
from portal.stemmen.models import Stembiljet, Stemcode, Stemconcept, Stemronde
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Toegang
from portal.story.models import Event, Notification
from tests.agenda import make_agenda, make_code, make_ronde
from tests.at_once import at_once
from tests.stemmen.voting import choose


@pytest.fixture
def voted(village, person):
    """A round of three ballots that may be changed, whose time is over."""
    made = make_ronde(make_agenda(village["mo"]), regels=Regels(wijzigen=True), sluit_at=now() + timedelta(hours=1))
    ronde = queries.one(made.id)
    for keuze in ronde.keuzes:
        cast(ronde, {keuze.id: 1}, Stemmer(person().id))
    db.session.commit()
    with at(now() + timedelta(hours=2)):
        yield ronde


def ballots():
    return db.session.execute(select(Stembiljet.key, Stembiljet.keuzes, Stembiljet.wissel)).all()


def test_closing_destroys_the_key_and_every_link_and_keeps_the_choices(voted, village):
    before = ballots()
    close(voted, by=village["mo"])
    db.session.commit()
    after = ballots()
    assert {row.keuzes for row in after} == {row.keuzes for row in before} and len(after) == len(before)
    assert not {row.key for row in after} & {row.key for row in before}
    assert all(before) and [row.wissel for row in after] == [None] * 3
    kept = db.session.get(Stemronde, voted.id)
    assert kept.sleutel == "" and kept.sleutel_vernietigd_at and kept.status == "gesloten"


def test_a_round_closes_once_and_takes_no_more_ballots(voted, village, person):
    close(voted, by=village["mo"])
    db.session.commit()
    with pytest.raises(NotNow):
        close(voted, by=village["mo"])
    with pytest.raises(NotNow):
        cast(queries.one(voted.id), {voted.keuzes[0].id: 1}, Stemmer(person().id))


def test_the_database_refuses_to_take_a_ballot_away_after_closing(voted, village):
    close(voted, by=village["mo"])
    db.session.commit()
    with pytest.raises(Exception, match="stembiljet staat vast"):
        db.session.execute(delete(Stembiljet.__table__))


def test_nobody_closes_a_round_that_still_runs(village, person):
    ronde = queries.one(make_ronde(make_agenda(village["mo"])).id)
    with pytest.raises(NotNow):
        close(ronde, by=village["mo"])


@pytest.fixture
def paper(village, person, browse):
    """A round with letters in which a vote may be changed: one ballot, one draft, two codes with an address."""
    regels = Regels(toegang=(Toegang.ACCOUNT, Toegang.CODE), zonder_brief=True, wijzigen=True)
    made = make_ronde(make_agenda(village["mo"]), regels=regels)
    for number in (1, 2):
        make_code(made, adres_hash=f"adres {number}")
    ronde = queries.one(made.id)
    cast(ronde, {ronde.keuzes[0].id: 1}, Stemmer(person().id))
    db.session.commit()
    choose(browse(village["amina"]), ronde, ronde.keuzes[0].id, actie="bewaren")
    return ronde


def test_where_paper_may_still_come_in_the_key_the_links_and_the_drafts_go_when_the_time_is_over(paper, village, browse):
    assert close_due() == 0 and key(paper)[0]
    with at(paper.sluit_at):
        assert [close_due(), close_due()] == [1, 0]
        assert key(paper) == ("", paper.sluit_at, "vastgelegd")
        assert [row.wissel for row in ballots()] == [None] and not db.session.scalars(select(Stemconcept.id)).all()
        assert db.session.scalars(select(Event.what)).all() == ["stemrondes.aflopen"]
        assert village["mo"].id in db.session.scalars(select(Notification.person_id)).all()
        page = browse().get(f"/stemmen/{paper.id}").text
        assert "Stemmen op papier die op tijd binnen waren, typen we nu nog in" in page


def key(ronde):
    db.session.rollback()
    columns = Stemronde.sleutel, Stemronde.sleutel_vernietigd_at, Stemronde.status
    return tuple(db.session.execute(select(*columns).where(Stemronde.id == ronde.id)).one())


def test_paper_after_that_has_no_link_and_staff_close_once_with_the_moment_of_the_key(paper, village, browse):
    with at(paper.sluit_at):
        close_due()
    with at(paper.sluit_at + timedelta(days=1)):
        cast(queries.one(paper.id), {paper.keuzes[1].id: 1}, Stemmer(code_id=1), kanaal=Kanaal.PAPIER)
        db.session.commit()
        assert [row.wissel for row in ballots()] == [None, None]
        close(queries.one(paper.id), by=village["mo"])
        db.session.commit()
        with pytest.raises(NotNow):
            close(queries.one(paper.id), by=village["mo"])
        db.session.rollback()
        assert close_due() == 0
        assert "typen we nu nog in" not in browse().get(f"/stemmen/{paper.id}").text
    assert key(paper) == ("", paper.sluit_at, "gesloten")
    assert set(db.session.scalars(select(Stemcode.adres_hash))) == {""}


def test_many_messengers_end_the_time_once(app, paper):
    def ended():
        with at(paper.sluit_at):
            return close_due()

    assert sorted(at_once(app, ended, ended, ended)) == [0, 0, 1]
    assert db.session.scalars(select(Event.what)).all() == ["stemrondes.aflopen"]
