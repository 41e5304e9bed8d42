"""A sign that no database keeps (NUL), in every place where a visitor may put one."""

import pytest

PATHS = (
    "/initiatieven/?zoek=a%00b", "/initiatieven/?thema=%00&buurt=%00&status=%00&sorteer=%00", "/initiatieven/gelijk?q=a%00b",
    "/buurten/?q=%00", "/buurten/%00", "/initiatieven/fotos/%00.webp", "/buurtbonnen/bestanden/a%00", "/regelingen/%00",
    "/bewonersgroepen/?buurt=%00&na=%00", "/buurtbonnen/register?na=%00", "/afmelden/%00", "/inloggen/link/%00",
    "/atom.xml?na=%00",
)


@pytest.mark.parametrize("path", PATHS)
def test_in_an_address_it_finds_nothing(browse, path):
    assert browse().get(path).status_code < 500


@pytest.mark.parametrize(("who", "path"), [("bea", "/beheer/mensen?zoek=%00"), ("mo", "/moderatie/?zoek=%00")])
def test_in_what_staff_look_for_it_finds_nothing(browse, village, who, path):
    assert browse(village[who]).get(path).status_code in (200, 404)


@pytest.mark.parametrize(("path", "data"), [
    ("/mijn/niet-meer-volgen", {"soort": "\0", "sleutel": "\0"}), ("/mijn", {"name": "A\0b", "buurt_code": "", "taal": "nl"}),
    ("/inloggen", {"email": "a\0@voorbeeld.invalid"}),
    ("/initiatieven/nieuw", {"title": "a\0b", "wat": "x\0", "waarom": "y", "thema": "groen", "gebied_code": "BU01640202"}),
])
def test_in_a_form_it_is_left_out(browse, village, path, data):
    assert browse(village["amina"]).post(path, data=data).status_code < 500
