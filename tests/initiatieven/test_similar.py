"""Plans that look like one somebody is writing."""

import pytest

from portal.extensions import db
from portal.initiatieven import queries
from portal.initiatieven.actions import place
from portal.initiatieven.rules import Status


@pytest.fixture
def public(village, initiatief_by):
    """A public plan that can be found; its id."""

    def make(title, status=Status.GEPUBLICEERD, **fields):
        plan = initiatief_by(village["amina"], status, title=title, **fields)
        place.rewrite_words(plan)
        db.session.commit()
        return plan.id

    return make


def alike(title):
    return [row.id for row in queries.similar_to(title)]


def test_a_text_with_the_words_counts_as_much_as_a_title(public):
    field = public("Van gras naar pluktuin", wat="Op het grasveld achter de hofjes komen twaalf lage fruitbomen.")
    public("Bankjes", wat="Twee bankjes op het grasveld.")
    assert alike("Fruitbomen op het grasveld") == [field]


def test_one_shared_word_is_no_sign(public):
    public("Bankjes", wat="Twee bankjes bij de geveltuin.")
    assert alike("Geveltuin") == []


def test_running_plans_come_first_and_merged_ones_not_at_all(public):
    done = public("Fruitbomen op het grasveld", Status.GEREALISEERD)
    public("Fruitbomen op het grasveld", Status.SAMENGEVOEGD)
    running = public("Fruitbomen op een grasveldje")
    about = public("Pluktuin", wat="Fruitbomen op het grasveld.")
    assert alike("Fruitbomen op het grasveld") == [running, about, done]


def test_whole_words_count_before_their_parts(public):
    """A long title has more parts than the statement looks at: its whole words stay among them."""
    both = public("Iets anders", wat="Een waterspeeltuin en een zonnebloemveld naast de fietsenstalling.")
    assert alike("Waterspeeltuin met zonnebloemveld en fietsenstalling") == [both]
