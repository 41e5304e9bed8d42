"""The count of a round: what people cast is what is counted, once, and the result stays as it is."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from portal.clock import at, now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast, tellen
from portal.stemmen.actions.sluiten import close
from portal.stemmen.actions.tellen import count_requested, request_count
from portal.stemmen.models import Stemtelling
from tests.agenda import make_agenda, make_ronde


@pytest.fixture
def closed(village, person):
    """Budget 5,000: plan 1 (3,000) has three votes, plan 2 (2,500) two, plan 3 (free) one."""
    made = make_ronde(make_agenda(village["mo"]), sluit_at=now() + timedelta(hours=1))
    ronde = queries.one(made.id)
    first, second, third = (keuze.id for keuze in ronde.keuzes)
    for choice in ({first: 1}, {first: 1, second: 1}, {first: 1, second: 1, third: 1}):
        cast(ronde, choice, Stemmer(person().id))
    db.session.commit()
    with at(now() + timedelta(hours=2)):
        close(ronde, by=village["mo"])
        db.session.commit()
        yield ronde


def test_a_count_that_goes_wrong_says_so_and_is_done_again(closed, village, browse, monkeypatch):
    request_count(closed, by=village["mo"])
    db.session.commit()
    mo, page = browse(village["mo"]), f"/stemmen/{closed.id}/telling"
    with monkeypatch.context() as broken:
        broken.setattr(tellen, "tel", lambda *_args: 1 / 0)
        assert count_requested() == 0
    assert "Het tellen ging mis." in mo.get(page).text
    assert count_requested() == 0, "not before its lease is over: another may be at it"
    with at(now() + tellen.LEASE + timedelta(minutes=1)):
        assert count_requested() == 1
    assert "Het tellen ging mis." not in mo.get(page).text and "Uitslag bekendmaken" in mo.get(page).text


def test_the_count_says_who_wins_and_why_not(closed, village):
    request_count(closed, by=village["mo"])
    db.session.commit()
    assert count_requested() == 1
    result = db.session.get(Stemtelling, closed.id)
    assert result.biljetten == 3 and result.gedaan == result.totaal and result.klaar_at
    one, two, three = result.uitslag["keuzes"]
    assert (one["gewonnen"], two["gewonnen"], three["gewonnen"]) == (True, False, True)
    assert (two["reden"], two["waarden"]["tekort"]) == ("te_duur", 50_000)


def test_a_count_is_done_once_and_never_changes(closed, village):
    for _again in range(2):
        request_count(closed, by=village["mo"])
        db.session.commit()
    assert count_requested() == 1 and count_requested() == 0
    assert db.session.scalar(select(func.count()).select_from(Stemtelling)) == 1
    with pytest.raises(Exception, match="stemtelling staat vast"):
        db.session.execute(update(Stemtelling.__table__).values(biljetten=9))
