"""Weights of channels in a round: agreed beforehand, and never so that the result tells what one voter chose."""

import pytest
from sqlalchemy import update

from portal.clock import now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions.maken import copy
from portal.stemmen.actions.vastleggen import fix
from portal.stemmen.models import Stemronde
from portal.stemmen.rules.regels import SMALLEST, Regels
from portal.stemmen.rules.ronde import Kanaal, Status
from tests.agenda import make_ronde
from tests.stemmen.voting import cast_all, published

PAPER = Regels(gewichten={"papier": "3/2"})
EARLIER = {name: value for name, value in PAPER.kept().items() if name != "weegt_vanaf"}


@pytest.mark.parametrize(("paper", "votes"), [(1, "13 stemmen"), (12, "30 stemmen")])
def test_the_result_does_not_tell_what_is_on_one_ballot_on_paper(agenda, village, person, browse, paper, votes):
    ronde = make_ronde(agenda, costs=(100,), regels=PAPER)
    cast_all(ronde, person, 12)
    cast_all(ronde, person, paper, kanaal=Kanaal.PAPIER)
    published(ronde, village, browse)
    assert f">{votes}<" in browse().get(f"/stemmen/{ronde.id}/uitslag").text


def test_what_was_fixed_before_there_was_a_minimum_counts_as_it_said(agenda, village, person, browse):
    ronde = make_ronde(agenda, Status.CONCEPT, costs=(100,))
    db.session.execute(update(Stemronde.__table__).values(regels=EARLIER, status=Status.VASTGELEGD))
    db.session.commit()
    assert "voor 1,5" in (page := browse().get(f"/stemmen/{ronde.id}").text) and "geldige stemmen?" not in page
    cast_all(ronde, person, 12)
    cast_all(ronde, person, 1, kanaal=Kanaal.PAPIER)
    published(ronde, village, browse)
    assert ">13,5 stemmen<" in browse().get(f"/stemmen/{ronde.id}/uitslag").text


def test_a_draft_from_before_and_a_copy_are_agreed_as_rounds_are_now(agenda, village):
    made = make_ronde(agenda, Status.CONCEPT, regels=PAPER, opent_at=now().replace(year=2030), sluit_at=now().replace(year=2031))
    db.session.execute(update(Stemronde.__table__).values(regels=EARLIER))
    db.session.expire_all()
    copied = copy(queries.one(made.id), "Nog een keer", by=village["mo"])
    fix(queries.one(made.id), by=village["mo"])
    assert [Regels.of(ronde.regels).weegt_vanaf for ronde in (queries.one(made.id), copied)] == [SMALLEST, SMALLEST]
