"""Throwing the draft of an inspanning away: who may, what goes along, and what stands in the way."""

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm.exc import StaleDataError

from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.wijkopgaven.actions import inspanningen, lijn, mijlpalen, publicatie, risicos, weggooien
from portal.wijkopgaven.actions.geld import set_money
from portal.wijkopgaven.models import Inspanning, InspanningDoel, InspanningGeld, InspanningMijlpaal
from portal.wijkopgaven.queries import risico as risk_of
from portal.wijkopgaven.queries.lijn import koppeling
from portal.wijkopgaven.rules.inspanning import Herkomst, Status
from tests.opgaven import make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave
from tests.wijkopgaven.test_inspanningen import MONEY, address, made

PARTS = Inspanning, InspanningDoel, InspanningGeld, InspanningMijlpaal
RISK = {"soort": "inspanning", "titel": "Te weinig tijd", "maatregel": "", "kans": 2, "gevolg": 2}


@pytest.fixture
def draft(village):
    return make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT, doelen=[make_doelen()])


def left():
    """How many rows there are of it and of its parts."""
    return [db.session.scalar(select(func.count()).select_from(part)) for part in PARTS]


def test_a_draft_goes_with_all_that_was_planned_after_a_page_that_asks(draft, village, browse):
    set_money(draft, MONEY, by=village["mo"])
    mijlpalen.add_milestone(draft, "Eerste boom", None, by=village["mo"])
    db.session.commit()
    mo, opgave_id, where = browse(village["mo"]), draft.opgave_id, address(draft)
    assert f'href="{where}/weggooien"' in mo.get(where).text
    page = mo.get(f"{where}/weggooien").text
    assert "verdwijnt dan helemaal" in page and left() == [1, 1, 2, 1]
    version = re.search(r'name="version"[^>]*value="(\d+)"', page)[1]
    gone = mo.post(f"{where}/weggooien", data={"version": version})
    assert gone.status_code == 303 and gone.location.endswith(f"/wijkopgaven/{opgave_id}")
    assert "Het concept is weggegooid." in mo.get(gone.location).text
    assert left() == [0, 0, 0, 0] and mo.get(where).status_code == 404


@pytest.mark.parametrize("name", ["amina", "bas", "driss", "rik", "bea"])
def test_only_who_may_edit_it_throws_it_away(draft, village, name):
    with pytest.raises(Refused):
        weggooien.discard(draft, by=village[name])


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.CONCEPT}))
def test_what_was_told_stays(village, browse, status):
    work = make_inspanning(make_opgave(village["mo"]), village["mo"], status)
    with pytest.raises(Refused):
        weggooien.discard(work, by=village["mo"])
    assert "weggooien" not in browse(village["mo"]).get(address(work)).text


def refused(village, browse, *said):
    """It stays, and the page says why."""
    draft = made()
    with pytest.raises(NotNow):
        weggooien.discard(draft, by=village["mo"])
    mo, where = browse(village["mo"]), address(draft, "/weggooien")
    for answer in (mo.get(where), mo.post(where)):
        assert answer.status_code == 200 and [words for words in said if words not in answer.text] == []
        assert "verdwijnt dan helemaal" not in answer.text
    assert left()[0] == 1


def test_what_is_or_was_linked_to_it_stands_in_the_way(draft, village, browse, initiatief_by):
    inbreng = make_inbreng(initiatief_by(village["amina"]))
    inbreng_id, link_id = inbreng.id, make_koppeling(inbreng, draft, village["mo"]).id
    refused(village, browse, f'href="/inbreng/{inbreng_id}"', "is gekoppeld")
    lijn.unlink(koppeling(link_id), "Vergissing.", by=village["mo"])
    db.session.commit()
    refused(village, browse, f'href="/inbreng/{inbreng_id}"', "was eerder gekoppeld")


def test_a_question_to_the_regisseur_stands_in_the_way(village, browse):
    asked = make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT, herkomst=Herkomst.LIJN)
    publicatie.ask(asked, "Mag dit?", by=village["mo"])
    db.session.commit()
    refused(village, browse, "Er is gevraagd of dit openbaar mag worden")


def test_a_risk_that_names_it_stands_in_the_way_until_it_names_it_no_more(draft, village, browse):
    id = risicos.add_risk(made().opgave, RISK | {"inspanning_id": draft.id}, by=village["mo"]).id
    db.session.commit()
    refused(village, browse, f'href="/wijkopgaven/risicos/{id}/bewerken"')
    risicos.edit_risk(risk_of(id), {"inspanning_id": None}, by=village["mo"])
    weggooien.discard(made(), by=village["mo"])
    assert left() == [0, 0, 0, 0]


def test_a_draft_a_colleague_just_changed_is_asked_about_again(draft, village, browse):
    old = made().version
    inspanningen.edit(made(), {"title": "Vijftig bomen"}, by=village["mo"])
    db.session.commit()
    page = browse(village["mo"]).post(address(draft, "/weggooien"), data={"version": str(old)})
    assert page.status_code == 200 and "net ergens anders aangepast" in page.text and left()[0] == 1


def test_who_throws_away_what_somebody_changes_at_that_moment_is_too_late(draft, village):
    seen = made()
    db.session.execute(db.update(Inspanning.__table__).values(version=Inspanning.__table__.c.version + 1))
    with pytest.raises(StaleDataError):
        weggooien.discard(seen, by=village["mo"])
