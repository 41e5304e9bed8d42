"""The bestedingsplan: nothing is spent before somebody else approved it."""

from datetime import timedelta

import pytest

from portal.clock import at, now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.queries import roles_of
from portal.permissions import can
from portal.story.models import Notification
from portal.toekenningen import queries
from portal.toekenningen.actions import plan as actions
from portal.toekenningen.rules.plan import voorstel
from tests.besteding import VERANTWOORDING, make_groep, make_toekenning, make_versie


@pytest.fixture
def cora(person):
    """Is in the committee of the whole town."""
    return person("Cora", rol="commissielid")


@pytest.fixture
def amina(village):
    village["amina"].roles = roles_of(village["amina"])
    return village["amina"]


@pytest.fixture
def toekenning(village, amina, bea):
    groep = make_groep(penningmeester=amina, lid=village["bas"])
    return make_toekenning(make_versie(bea, bestedingsplan="commissie", **VERANTWOORDING), bea, groep=groep, bedrag=80_000)


def bedragen(toekenning, *cents):
    return {post.id: amount for post, amount in zip(toekenning.aanvraag.posten, cents, strict=True)}


def handed_in(toekenning, by):
    made = actions.hand_in(toekenning, "In mei een markt.", bedragen(toekenning, 50_000, 30_000), by=by)
    db.session.commit()
    return queries.plan_of(made.toekenning_id)


def test_nothing_is_spent_until_the_plan_is_approved(toekenning, amina, cora):
    assert not can(amina, "toekenningen.uitgeven", toekenning)
    plan = handed_in(toekenning, amina)
    assert not can(amina, "toekenningen.uitgeven", toekenning)
    actions.decide(plan, True, by=cora)
    assert can(amina, "toekenningen.uitgeven", toekenning)
    assert [regel.begroot for regel in queries.stand(toekenning).regels] == [50_000, 30_000]


def test_a_version_without_a_plan_lets_the_group_spend_at_once(village, amina, bea):
    groep = make_groep(penningmeester=amina)
    plain = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    assert can(amina, "toekenningen.uitgeven", plain)


def test_a_plan_that_is_sent_back_is_made_anew(toekenning, amina, cora):
    with pytest.raises(Needed, match="reden"):
        actions.decide(handed_in(toekenning, amina), False, by=cora)
    actions.decide(queries.plan_of(toekenning.id), False, "Zet er een datum bij.", by=cora)
    db.session.commit()
    again = handed_in(toekenning, amina)
    assert (again.wacht, again.reden) == (True, "")
    actions.decide(again, True, by=cora)
    with pytest.raises(NotNow):
        actions.decide(again, True, by=cora)
    with pytest.raises(Refused):
        handed_in(toekenning, amina)


def test_it_plans_no_more_than_was_granted(toekenning, amina):
    with pytest.raises(Needed, match="te_veel"):
        actions.hand_in(toekenning, "Een markt.", bedragen(toekenning, 50_000, 30_001), by=amina)
    with pytest.raises(Needed, match="tekst"):
        actions.hand_in(toekenning, " ", bedragen(toekenning, 1, 1), by=amina)


def test_members_neighbours_and_staff_hand_in_no_plan_and_the_group_approves_none(toekenning, village, amina, bea, cora):
    for person in (village["bas"], village["noor"], bea, cora):
        with pytest.raises(Refused):
            actions.hand_in(toekenning, "Een markt.", bedragen(toekenning, 1, 1), by=person)
    plan = handed_in(toekenning, amina)
    for person in (amina, village["bas"], village["mo"]):
        with pytest.raises(Refused):
            actions.decide(plan, True, by=person)


def test_who_approves_hears_that_it_waits_and_the_board_what_was_decided(toekenning, amina, bea, cora):
    def told(person):
        return db.session.query(Notification).filter_by(person_id=person.id).count()

    plan = handed_in(toekenning, amina)
    assert (told(bea), told(cora), told(amina)) == (1, 1, 0)
    actions.decide(plan, True, by=cora)
    db.session.commit()
    assert told(amina) == 1


def test_less_than_was_asked_shrinks_every_line_alike(toekenning):
    posten = toekenning.aanvraag.posten
    assert list(voorstel(posten, 80_000).values()) == [48_000, 32_000]
    assert list(voorstel(posten, 200_000).values()) == [60_000, 40_000]
    assert sum(voorstel(posten, 77_777).values()) <= 77_777


def test_from_making_it_to_approving_it_in_the_browser(toekenning, amina, cora, village, browse):
    board, committee, stranger = browse(amina), browse(cora), browse(village["noor"])
    lines = [f"regel-{post.id}" for post in toekenning.aanvraag.posten]
    grant = f"/toekenningen/{toekenning.id}"
    base = f"{grant}/bestedingsplan"
    assert "Maak een bestedingsplan" in board.get(grant).text
    assert 'value="480,00"' in board.get(f"{base}/maken").text
    wrong = board.post(f"{base}/maken", data={"tekst": "Een markt.", lines[0]: "800", lines[1]: "1"})
    assert wrong.status_code == 422 and "€\u00a01 meer dan" in wrong.text
    assert board.post(f"{base}/maken", data={"tekst": "Een markt.", lines[0]: "500", lines[1]: ""}).status_code == 303
    assert "is er een besluit." in board.get(base).text
    with at(now() + timedelta(weeks=10)):
        assert "had er een besluit moeten zijn." in board.get(base).text
    assert f"{base}" in committee.get("/toekenningen/plannen").text
    assert committee.get(grant).status_code == 404
    assert "Een markt." in committee.get(base).text
    wrong = committee.post(f"{base}/beoordelen", data={"akkoord": "nee"})
    assert wrong.status_code == 422 and "Schrijf op wat er anders moet" in wrong.text
    assert committee.post(f"{base}/beoordelen", data={"akkoord": "ja"}).status_code == 303
    assert "goedgekeurd" in board.get(base).text
    assert stranger.get(base).status_code == 404
    assert "Er wacht geen plan" in committee.get("/toekenningen/plannen").text
