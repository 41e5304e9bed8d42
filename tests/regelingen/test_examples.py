"""The example versions, and a reader that says in Dutch where a file is wrong."""

import tomllib
from datetime import date

import pytest

from portal.errors import Misconfigured
from portal.regelingen import examples
from portal.regelingen.rules.parameters import missing, schoon

NAMES = [
    "almelo-wijkbudget", "enschede-wijkbudget", "enschede-wijkbudget-jaar", "enschede-wijkorganen",
    "hengelo-activiteitensubsidie", "hengelo-basissubsidie", "hengelo-buurtbon", "hengelo-inwonersfonds",
]


def test_these_come_with_the_portal():
    assert examples.names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_can_be_published(name):
    regeling, versie, vensters, plafonds = examples.read(name)
    assert (missing(versie["regels"]), schoon(versie["regels"])) == ([], {})
    assert set(regeling) == {"sleutel", "naam", "omschrijving"}
    assert set(versie) == {"naam", "bron", "geldig_van", "geldig_tot", "regels"}
    assert all(versie["geldig_van"] <= row["opent_op"] and row["sluit_op"] <= versie["geldig_tot"] for row in vensters)
    assert {row["venster"] for row in plafonds} == {row["naam"] for row in vensters}


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_published_is_marked(name):
    """A value has a source, or it is called a voorbeeld."""
    regels = examples.read(name).versie["regels"]
    assert [sleutel for sleutel, entry in regels.items() if not entry["artikel"] and not entry["voorbeeld"]] == []


def test_the_unknowns_of_hengelo_are_voorbeelden():
    regels = examples.read("hengelo-buurtbon").versie["regels"]
    assert all(regels[sleutel]["voorbeeld"] for sleutel in ("maximum", "vaststelling", "bewaren", "adviestermijn"))


def test_the_columns_of_the_buurtbon():
    bon = examples.read("hengelo-buurtbon")
    assert bon.vensters == ({"naam": "2026", "opent_op": date(2026, 2, 14), "sluit_op": date(2026, 12, 15)},)
    assert bon.plafonds[2] == {"venster": "2026", "gebied_code": "WK016402", "bedrag": 960000}
    assert bon.versie["regels"]["minimum_leeftijd"] == {"waarde": 18, "artikel": "HB05", "voorbeeld": False}


SMALL = (examples.FOLDER / "hengelo-buurtbon.toml").read_text(encoding="utf-8")
WRONG = [
    ('"8w"', '"acht weken"', 'regels.beslistermijn: een termijn verwacht, zoals "8w"'),
    ("waarde = 75000", "waarde = 750.0", "regels.maximum: een bedrag in centen verwacht"),
    ("maximum = { waarde", "maxi = { waarde", "regels.maxi: deze regel bestaat niet"),
    ('bewaren = { waarde = 7, voorbeeld = true }', "", "regels.bewaren: is verplicht en leeg"),
    ('bewaren = { waarde = 7', "bewaren = { jaren = 7", "regels.bewaren.jaren: onbekende sleutel"),
    ('atw = { waarde = true, artikel = "Algemene termijnenwet" }', "atw = true",
     'regels.atw: schrijf { waarde = …, artikel = "…" }'),
    ('{ categorie = "onvoorzien" }', '{ categorie = "bloemen" }',
     "regels.uitgesloten_kosten: deze soort kosten staat niet in kostensoorten"),
    ('naam = "Buurtbon"\n', "", "regeling.naam: ontbreekt"),
    ('naam = "Buurtbon"\n', "naam = 3\n", "regeling.naam: een tekst verwacht, niet 3"),
    ("geldig_van = 2026-01-01", 'geldig_van = "januari"', "versie.geldig_van: een datum (2026-12-31) verwacht, niet 'januari'"),
    ("sluit_op = 2026-12-15", "sluit_op = 2026-01-15", "vensters 1.sluit_op: ligt voor de dag waarop het opent"),
    ('venster = "2026"', 'venster = "2027"', "plafonds 1.venster: geen venster heet '2027'"),
    ("bedrag = 960000", "bedrag = -1", "plafonds 1.bedrag: minder dan nul"),
    ("[[vensters]]", "[vensters]", "vensters: schrijf [[vensters]] met dubbele haken"),
    ("[versie]", "[versies]", "versies: onbekend deel"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG)
def test_a_mistake_names_the_file_and_the_key(tmp_path, old, new, message):
    assert old in SMALL
    (tmp_path / "proef.toml").write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Misconfigured) as said:
        examples.read("proef", tmp_path)
    assert str(said.value) == f"proef.toml: {message}"


def test_a_file_that_is_no_toml(tmp_path):
    (tmp_path / "proef.toml").write_text("[regeling", encoding="utf-8")
    with pytest.raises(Misconfigured, match=r"^proef.toml: geen geldige TOML"):
        examples.read("proef", tmp_path)


def test_an_example_that_is_not_there():
    with pytest.raises(Misconfigured, match="Geen voorbeeld zoek.toml. Bekend: almelo-wijkbudget, "):
        examples.read("zoek")


def test_every_file_is_plain_toml():
    assert [path.stem for path in examples.FOLDER.glob("*.toml") if not tomllib.loads(path.read_text(encoding="utf-8"))] == []
