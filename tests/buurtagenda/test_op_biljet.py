"""A point on a ballot stays on the agenda until it is taken off that ballot in public, or the round is called off."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.buurtagenda import queries
from portal.buurtagenda.actions.punten import take_step
from portal.buurtagenda.models import Agenda
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import Status
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries as stemmen
from portal.stemmen.actions.keuzes import withdraw
from portal.stemmen.actions.vastleggen import fix
from portal.stemmen.models import Stembiljet, Stemronde
from portal.stemmen.rules.ronde import Status as Ronde
from portal.templating import datum
from tests.agenda import make_agenda, make_punt, make_ronde, make_telling
from tests.opgaven import make_inbreng

GIVEN = {"reden": "Toch niet.", "doel": "A-2026-0099", "naar": "Wijkbeheer", "naar_mail": "wijk@voorbeeld.invalid"}
# The step, who takes it, and by which door.
STEPS = [("intrekken", "amina", "mijn"), ("samenvoegen", "mo", "stap"), ("doorsturen", "mo", "stap")]


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"], Fase.STEMMING)


@pytest.fixture
def admitted(agenda, village):
    make_punt(agenda, village["bas"], Status.TOEGELATEN, kenmerk="A-2026-0099")
    return make_punt(agenda, village["amina"], Status.TOEGELATEN)


def step(punt, name, village, who):
    take_step(queries.punt(punt.id), name, by=village[who], **GIVEN)


@pytest.mark.parametrize("status", [Ronde.VASTGELEGD, Ronde.GESLOTEN, Ronde.GETELD])
@pytest.mark.parametrize(("name", "who", "door"), STEPS)
def test_a_point_that_is_voted_on_does_not_go(agenda, admitted, village, browse, name, who, door, status):
    ronde = make_ronde(agenda, status, punten=[admitted])
    page, visitor = f"/buurtagenda/punten/{admitted.id}/{door}/{name}", browse(village[who])
    for answer in (visitor.get(page), visitor.post(page, data=GIVEN)):
        assert answer.status_code == 409 and f"/stemmen/{ronde.id}" in answer.text
        off = f"/stemmen/keuzes/{stemmen.one(ronde.id).keuzes[0].id}/intrekken" in answer.text
        assert off == (who == "mo" and status == Ronde.VASTGELEGD)
    with pytest.raises(NotNow):
        step(admitted, name, village, who)
    db.session.rollback()
    assert queries.punt(admitted.id).status == Status.TOEGELATEN


@pytest.mark.parametrize(("name", "who", "door"), STEPS)
@pytest.mark.parametrize("status", [Ronde.CONCEPT, Ronde.VERVALLEN])
def test_what_is_not_agreed_or_called_off_keeps_no_point(agenda, admitted, village, browse, name, who, door, status):
    make_ronde(agenda, status, punten=[admitted])
    assert browse(village[who]).get(f"/buurtagenda/punten/{admitted.id}/{door}/{name}").status_code == 200
    step(admitted, name, village, who)


def test_once_taken_off_the_ballot_it_can_go(agenda, admitted, village):
    ronde = make_ronde(agenda, punten=[admitted])
    withdraw(stemmen.keuze(stemmen.one(ronde.id).keuzes[0].id), "De indiener wil niet meer.", by=village["mo"])
    step(admitted, "intrekken", village, "amina")
    assert queries.punt(admitted.id).status == Status.INGETROKKEN


@pytest.mark.parametrize(("name", "who", "door"), STEPS)
@pytest.mark.parametrize("status", [Ronde.GESLOTEN, Ronde.GETELD])
def test_an_agenda_that_stops_keeps_no_point(agenda, admitted, village, browse, name, who, door, status):
    make_ronde(agenda, status, punten=[admitted])
    db.session.execute(update(Agenda.__table__).values(status=Fase.GESTOPT))
    db.session.commit()
    page, visitor = f"/buurtagenda/punten/{admitted.id}/{door}/{name}", browse(village[who])
    assert visitor.get(page).status_code == 200 and visitor.post(page, data=GIVEN).status_code == 303
    db.session.expire_all()
    assert queries.punt(admitted.id).status not in (Status.TOEGELATEN, Status.NIET_GEKOZEN)


def test_what_was_not_chosen_can_still_be_forwarded(agenda, admitted, village):
    make_ronde(agenda, Ronde.GETELD, punten=[admitted])
    lost = queries.punt(admitted.id)
    lost.status = Status.NIET_GEKOZEN
    step(admitted, "doorsturen", village, "mo")
    assert lost.status == Status.DOORGESTUURD


@pytest.mark.parametrize("status", [status for status in Status if status not in (Status.TOEGELATEN, Status.INGETROKKEN)])
def test_no_round_is_fixed_with_a_point_that_is_not_to_be_voted_on(agenda, village, status):
    decided = make_punt(agenda, village["amina"], status)
    draft = make_ronde(agenda, Ronde.CONCEPT, punten=[decided], opent_at=now() + timedelta(hours=1))
    assert stemmen.gone(stemmen.one(draft.id)) == ["Plan 1"]
    with pytest.raises(NotNow):
        fix(stemmen.one(draft.id), by=village["mo"])


def test_no_round_is_fixed_with_a_point_that_went(agenda, admitted, village, browse):
    draft = make_ronde(agenda, Ronde.CONCEPT, punten=[admitted], opent_at=now() + timedelta(hours=1))
    step(admitted, "intrekken", village, "amina")
    db.session.commit()
    with pytest.raises(NotNow):
        fix(stemmen.one(draft.id), by=village["mo"])
    db.session.rollback()
    for page in ("vastleggen", "bewerken"):
        assert "niet meer te kiezen: Plan 1." in browse(village["mo"]).get(f"/stemmen/{draft.id}/{page}").text


def day(moment):
    return datum(moment, taal="nl")


def brief(page):
    """What the page of a point says in short, as one text."""
    short = page.text.partition('id="kort"')[2].partition("</section>")[0]
    return " ".join(re.sub("<[^>]+>", " ", short).split())


def reach(status):
    """Every round gets so far."""
    db.session.execute(update(Stemronde.__table__).values(status=status))
    db.session.commit()


def test_the_page_of_a_point_says_what_the_vote_made_of_it(agenda, village, browse):
    points = [make_punt(agenda, village["amina"], Status.TOEGELATEN, kenmerk=f"A-2026-010{number}") for number in range(2)]
    ronde = make_ronde(agenda, costs=(3_000, 2_500), punten=points, budget=300_000)
    first = stemmen.one(ronde.id).keuzes[0].id
    votes = {"ronde_id": ronde.id, "keuzes": f"{first}:1", "kanaal": "web"}
    db.session.add_all(Stembiljet(key=f"k{number}", **votes) for number in range(3))
    db.session.commit()
    reach(Ronde.GESLOTEN)
    make_telling(ronde)
    pages = [f"/buurtagenda/punten/{point.id}" for point in points]
    assert all("Waar gaat het geld heen? Gesloten" in brief(browse().get(page)) for page in pages)
    reach(Ronde.GETELD)
    won, lost = (browse().get(page) for page in pages)
    assert "Waar gaat het geld heen? Gekozen Waarom wel?" in brief(won) and f"/stemmen/{ronde.id}/uitslag" in won.text
    assert "Waar gaat het geld heen? Niet gekozen Waarom niet?" in brief(lost)


def test_the_page_of_a_point_says_that_it_was_taken_off_the_ballot_and_why(agenda, admitted, village, browse):
    ronde = make_ronde(agenda, punten=[admitted])
    page = f"/buurtagenda/punten/{admitted.id}"
    assert f"{day(ronde.opent_at)} – {day(ronde.sluit_at)}" in brief(browse().get(page))
    withdraw(stemmen.keuze(stemmen.one(ronde.id).keuzes[0].id), "Op dit veld komt een school.", by=village["mo"])
    db.session.commit()
    line = f"/inbreng/{make_inbreng(admitted).id}"
    for told in (brief(browse().get(page)), brief(browse(village["amina"]).get(line))):
        assert f"Van het stembiljet gehaald op {day(now())}. Op dit veld komt een school." in told


def test_a_round_that_is_not_agreed_on_is_not_told_of(agenda, admitted, browse):
    make_ronde(agenda, Ronde.CONCEPT, punten=[admitted])
    assert "Stemming" not in brief(browse().get(f"/buurtagenda/punten/{admitted.id}"))
