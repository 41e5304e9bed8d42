"""The gemeenteprofiel: what may stand in it, and what an English page makes of it."""

import re
from dataclasses import fields, replace

import pytest
from flask_babel import force_locale

from portal.errors import Misconfigured
from portal.profiel import FOLDER, Betalen, English, Profiel, Thema, read_profiel
from portal.story import mail
from portal.wijkwerk import Naam, Niveau, Wijkwerk
from tests.house.source import PORTAL, ROOT

HERE = read_profiel("hengelo")
ADDRESSES = ["/", "/initiatieven/", "/initiatieven/1", "/buurten/BU01640202", "/contact", "/toegankelijkheid",
             "/initiatieven/nieuw"]


@pytest.fixture
def dutch_only(app):
    """A gemeente that gives nothing in English."""
    themas = tuple(replace(thema, naam_en="") for thema in HERE.themas)
    app.profiel = replace(HERE, themas=themas, openingstijden_en="", spreekuur_en="")


def write(folder, change):
    text = (FOLDER / "hengelo.toml").read_text(encoding="utf-8")
    (folder / "hier.toml").write_text(change(text), encoding="utf-8")
    return read_profiel("hier", folder)


@pytest.mark.een_database
@pytest.mark.parametrize("kind", [Profiel, Thema, Betalen, Wijkwerk, Naam, Niveau])
def test_every_setting_of_a_profile_is_read_somewhere(kind):
    """Beside where profiles are made. What is written in English is read as the Dutch it stands for."""
    makers = {PORTAL / "profiel.py", PORTAL / "wijkwerk.py"}
    files = {*PORTAL.rglob("*.py"), *(ROOT / "templates").rglob("*.*")} - makers
    read = set().union(*(re.findall(r"\.(\w+)", file.read_text(encoding="utf-8")) for file in files))
    assert [field.name for field in fields(kind) if field.name.removesuffix("_en") not in read] == []


@pytest.mark.parametrize("name", [path.stem for path in FOLDER.glob("*.toml")])
def test_every_gemeente_says_everything_in_english(name):
    english = read_profiel(name).spoken("en")
    said = [english.openingstijden, english.spreekuur, *(thema.naam for thema in english.themas)]
    assert [text for text in said if not isinstance(text, English)] == []


def test_in_dutch_the_profile_is_as_written():
    assert HERE.spoken("nl") is HERE
    assert (HERE.themas[0].naam, HERE.openingstijden) == ("Groen", "op werkdagen van 9 tot 17 uur")


def test_english_keeps_everything_else():
    english = HERE.spoken("en")
    assert (english.thema("groen").naam, english.telefoon, english.themas[0].icoon) == ("Green", "14 074", "trees")
    assert english is HERE.spoken("en")


def test_what_is_not_given_in_english_is_said_in_dutch(tmp_path):
    profiel = write(tmp_path, lambda text: text.replace('naam_en = "Green",', "").replace("openingstijden_en", "# "))
    english = profiel.spoken("en")
    assert (english.thema("groen").naam, english.thema("verkeer").naam) == ("Groen", "Traffic")
    assert english.openingstijden == "op werkdagen van 9 tot 17 uur"


@pytest.mark.parametrize(("old", "new", "named"), [
    ('naam_en = "Green"', "naam_en = 5", "Groen: naam_en"),
    ('naam_en = "Green"', 'naam_en = " "', "Groen: naam_en"),
    ('naam_en = "Green"', 'naam_de = "Grün"', "naam_de"),
    ('openingstijden_en = "on', 'openingstijden_en = " on', "Hengelo: openingstijden_en"),
    ("spreekuur_en =", "spreekuren_en =", "spreekuren_en"),
])
def test_mistake_in_the_english_is_refused_by_name(tmp_path, old, new, named):
    with pytest.raises(Misconfigured, match=f"hier.toml: .*{named}"):
        write(tmp_path, lambda text: text.replace(old, new))


@pytest.mark.een_database
@pytest.mark.parametrize("address", ADDRESSES)
def test_english_page_is_english_where_the_profile_is(village, initiatief_by, browse, address):
    initiatief_by(village["amina"])
    page = browse().get(f"{address}?taal=en").text
    assert "on weekdays from 9 am to 5 pm" in page
    assert ">Groen<" not in page and "op werkdagen" not in page


@pytest.mark.een_database
@pytest.mark.parametrize("address", ADDRESSES)
def test_english_page_marks_as_dutch_what_is_not_given_in_english(dutch_only, village, initiatief_by, browse, address):
    initiatief_by(village["amina"])
    page = browse().get(f"{address}?taal=en").text
    assert '<span lang="nl">op werkdagen van 9 tot 17 uur</span>' in page
    assert page.count("op werkdagen van 9 tot 17 uur</") == page.count('<span lang="nl">op werkdagen van 9 tot 17 uur</')


@pytest.mark.een_database
@pytest.mark.parametrize(("address", "marked"), [
    ("/initiatieven/", '<span lang="nl"><svg'), ("/initiatieven/", '<option value="groen" lang="nl">Groen</option>'),
    ("/initiatieven/1", '<span lang="nl"><svg'), ("/initiatieven/nieuw", '<span lang="nl">Groen</span>'),
    ("/buurten/BU01640202", '<span lang="nl"><svg'),
])
def test_thema_without_an_english_name_is_marked_as_dutch(dutch_only, village, initiatief_by, browse, address, marked):
    initiatief_by(village["amina"])
    visitor = browse()
    assert marked in visitor.get(f"{address}?taal=en").text
    assert '<span lang="nl">' not in browse().get(address).text


@pytest.mark.een_database
def test_followed_thema_is_named_in_the_language_of_the_page(village, browse):
    bas = browse(village["bas"])
    bas.post("/themas/groen/volgen?taal=en", data={"terug": "/mijn"})
    assert "Green</a>" in bas.get("/mijn?taal=en").text
    assert "Groen</a>" in bas.get("/mijn?taal=nl").text


@pytest.mark.een_database
@pytest.mark.parametrize(("taal", "said"), [("nl", "op werkdagen"), ("en", "on weekdays")])
def test_mail_speaks_the_language_of_the_reader(app, taal, said):
    with app.test_request_context(), force_locale(taal):
        assert said in mail.text("adres_veranderd.txt")
