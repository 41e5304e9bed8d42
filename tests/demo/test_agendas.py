"""The agendas of the village of Hengelo as they stand after filling: every phase, every status, and votes that add up."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from portal.buurtagenda.models import Agenda, Agendapunt, Signaal, Toets
from portal.buurtagenda.rules.fase import FASEN, Fase
from portal.buurtagenda.rules.punt import LEVEN, Bron, SignaalStatus, Status
from portal.clock import HERE, now
from portal.demo.gathering import BY_OWNER, gathered
from portal.demo.loader import read
from portal.extensions import db
from portal.profiel import read_profiel
from portal.stemmen import queries
from portal.stemmen.models import Gestemd, Keuze, Papier, Stembiljet, Stemcode, Stemconcept, Stemronde, Stemtelling
from portal.stemmen.queries import uitgebracht
from portal.stemmen.queries.codes import waiting_requests
from portal.wijkopgaven import queries as wijkopgaven
from portal.wijkopgaven.models import Wijkopgave

MONEY, PRIORITIES, NOW, LATER = (
    "Wijkgeld Berflo Es: €\u00a085.000", "Wat moet het eerst gebeuren?", "Verdeel €\u00a050.000 over de straten van Noord",
    "Groen dichtbij: kies twee plannen",
)


def ronde(title):
    return queries.one(db.session.scalar(select(Stemronde.id).where(Stemronde.title == title)))


def result(title):
    """{option: its row in the result} and the whole of it."""
    found = ronde(title)
    titles = {keuze.nummer: keuze.title for keuze in found.keuzes}
    uitslag = queries.telling(found.id).uitslag
    return {titles[row["nummer"]]: row for row in uitslag["keuzes"]}, uitslag


def counted(model, *conditions):
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions))


def test_there_is_an_agenda_in_every_phase(hengelo):
    assert set(db.session.scalars(select(Agenda.status))) == set(Fase) - {Fase.CONCEPT}


def test_no_phase_lies_ahead_of_its_plan(hengelo):
    with_plan = select(Agenda).options(db.selectinload(Agenda.fasen))
    for agenda in db.session.scalars(with_plan):
        assert {plan.fase for plan in agenda.fasen} == set(FASEN)
        plan = next((plan for plan in agenda.fasen if plan.fase == agenda.status), None)
        assert plan is None or plan.begint <= agenda.status_at.date() <= plan.eindigt


def test_points_stand_in_every_status_and_all_that_are_decided_have_an_answer(hengelo):
    punten = db.session.scalars(select(Agendapunt)).all()
    assert {punt.status for punt in punten} == set(Status)
    silent = {Status.INGEDIEND, Status.GEPLAATST, Status.TOEGELATEN, Status.IN_UITVOERING}
    assert all(punt.status_reden for punt in punten if punt.status not in silent)


def test_what_is_admitted_was_tested_on_everything(hengelo):
    decided = select(Agendapunt.id).where(Agendapunt.status.in_((Status.TOEGELATEN, Status.NIET_TOEGELATEN)))
    found = select(Toets.punt_id, func.count()).where(Toets.punt_id.in_(decided)).group_by(Toets.punt_id)
    assert {number for _punt, number in db.session.execute(found)} == {10}


def test_an_adjustment_was_accepted_and_another_waits_for_its_answer(hengelo):
    titles = select(Agendapunt.title).where(Agendapunt.status == Status.TOEGELATEN)
    assert "Acht grote bomen voor schaduw" in set(db.session.scalars(titles))
    waiting = db.session.scalars(select(Agendapunt).where(Agendapunt.status == Status.IN_OVERLEG)).one()
    assert waiting.voorstel["kosten"] == 1_490_000


def test_some_thousands_voted_and_every_valid_vote_has_its_ballot(hengelo):
    money = ronde(MONEY)
    voted, telling = counted(Gestemd, Gestemd.ronde_id == money.id), queries.telling(money.id)
    assert voted - 1 == counted(Stembiljet, Stembiljet.ronde_id == money.id) == telling.biljetten > 2_400
    assert telling.ongeldig == 1
    assert len(set(uitgebracht.tracking_codes(money.id))) == voted
    assert counted(Gestemd, Gestemd.ronde_id == money.id, Gestemd.kanaal == "papier") == 24
    assert voted < counted(Stemcode, Stemcode.ronde_id == money.id) / 2
    assert not counted(Papier, Papier.ronde_id == money.id) and not counted(Stemconcept, Stemconcept.ronde_id == money.id)


def test_result_stays_within_the_money_and_explains_who_lost(hengelo):
    rows, uitslag = result(MONEY)
    assert uitslag["besteed"] + uitslag["over"] == ronde(MONEY).budget
    assert rows["Een droge fietsenstalling bij de flats"]["reden"] == "te_duur"
    assert rows["Twintig parkeerplekken op het Esplein"]["reden"] == "onverenigbaar"
    assert any(row["gewonnen"] != row["anders"]["gewonnen"] for row in rows.values())
    assert "Een hek om het hondenveld" not in rows
    assert db.session.scalar(select(Keuze.ingetrokken_reden).where(Keuze.title == "Een hek om het hondenveld"))


def test_turnout_is_told_for_every_buurt(hengelo):
    opkomst = queries.telling(ronde(MONEY).id).opkomst
    assert len(opkomst["buurten"]) == 4 and min(opkomst["buurten"].values()) > 100


def test_agenda_was_adopted_in_the_order_of_the_votes(hengelo):
    rows, _uitslag = result(PRIORITIES)
    won = sorted((row["plaats"], title) for title, row in rows.items() if row["gewonnen"])
    adopted = select(Agendapunt.plaats, Agendapunt.title).where(Agendapunt.agenda_id == ronde(PRIORITIES).agenda_id)
    assert sorted(map(tuple, db.session.execute(adopted.where(Agendapunt.plaats.is_not(None))))) == won


def test_one_vote_is_open_and_one_is_still_to_come(hengelo):
    assert (ronde(NOW).stand, ronde(LATER).stand) == ("open", "gepland")
    assert (counted(Gestemd, Gestemd.ronde_id == ronde(NOW).id), counted(Stemconcept)) == (19, 1)


def test_at_the_desk_of_the_open_vote_work_waits_for_a_second_person(hengelo):
    now = ronde(NOW).id
    assert counted(Stemcode, Stemcode.ronde_id == now) == 120
    assert counted(Papier, Papier.ronde_id == now) == 4 and len(waiting_requests(now)) == 1


def test_keys_of_closed_votes_are_gone(hengelo):
    closed = db.session.scalars(select(Stemronde).join(Stemtelling, Stemtelling.ronde_id == Stemronde.id)).all()
    assert len(closed) == 2
    assert all(one.sleutel == "" and one.sleutel_vernietigd_at and one.kop_na for one in closed)


@pytest.mark.parametrize(("gemeente", "agendas", "least"), [("almelo", 1, 3), ("enschede", 2, 5)])
def test_another_gemeente_has_small_agendas_and_stories(filled_portal, gemeente, agendas, least):
    with filled_portal(gemeente).app_context():
        assert counted(Agenda) == agendas and counted(Agendapunt) >= 2
        stories_of_all_three(least)
        db.session.remove()
        db.engine.dispose()


def test_every_wijkopgave_has_stories_of_all_three_beside_its_figures(hengelo):
    stories_of_all_three(5)


def stories_of_all_three(least):
    for opgave in db.session.scalars(select(Wijkopgave)):
        told = list(wijkopgaven.signalen(opgave.gebied_code))
        assert len(told) >= least, opgave.title
        assert {signaal.bron for signaal in told} == set(Bron), opgave.title


def test_signalen_have_every_source_and_every_answer(hengelo):
    signalen = db.session.scalars(select(Signaal)).all()
    assert {signaal.status for signaal in signalen} == set(SignaalStatus)
    assert {signaal.bron for signaal in signalen if signaal.status == SignaalStatus.GEPLAATST} == set(Bron)


@pytest.mark.parametrize("day", range(7))
def test_staff_answer_points_on_workdays_only(day):
    moment = datetime(2026, 11, 16 + day, 12, tzinfo=HERE)
    scenes = gathered(read(read_profiel("hengelo")), moment)
    days = {when.astimezone(HERE).date() for when, scene in scenes if scene.of == "punt" and scene.deed in LEVEN.moves
            and scene.deed not in BY_OWNER}
    assert not {when for when in days if when.weekday() > 4} - {moment.date()}


@pytest.mark.parametrize("gemeente", ["hengelo", "almelo", "enschede"])
def test_nothing_happens_on_a_day_that_has_not_come(gemeente):
    moment = now()
    assert max(when for when, _scene in gathered(read(read_profiel(gemeente)), moment)) <= moment
