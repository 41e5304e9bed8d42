"""The gemeenteprofiel: what may stand in it, and what an English page makes of it."""

import re
from dataclasses import fields, replace

import pytest
from flask_babel import force_locale

from portal import facts
from portal.english import English
from portal.errors import Misconfigured
from portal.profiel import FOLDER, Betalen, Profiel, Thema, read_profiel
from portal.story import mail
from portal.story.loops import LOOPS
from portal.wijkwerk import TABLES, Naam, Niveau, Wijkwerk
from tests.house.source import PORTAL, ROOT
from tests.opgaven import make_opgave

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


# Texts that are the same in every language: names, addresses, keys; and what is written into a vote, in Dutch.
EVERYWHERE = {
    "sleutel", "naam", "code", "palet", "telefoon", "postadres", "rechtbank", "rechtbank_adres",
    "mail_afzender", "melding_url", "stemuitleg", "icoon", "staal",
}


def lacking(thing, called):
    """The name of each text of this thing that is said in Dutch and not in English."""
    said = [name.removesuffix("_en") for name in vars(thing) if name.endswith("_en")]
    return [f"{called}: {name}_en" for name in said if getattr(thing, name) and not getattr(thing, f"{name}_en")]


@pytest.mark.parametrize("name", [path.stem for path in FOLDER.glob("*.toml")])
def test_every_gemeente_says_everything_in_english(name):
    profiel = read_profiel(name)
    work = profiel.wijkwerk
    things = [(profiel, name), (work, "wijkwerk"), *((one, one.sleutel) for one in (*profiel.themas, *work.names))]
    assert [fault for thing, called in things for fault in lacking(thing, called)] == []


@pytest.mark.parametrize("kind", [type(HERE), Thema, Wijkwerk, Naam])
def test_every_text_of_a_profile_can_be_said_in_english(kind):
    """A new text stands with one that ends in _en, unless it is the same in every language."""
    texts = {field.name for field in fields(kind) if field.type is str}
    in_english = {f"{name}_en" for name in texts if not name.endswith("_en")} & texts
    known = {name.removesuffix("_en") for name in in_english} | in_english
    assert texts - known - EVERYWHERE == set()


def test_the_work_in_the_wijken_is_told_in_english():
    work = HERE.spoken("en").wijkwerk
    said = [work.opgaven, work.team, *(text for one in work.cyclus for text in (one.naam, one.uitleg))]
    said += [one.naam for one in (*work.clusters, *work.leidraad)]
    assert [text for text in said if not isinstance(text, English)] == []
    assert (work.opgaven.capitalize().taal, work.team.lower().taal, work.fase("kiezen").naam) == ("en", "en", "Choosing together")
    assert (work.stil_dagen, work.escalatie) == (HERE.wijkwerk.stil_dagen, HERE.wijkwerk.escalatie)


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
    ('team_en = "', 'team_en = " ', "wijkwerk: team_en"),
    ('naam_en = "Looking back"', "naam_en = 3", "Terugkijken: naam_en"),
    ('naam = "Hengelo"', 'naam = ""', "naam is leeg"),
    ('code = "GM0164"', 'code = "0164"', "code '0164' is geen GM met vier cijfers"),
    ('telefoon = "14 074"', "telefoon = 14074", "Hengelo: telefoon is geen gewone tekst"),
    ('rechtbank = "Rechtbank Overijssel"', 'rechtbank = ""', "Hengelo: rechtbank is leeg"),
    ("regisseur =", "regiseur =", "Hengelo: hier ontbreekt regisseur"),
    ("demo = true", 'demo = "nee"', "Hengelo: demo is geen true of false"),
    ("demo = true", 'demo = true\nkleur = "rood"', "Hengelo: onbekend is kleur"),
    (" <buurtportaal@voorbeeld.invalid>", "", "mail_afzender is geen naam met een mailadres"),
    ('"https://www.hengelo.nl"', '"www.hengelo.nl"', "melding_url begint niet met https://"),
    ("agendapunten = 10, ", "", "antwoord_werkdagen noemt niet precies initiatieven, aanvragen, agendapunten, signalen"),
    ("initiatieven = 5,", 'initiatieven = "5",', "antwoord_werkdagen: initiatieven is geen heel getal"),
    ("aanvullen_dagen = 14", "aanvullen_dagen = -14", "aanvullen_dagen is geen heel getal van 1"),
    ("archief_jaren = 20", "archief_jaren = true", "archief_jaren is geen heel getal"),
    ('"vrijdag_na_hemelvaart"', '"carnaval"', "gelijkgestelde_dagen kent 'carnaval' niet"),
    ('["vrijdag_na_hemelvaart"]', '"vrijdag_na_hemelvaart"', "gelijkgestelde_dagen is geen lijst"),
    ('sleutel = "ontmoeten"', 'sleutel = "groen"', "themas: een sleutel staat er twee keer"),
    ('sleutel = "groen"', 'sleutel = "Groen en blauw"', "themas: sleutel Groen en blauw is geen woord"),
    ('naam = "Groen", ', "", "themas: 1: hier ontbreekt naam"),
    ('"WG-HENGELO-MIDDEN"', '"MIDDEN"', "werkgebieden: code 'MIDDEN' is niet van een werkgebied"),
    ("[wijkwerk]", "[wijkwerken]", "wijkwerk ontbreekt"),
    ("stil_dagen = 60", 'stil_dagen = "veel"', "wijkwerk: stil_dagen is geen heel getal"),
    ("leidraad_vanaf = 3", "leidraad_vanaf = 9", "leidraad_vanaf is meer dan er vragen zijn"),
    ("na_werkdagen = 5", "na_werkdagen = 0.5", "wijkwerk: escalatie: 2: na_werkdagen is geen heel getal"),
    ('rol = "cmt"', 'rol = "baas"', "escalatie kent 'baas' niet"),
    ('sleutel = "wijkfoto"', 'sleutel = "kiezen"', "wijkwerk: cyclus: een sleutel staat er twee keer"),
    ("partners = [", 'partners = "Welbions"\nrest = [', "wijkwerk: partners is geen lijst"),
    ("[betalen]", "[betaling]", "betalen is geen tabel"),
    ('naam = "Gemeente Hengelo (voorbeeld)"', 'naam = ""', "betalen: naam is leeg"),
])
def test_a_mistake_that_would_fail_later_is_refused_by_name(tmp_path, old, new, named):
    with pytest.raises(Misconfigured, match=f"hier.toml: .*{named}"):
        write(tmp_path, lambda text: text.replace(old, new))


def test_a_profile_that_is_no_utf8_is_refused_by_name(tmp_path):
    (tmp_path / "hier.toml").write_bytes(b'naam = "Caf\xe9"')
    with pytest.raises(Misconfigured, match="hier.toml: de tekst is niet in UTF-8"):
        read_profiel("hier", tmp_path)


def test_an_answer_is_promised_to_every_kind_of_submission():
    assert set(facts.BELOOFD) == set(LOOPS)


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
def test_an_english_page_tells_of_the_wijk_in_english(village, browse):
    opgave = make_opgave(village["noor"])
    noor = browse(village["noor"])
    page = noor.get(f"/wijkopgaven/{opgave.id}?taal=en").text
    assert "<strong>Choosing together</strong>" in page and ">District assignments</a>" in page
    assert not [said for said in (">Wijkopgave", "Samen kiezen", "wijkteam") if said in page]
    assert "Stronger social ties</option>" in noor.get(f"/wijkopgaven/{opgave.id}/inspanning").text


@pytest.mark.een_database
def test_what_the_wijk_is_told_in_dutch_only_is_marked_as_dutch(app, village, browse):
    app.profiel = replace(HERE, wijkwerk=in_dutch_only(HERE.wijkwerk))
    opgave = make_opgave(village["noor"])
    noor = browse(village["noor"])
    page = noor.get(f"/wijkopgaven/{opgave.id}?taal=en").text
    assert '<strong lang="nl">Samen kiezen</strong>' in page and 'lang="nl">Wijkopgaven</a>' in page
    assert '<option lang="nl" value="kiezen">' in noor.get(f"/wijkopgaven/{opgave.id}/fase").text


def in_dutch_only(work):
    """The same without a word of English."""
    bare = {name: "" for name in vars(work) if name.endswith("_en")}
    names = {table: tuple(replace(one, naam_en="", uitleg_en="") for one in getattr(work, table)) for table in TABLES}
    return replace(work, **bare | names)


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
