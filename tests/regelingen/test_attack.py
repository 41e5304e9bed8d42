"""What a hostile visitor or a careless colleague would try with a regeling, and what comes of it."""

import pytest

from portal.extensions import db
from portal.regelingen import actions, queries
from portal.regelingen.models import Plafond, Regeling, RegelingVersie

TAG = "<img src=x onerror=alert(1)>"
BREAKER = '"><script>alert(1)</script>'
RULES = "/regelingen/beheer/versies/{}/regels/{}"


@pytest.fixture
def published(drawn_up, bo):
    versie = drawn_up()
    actions.publish(versie, by=bo)
    db.session.commit()
    return versie.id


def test_what_staff_typed_never_becomes_code(browse, village, bo):
    regeling = actions.start_regeling(BREAKER, TAG + " javascript:alert(1)", by=village["bea"])
    versie = actions.start_versie(regeling, by=village["bea"], naam=TAG[:80], bron=TAG)
    actions.set_regels(versie, {"niet_voor": {
        "waarde": [{"sleutel": "x", "tekst": TAG, "artikel": BREAKER}], "artikel": BREAKER, "voorbeeld": False,
    }}, by=village["bea"])
    db.session.execute(db.update(RegelingVersie).values(status="gepubliceerd", geldig_van=None))
    db.session.commit()
    id, sleutel = versie.id, regeling.sleutel
    assert sleutel.replace("_", "").isalnum()
    for person, path in (
        (None, ""), (None, sleutel), (None, f"versies/{id}"), (bo, "beheer/"), (bo, f"beheer/versies/{id}"),
        (bo, f"beheer/versies/{id}/nakijken"),
    ):
        page = browse(person).get(f"/regelingen/{path}")
        assert page.status_code == 200, path
        assert "<img src=x" not in page.text and "<script>alert" not in page.text, path


@pytest.mark.parametrize("address", [
    "%00", "12abc", "versies/12abc", "versies/0", "beheer/99999999999", "beheer/versies/1/regels/%00", "kalender/dag/%00/weg",
    "..%2f..%2fetc", "beheer/versies/1/regels/geld%20OR%201=1",
])
def test_an_address_that_is_none_leads_nowhere(browse, village, address):
    answer = browse(village["bea"]).get(f"/regelingen/{address}")
    assert answer.status_code in (404, 405)
    assert browse().get(f"/regelingen/{address}").status_code in (302, 404, 405)


def test_a_concept_is_for_the_beheerder_alone(browse, drawn_up, village):
    versie = drawn_up()
    id, sleutel = versie.id, versie.regeling.sleutel
    for visitor in [browse(village[who] if who else None) for who in (None, "amina", "mo", "rik")]:
        for path in (f"versies/{id}", f"beheer/versies/{id}/nakijken", sleutel):
            assert visitor.get(f"/regelingen/{path}").status_code == 404, path
        assert visitor.get(f"/buurtbonnen/nieuw?versie={id}").status_code == 404
        assert visitor.get(f"/buurtbonnen/papier?versie={id}").status_code == 404


def test_a_page_left_open_changes_nothing_after_publishing(browse, published, village):
    bea, venster = browse(village["bea"]), queries.vensters(published)[0].id
    for path, form in (
        (RULES.format(published, "geld"), {"r-maximum": "1", "r-maximum-artikel": "1"}),
        (f"/regelingen/beheer/versies/{published}/kader", {"naam": "Anders"}),
        (f"/regelingen/beheer/versies/{published}/vensters/nieuw", {"naam": "x"}),
        (f"/regelingen/beheer/vensters/{venster}/plafonds", {"plafond-WK016402": "1"}),
        (f"/regelingen/beheer/vensters/{venster}/weg", {}), (f"/regelingen/beheer/versies/{published}/weggooien", {}),
    ):
        assert bea.post(path, data=form).status_code == 409, path
    assert db.session.scalar(db.select(Plafond.bedrag).where(Plafond.gebied_code == "WK016402")) == 960_000


def test_who_drew_it_up_does_not_publish_it_and_a_stale_page_does_not(browse, drawn_up, village, bo):
    versie = drawn_up()
    id, publish = versie.id, f"/regelingen/beheer/versies/{versie.id}/publiceren"
    bea, mo, bo = browse(village["bea"]), browse(village["mo"]), browse(bo)
    assert bea.post(publish, data={"version": versie.version}).status_code == 403
    assert mo.post(publish).status_code == 404
    assert bo.post(publish, data={"version": "1x"}).status_code == 200
    assert queries.versie(id).status == "concept"


@pytest.mark.parametrize("bedrag", ["-1", "1e9", "9" * 30, "NaN", "\0", "999999999,99"])
def test_a_strange_plafond_is_answered_and_nothing_is_lost(browse, drawn_up, village, bedrag):
    versie = drawn_up()
    path = f"/regelingen/beheer/vensters/{queries.vensters(versie.id)[0].id}/plafonds?soort=WK%00"
    page = browse(village["bea"]).post(path, data={"plafond-WK016402": bedrag, "plafond-WK016404": "10"})
    assert page.status_code in (200, 303)
    assert db.session.scalar(db.select(Plafond.bedrag).where(Plafond.gebied_code == "WK016402")) in (960_000, 99_999_999_999)


@pytest.mark.parametrize("sign", ["\0", TAG, "9" * 400, "\u202e", "x\r\ny"])
def test_strange_text_in_every_parameter_is_answered(browse, drawn_up, village, sign):
    from portal.regelingen.rules.parameters import GROEPEN

    versie, bea = drawn_up(), browse(village["bea"])
    for groep in GROEPEN:
        path = RULES.format(versie.id, groep)
        page = bea.get(path).text
        names = {part.split('"')[0] for part in page.split('name="')[1:]}
        data = dict.fromkeys(names, sign) | {"version": ""}
        assert bea.post(path, data=data).status_code in (200, 303), groep
        assert bea.post(path, data=data | {"weg": sign, "meer": sign}).status_code == 200, groep
    assert bea.get(f"/regelingen/beheer/versies/{versie.id}").status_code == 200


@pytest.mark.parametrize("name", ["\0", "Bon\0", "Bon\r\nX"])
def test_a_strange_name_for_a_regeling_is_answered(browse, village, name):
    page = browse(village["bea"]).post("/regelingen/beheer/nieuw", data={"naam": name, "begin": "leeg", "omschrijving": "a\0b"})
    assert page.status_code in (200, 303)
    assert all("\0" not in made.naam + made.omschrijving for made in db.session.scalars(db.select(Regeling)))
