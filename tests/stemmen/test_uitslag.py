"""The result: told to everybody once it is published, with a reason for each option and everything to count again."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from portal.buurtagenda import queries as buurtagenda
from portal.clock import HERE, at, now
from portal.extensions import db
from portal.stemmen import bundel, queries, uitslagplek, verkiezing
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.actions.sluiten import close, close_due
from portal.stemmen.actions.tellen import count_requested, request_count
from portal.stemmen.models import Keuze
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Vorm
from portal.stemmen.uitslagbeeld import Uitslagbeeld
from portal.tellen.bundel import verify
from portal.tellen.pb import read_text
from portal.tellen.tel import tel
from portal.wijken.models import Gebied
from tests.agenda import make_agenda, make_ronde

VOTES = [(1,)] * 6 + [(1, 2)] * 4 + [(2, 3)] * 2


def voted(village, person, votes, **values):
    """A round with these ballots (numbers of options) whose time is over."""
    made = make_ronde(make_agenda(village["mo"]), sluit_at=now() + timedelta(hours=1), **values)
    ronde = queries.one(made.id)
    keys = {keuze.nummer: keuze.id for keuze in ronde.keuzes}
    for chosen in votes:
        if ronde.vorm == Vorm.PUNTEN:
            choice = {keys[number]: 5 for number in chosen}
        elif ronde.vorm == Vorm.VOLGORDE:
            choice = {keys[number]: place for place, number in enumerate(chosen, 1)}
        else:
            choice = {keys[number]: 1 for number in chosen}
        cast(ronde, choice, Stemmer(person().id, buurt_code="BU01640202"))
    db.session.commit()
    return ronde


@pytest.fixture
def counted(village, person, browse):
    """Closed, counted and published by staff through the pages."""
    ronde = voted(village, person, VOTES)
    with at(now() + timedelta(hours=2)):
        mo = browse(village["mo"])
        assert mo.post(f"/stemmen/{ronde.id}/sluiten").status_code == 303
        assert mo.post(f"/stemmen/{ronde.id}/tellen").status_code == 303
        assert count_requested() == 1
        yield ronde.id, mo


def test_only_staff_see_the_result_before_it_is_published(counted, browse):
    id, mo = counted
    assert "Uitslag bekendmaken" in mo.get(f"/stemmen/{id}/telling").text
    assert browse().get(f"/stemmen/{id}/uitslag").status_code == 302
    assert browse().get(f"/stemmen/{id}/bundel.zip").status_code in (302, 403)


def test_the_result_names_winners_and_explains_a_losing_plan(counted, browse):
    id, mo = counted
    mo.post(f"/stemmen/{id}/bekendmaken")
    page = browse().get(f"/stemmen/{id}/uitslag").text
    assert "2 plannen gekozen" in page and "Niet genoeg over" in page and "12" in page
    loser = queries.one(id).keuzes[1]
    why = browse().get(f"/stemmen/keuzes/{loser.id}/waarom").text
    assert "Niet genoeg over" in why and "telregel" in why


def test_the_bundle_counts_the_same_with_the_command(counted, browse, tmp_path):
    id, mo = counted
    mo.post(f"/stemmen/{id}/bekendmaken")
    files = zipfile.ZipFile(io.BytesIO(browse().get(f"/stemmen/{id}/bundel.zip").data))
    (tmp_path / "stemming.pb").write_bytes(files.read("stemming.pb"))
    command = [sys.executable, "-m", "flask", "--app", "portal", "tel", str(tmp_path / "stemming.pb"), "--json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert told["winnaars"] == queries.telling(id).uitslag["winnaars"] == ["1", "3"]


def test_the_chain_ends_in_the_head_that_was_published_at_closing(counted, browse):
    id, mo = counted
    mo.post(f"/stemmen/{id}/bekendmaken")
    files = zipfile.ZipFile(io.BytesIO(browse().get(f"/stemmen/{id}/bundel.zip").data))
    lines = [line.split(" ", 1)[1] for line in files.read("keten.txt").decode().splitlines()]
    ronde = queries.one(id)
    assert verify(lines, ronde.kop_na)
    assert not verify([line.replace("biljet 1:1", "biljet 2:1") for line in lines], ronde.kop_na)


def test_the_bundle_knows_no_voter_and_no_order(counted, browse, village):
    id, mo = counted
    mo.post(f"/stemmen/{id}/bekendmaken")
    files = zipfile.ZipFile(io.BytesIO(browse().get(f"/stemmen/{id}/bundel.zip").data))
    codes = files.read("volgcodes.txt").decode().split()
    assert sorted(codes) == uitgebracht.tracking_codes(id) and len(codes) == len(VOTES)
    assert not any(code in files.read("stemming.pb").decode() for code in codes)
    assert "@" not in files.read("stemming.pb").decode()


def test_with_few_ballots_nobody_gets_them(village, person, browse):
    ronde = voted(village, person, VOTES[:3])
    with at(now() + timedelta(hours=2)):
        mo = browse(village["mo"])
        mo.post(f"/stemmen/{ronde.id}/sluiten")
        mo.post(f"/stemmen/{ronde.id}/tellen")
        count_requested()
        mo.post(f"/stemmen/{ronde.id}/bekendmaken")
        assert browse().get(f"/stemmen/{ronde.id}/bundel.zip").status_code == 404
        assert "te weinig stemmen" in browse().get(f"/stemmen/{ronde.id}/natellen").text


@pytest.mark.parametrize("vorm, regels", [
    (Vorm.PUNTEN, Regels(punten_totaal=20, punten_max=5)), (Vorm.VOLGORDE, Regels()), (Vorm.MANDJE, Regels()),
])
def test_every_form_of_ballot_is_counted_the_same_from_the_bundle(village, person, vorm, regels):
    ronde = voted(village, person, [(1,), (2,), (2, 3), (3, 1), (3,)], vorm=vorm, regels=regels, budget=600_000)
    rows = uitgebracht.grouped(ronde.id)
    file = read_text(bundel.pb_file(ronde, rows), "stemming.pb")
    direct = tel(verkiezing.election(ronde, rows), verkiezing.rules(ronde))
    assert tel(file.election, file.rules).winners == direct.winners


@pytest.mark.parametrize("votes", [[(1, 2, 3)] * 8, [(1, 2, 3), (3, 2), (2, 1), (1, 3), (3,)], [(2, 1, 3), (1,), (1, 3, 2)]])
def test_a_ranking_with_a_withdrawn_plan_gives_the_same_points_from_the_bundle(village, person, votes):
    ronde = voted(village, person, votes, vorm=Vorm.VOLGORDE, budget=600_000)
    first = Keuze.ronde_id == ronde.id, Keuze.nummer == 1
    gone = {"ingetrokken_at": now(), "ingetrokken_reden": "Kan niet."}
    db.session.execute(update(Keuze.__table__).where(*first).values(gone))
    db.session.expire_all()
    ronde = queries.one(ronde.id)
    rows = uitgebracht.grouped(ronde.id)
    file = read_text(bundel.pb_file(ronde, rows), "stemming.pb")
    again, here = tel(file.election, file.rules), tel(verkiezing.election(ronde, rows), verkiezing.rules(ronde))
    assert [(one.id, one.stand.punten) for one in again.traces] == [(one.id, one.stand.punten) for one in here.traces]


def beeld_of(village, person, **values):
    ronde = voted(village, person, VOTES, **values)
    with at(now() + timedelta(hours=2)):
        close(queries.one(ronde.id), by=village["mo"])
        request_count(queries.one(ronde.id), by=village["mo"])
        db.session.commit()
        count_requested()
    return Uitslagbeeld(queries.one(ronde.id), queries.telling(ronde.id))


@pytest.mark.parametrize("values, cut", [
    ({"budget": 400_000}, 1),  # 3.000 of 4.000 euros; 2.500 no longer fits
    ({"budget": 400_000, "regels": Regels(telregel="gelijke-delen")}, None),
    ({"budget": 600_000, "regels": Regels(min_stemmen=100)}, None),
    ({"budget": None, "regels": Regels(plaatsen=1)}, 1),
])
def test_the_line_is_drawn_only_where_money_or_places_ran_out(village, person, values, cut):
    assert beeld_of(village, person, **values).cut == cut


def test_the_bundle_names_the_days_on_the_calendar_here(village, person):
    opens, closes = datetime(2026, 6, 1, tzinfo=HERE), datetime(2027, 1, 1, 0, 30, tzinfo=HERE)
    made = make_ronde(make_agenda(village["mo"]), opent_at=opens, sluit_at=closes)
    db.session.expire_all()
    ronde = queries.one(made.id)
    assert (ronde.opent_at.tzinfo, ronde.sluit_at.tzinfo) == (UTC, UTC)
    told = bundel.about(ronde)
    assert (told["date_begin"], told["date_end"], told["instance"]) == ("01.06.2026", "01.01.2027", "2027")


def test_a_round_without_paper_closes_by_itself_and_one_with_paper_waits_for_staff(village, person):
    free = voted(village, person, VOTES[:1])
    with_paper = voted(village, person, VOTES[:1], regels=Regels(toegang=("account", "code"), zonder_brief=True))
    assert close_due() == 0
    with at(now() + timedelta(hours=2)):
        assert close_due() == 2 and close_due() == 0
        db.session.expire_all()
        assert queries.one(free.id).status == "gesloten" and queries.one(with_paper.id).status == "vastgelegd"
        close(queries.one(with_paper.id), by=village["mo"])


def test_the_chosen_plans_are_counted_by_buurt_when_there_is_more_than_one(village, app):
    several, single = (make_agenda(village["mo"], buurten=codes) for codes in (("BU01640202", "BU01640201"), ("BU01640202",)))
    db.session.execute(update(Gebied).values(path="M0 0L10 0L10 10L0 10Z", label_x=5, label_y=5))
    chosen = queries.one(make_ronde(several, costs=(1_000, 1_000)).id).keuzes
    with app.test_request_context():
        shapes, window = uitslagplek.drawing(buurtagenda.one(several.id), chosen)
        assert {shape.code: shape.aantal for shape in shapes} == {"BU01640202": 2, "BU01640201": 0} and window
        assert uitslagplek.drawing(buurtagenda.one(several.id), []) == ([], "")
        assert uitslagplek.drawing(buurtagenda.one(single.id), chosen) == ([], "")


def test_a_result_without_votes_says_that_nobody_voted(village, person, browse):
    ronde, mo = voted(village, person, ()), browse(village["mo"])
    with at(now() + timedelta(hours=2)):
        mo.post(f"/stemmen/{ronde.id}/sluiten")
        mo.post(f"/stemmen/{ronde.id}/tellen")
        assert count_requested() == 1
        mo.post(f"/stemmen/{ronde.id}/bekendmaken")
        page = browse().get(f"/stemmen/{ronde.id}/uitslag").text
    assert "Er heeft niemand gestemd." in page and "Buurten met minder dan 10 stemmen" not in page
