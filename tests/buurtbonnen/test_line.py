"""An application along its line in the register: for whoever asks, who handles it, the regisseur and the group."""

import pytest

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from tests.buurtbonnen.conftest import saved
from tests.opgaven import make_inbreng


@pytest.fixture
def hanna(person):
    return person("Hanna", rol="behandelaar")


@pytest.fixture
def line(village, aanvraag_by):
    """The line of an application of Amina for her group."""
    groep = saved(Bewonersgroep(naam="Pleingroep", gebied_code="BU01640202", owner_id=village["amina"].id))
    return make_inbreng(aanvraag_by(village["amina"], Status.INGEDIEND, groep_id=groep.id)), groep


def test_each_is_led_to_what_they_may_read(village, hanna, line, browse):
    inbreng, _groep = line
    places = (f'href="/buurtbonnen/{inbreng.thing_id}"', f'href="/buurtbonnen/beheer/{inbreng.thing_id}')
    pages = {name: browse(who).get(f"/inbreng/{inbreng.id}").text
             for name, who in (("amina", village["amina"]), ("hanna", hanna), ("noor", village["noor"]))}
    assert {name: [place in page for place in places] for name, page in pages.items()} == {
        "amina": [True, False], "hanna": [True, True], "noor": [False, False],
    }
    assert "leest alleen wie de aanvraag behandelt" in pages["noor"]


def test_the_words_of_an_application_are_not_for_the_regisseur(village, hanna, line, browse):
    address = f"/inbreng/{line[0].id}/triage"
    found = ["Samen eten op het plein." in browse(who).get(address).text for who in (hanna, village["noor"])]
    assert found == [True, False]


def test_who_is_in_the_group_does_not_handle_it(hanna, line, browse):
    inbreng, groep = line
    assert browse(hanna).get(f"/inbreng/{inbreng.id}/triage").status_code == 200
    member = saved(Lidmaatschap(groep_id=groep.id, person_id=hanna.id, rol="lid", begonnen_op=today()))
    assert browse(hanna).get(f"/inbreng/{inbreng.id}/triage").status_code == 403
    saved(member).geeindigd_op = today()
    saved(member)
    assert browse(hanna).get(f"/inbreng/{inbreng.id}/triage").status_code == 200


def test_from_the_dossier_to_the_line(hanna, line, browse):
    inbreng, _groep = line
    assert f'href="/inbreng/{inbreng.id}"' in browse(hanna).get(f"/buurtbonnen/beheer/{inbreng.thing_id}").text
