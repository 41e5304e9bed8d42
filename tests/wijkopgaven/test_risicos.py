"""Two kinds of risk with what is done about them: for staff of the area, and for nobody else."""

import pytest
from sqlalchemy import select

from portal.errors import Refused
from portal.extensions import db
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import risicos as actions
from portal.wijkopgaven.models import Risico
from portal.wijkopgaven.rules.risico import by_weight, klasse
from tests.opgaven import make_inspanning, make_opgave

RISK = {"soort": "doel", "titel": "Te weinig tijd", "kans": 3, "gevolg": 2, "maatregel": "Het winkelpand gaat voor."}


@pytest.fixture
def opgave(village):
    return make_opgave(village["mo"])


def risk(opgave, by, **values):
    made = actions.add_risk(opgave, RISK | values, by=by)
    db.session.commit()
    return made


def test_a_risk_weighs_its_chance_times_its_effect():
    made = [Risico(id=number, kans=kans, gevolg=gevolg) for number, (kans, gevolg) in enumerate([(1, 1), (3, 3), (1, 3), (2, 3)])]
    assert [klasse(one) for one in made] == ["klein", "groot", "matig", "groot"]
    assert [one.id for one in by_weight(made)] == [1, 3, 2, 0]


def test_staff_write_down_change_and_solve_a_risk(opgave, village, browse):
    mo, page = browse(village["mo"]), f"/wijkopgaven/{opgave.id}/risicos"
    work = make_inspanning(opgave, village["mo"])
    assert "Vul in wat er mis kan gaan" in mo.post(f"{page}/nieuw", data=RISK | {"titel": ""}).text
    given = RISK | {"soort": "inspanning", "inspanning_id": work.id}
    assert mo.post(f"{page}/nieuw", data=given).status_code == 303
    assert "Te weinig tijd" in mo.get(page).text
    assert "Te weinig tijd" in mo.get(f"/wijkopgaven/inspanningen/{work.id}").text
    made = db.session.scalar(select(Risico))
    edit = f"/wijkopgaven/risicos/{made.id}/bewerken"
    assert mo.post(edit, data=given | {"titel": "Nieuwe naam", "version": made.version}).status_code == 303
    stale = mo.post(edit, data=given | {"titel": "Te laat getypt", "version": made.version})
    assert "net ergens anders aangepast" in stale.text and "Te laat getypt" in stale.text
    mo.post(f"/wijkopgaven/risicos/{made.id}/opgelost")
    assert "Opgelost (1)" in mo.get(page).text
    assert "Nieuwe naam" not in mo.get(f"/wijkopgaven/inspanningen/{work.id}").text
    mo.post(f"/wijkopgaven/risicos/{made.id}/weer-open")
    assert "Opgelost (1)" not in mo.get(page).text


@pytest.mark.parametrize("wrong", [{"kans": "0"}, {"kans": "4"}, {"gevolg": "x"}, {"soort": "elders"}, {"inspanning_id": "999"}])
def test_what_is_filled_in_wrong_is_asked_again(opgave, village, browse, wrong):
    answer = browse(village["mo"]).post(f"/wijkopgaven/{opgave.id}/risicos/nieuw", data=RISK | wrong)
    assert answer.status_code == 200 and db.session.scalar(select(Risico.id)) is None


def test_risks_are_for_staff_of_the_area(opgave, village, browse):
    id = risk(opgave, village["mo"]).id
    for name in ("amina", "bas", "driss", "rik", "bea"):
        assert browse(village[name]).get(f"/wijkopgaven/{opgave.id}/risicos").status_code == 403
        assert browse(village[name]).get(f"/wijkopgaven/risicos/{id}/bewerken").status_code == 404
        for deed in (
            lambda name=name: actions.add_risk(opgave, RISK, by=village[name]),
            lambda name=name: actions.edit_risk(queries.risico(id), RISK, by=village[name]),
            lambda name=name: actions.solve_risk(queries.risico(id), True, by=village[name]),
        ):
            with pytest.raises(Refused):
                deed()
    assert browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}/risicos").status_code == 200


def test_a_risk_stands_on_no_public_page(opgave, village, browse):
    work = make_inspanning(opgave, village["mo"])
    risk(opgave, village["mo"], inspanning_id=work.id)
    for page in (f"/wijkopgaven/{opgave.id}", f"/wijkopgaven/inspanningen/{work.id}"):
        assert "Te weinig tijd" not in browse(village["amina"]).get(page).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(opgave, village, browse, queries, number):
    for _ in range(number):
        risk(opgave, village["mo"])
    mo = browse(village["mo"])
    queries.clear()
    mo.get(f"/wijkopgaven/{opgave.id}/risicos")
    assert len(queries) == 3, queries


def test_a_risk_of_another_wijkopgave_keeps_to_itself(opgave, village):
    risk(make_opgave(village["mo"]), village["mo"])
    assert queries.risks(opgave.id) == []
