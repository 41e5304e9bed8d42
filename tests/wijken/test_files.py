"""Files of areas and figures: what is read, and what is said of a file that is broken."""

import json
from decimal import Decimal

import pytest

from portal.wijken.files import MOST_TOLD, BadFile, Faults, figures
from portal.wijken.files.areas import read_areas
from tests.wijken.conftest import SQUARE, feature

CODE, HEAD = "GM0164", "code,inwoners,inw_0_15"


def read_figures(path, code):
    faults = Faults()
    lines = figures.read_figures(path, code, faults)
    faults.tell()
    return lines


def wrong(reader, path):
    with pytest.raises(BadFile) as error:
        reader(path, CODE)
    return str(error.value)


def test_areas_are_read_under_our_own_names(areas_file):
    path = areas_file(feature("WK016402", "Noord"), feature("BU01640202", "De Noork", wijkcode="WK016402"))
    read = [(area.code, area.soort, area.naam, area.ouder_code) for area in read_areas(path, CODE)]
    assert read == [("WK016402", "wijk", "Noord", "GM0164"), ("BU01640202", "buurt", "De Noork", "WK016402")]


def test_areas_are_read_under_the_names_of_cbs(areas_file):
    of_buurt = {"buurtcode": "BU01640202", "buurtnaam": "De Noork", "wijkcode": "WK016402"}
    of_wijk = {"wijkcode": "WK016402", "wijknaam": "Noord"}
    buurt, wijk = feature() | {"properties": of_buurt}, feature() | {"properties": of_wijk}
    read = [(area.code, area.naam, area.ouder_code) for area in read_areas(areas_file(buurt, wijk), CODE)]
    assert read == [("BU01640202", "De Noork", "WK016402"), ("WK016402", "Noord", "GM0164")]


def test_areas_of_other_gemeenten_are_passed_over(areas_file):
    path = areas_file(feature("WK014110", "Binnenstad"), feature("WK016402", "Noord"))
    assert [area.code for area in read_areas(path, CODE)] == ["WK016402"]


def test_file_with_a_byte_order_mark_is_read(areas_file):
    text = "\ufeff" + json.dumps({"type": "FeatureCollection", "features": [feature()]})
    assert len(read_areas(areas_file(text=text), CODE)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"type":\n"Feature', "dit is geen JSON (regel 2)"),
        ("", "dit is geen JSON (regel 1)"),
        ("[" * 100_000, "dit is geen JSON"),
        ("[]", "dit is geen FeatureCollection (GeoJSON)"),
        ('{"type": "Feature"}', "dit is geen FeatureCollection (GeoJSON)"),
        ('{"type": "FeatureCollection", "features": {}}', "dit is geen FeatureCollection (GeoJSON)"),
        ('{"type": "FeatureCollection", "features": []}', "er staan geen gebieden van gemeente GM0164 in"),
    ],
)
def test_file_that_is_no_geojson_is_refused(areas_file, text, reason):
    assert wrong(read_areas, areas_file(text=text)) == f"gebieden.geojson: {reason}"


def test_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "kaart.geojson"
    path.write_bytes(b"\x89PNG\xff")
    reason = "de tekst is niet in UTF-8. Bewaar het bestand opnieuw als UTF-8"
    assert wrong(read_areas, path) == f"kaart.geojson: {reason}"


def test_file_that_cannot_be_opened_is_refused(tmp_path):
    assert wrong(read_areas, tmp_path / "weg.geojson").startswith("weg.geojson: het bestand is niet te lezen")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (feature("XX01640202"), "code “XX01640202” begint niet met WK of BU"),
        (feature("GM0164"), "code “GM0164” begint niet met WK of BU"),
        (feature(""), "code “” begint niet met WK of BU"),
        (feature("WK0164"), "code “WK0164” is geen WK met zes of BU met acht cijfers"),
        (feature("WK01640١"), "code “WK01640١” is geen WK met zes of BU met acht cijfers"),
        (feature(naam=" "), "gebied WK016410 heeft geen naam"),
        (feature(naam=["Nieuw"]), "de naam van WK016410 is geen gewone tekst"),
        (feature(naam="Nieuw\0"), "de naam van WK016410 is geen gewone tekst"),
        (feature(naam="Nieuw\ud800"), "de naam van WK016410 is geen gewone tekst"),
        (feature(naam="x" * 81), "de naam van WK016410 is langer dan 80 tekens"),
        ("tekst", "dit gebied heeft geen eigenschappen (properties)"),
        ({"type": "Feature"}, "dit gebied heeft geen eigenschappen (properties)"),
    ],
)
def test_area_without_a_proper_code_or_name_is_refused(areas_file, broken, reason):
    path = areas_file(feature("WK016409"), broken)
    assert wrong(read_areas, path) == f"gebieden.geojson, gebied 2: {reason}"


OUTSIDE = "ligt buiten Nederland (lengtegraad 3 tot 8, breedtegraad 50 tot 54)"
NO_LIST = "de coördinaten zijn geen lijst van [lengtegraad, breedtegraad]"


@pytest.mark.parametrize(
    ("ring", "reason"),
    [
        (SQUARE[:-1], "een ring is niet gesloten: het laatste punt is niet het eerste"),
        ([SQUARE[0], SQUARE[1], SQUARE[0]], "een ring heeft 3 punten, dat moeten er minstens 4 zijn"),
        ([], "een ring heeft 0 punten, dat moeten er minstens 4 zijn"),
        ([SQUARE[0]] * 4, "een ring heeft geen oppervlakte"),
        ([[52.2, 6.7], [52.2, 6.8], [52.3, 6.8], [52.2, 6.7]], f"punt 52.2, 6.7 {OUTSIDE}"),
        (
            [[250000, 470000], [251000, 470000], [251000, 471000], [250000, 470000]],
            f"punt 250000, 470000 {OUTSIDE}",
        ),
        ([[6.7, 52.2], [6.8, 52.2], [6.8, float("nan")], [6.7, 52.2]], f"punt 6.8, nan {OUTSIDE}"),
        ([["6.7", 52.2], [6.8, 52.2], [6.8, 52.3], ["6.7", 52.2]], NO_LIST),
        ([[6.7], [6.8], [6.9], [6.7]], NO_LIST),
        ([6.7, 52.2, 6.8, 6.7], NO_LIST),
        (None, NO_LIST),
        ({"a": 1, "b": 2, "c": 3, "d": 4}, NO_LIST),
    ],
)
def test_area_with_a_broken_ring_is_refused(areas_file, ring, reason):
    path = areas_file(feature("WK016409"), feature("WK016410", ring=ring))
    assert wrong(read_areas, path) == f"gebieden.geojson, gebied 2 (WK016410): {reason}"


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, "de vorm is leeg, geen Polygon of MultiPolygon"),
        ({"type": "Point", "coordinates": [6, 52]}, "de vorm is Point, geen Polygon of MultiPolygon"),
        ({"type": "Polygon"}, NO_LIST),
        ({"type": "Polygon", "coordinates": []}, "de vorm heeft geen ring"),
        ({"type": "MultiPolygon", "coordinates": []}, "de vorm heeft geen punten"),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], []]}, "de vorm heeft geen ring"),
    ],
)
def test_area_without_a_shape_is_refused(areas_file, geometry, reason):
    path = areas_file(feature() | {"geometry": geometry})
    assert wrong(read_areas, path) == f"gebieden.geojson, gebied 1 (WK016410): {reason}"


def test_area_that_stands_in_the_file_twice_is_refused(areas_file):
    reason = "gebieden.geojson, gebied 2 (WK016410): deze code staat al eerder in het bestand"
    assert wrong(read_areas, areas_file(feature(), feature())) == reason


def test_figures_are_read_and_an_empty_cell_is_none(figures_file):
    path = figures_file(HEAD, "BU01640202,2140,290", "BU01640500,,.", "WK016402,10255.5,0")
    read = [(line.code, line.values) for line in read_figures(path, CODE)]
    assert read == [
        ("BU01640202", {"inwoners": Decimal(2140), "inw_0_15": Decimal(290)}),
        ("BU01640500", {}),
        ("WK016402", {"inwoners": Decimal("10255.5"), "inw_0_15": Decimal(0)}),
    ]


def test_figures_are_read_with_semicolons_and_decimal_commas(figures_file):
    head = "buurtcode;inwoners;gem_huishoudensgrootte"
    path = figures_file(head, "BU01640202;2140;1,8", encoding="utf-8-sig")
    assert read_figures(path, CODE)[0].values["gem_huishoudensgrootte"] == Decimal("1.8")


def test_figures_pass_over_other_gemeenten_and_columns_we_do_not_know(figures_file):
    path = figures_file("code,inwoners,regio", "GM0141,5,tekst", "GM0164,83058,tekst")
    assert [(line.code, line.values) for line in read_figures(path, CODE)] == [
        ("GM0164", {"inwoners": 83058})
    ]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([""], ": de kolom met de code ontbreekt (code, buurtcode of wijkcode)"),
        (["naam,inwoners", "De Noork,5"], ": de kolom met de code ontbreekt (code, buurtcode of wijkcode)"),
        (["code,huishoudens", "BU01640202,5"], ": de kolom inwoners ontbreekt"),
        ([HEAD], ": er staan geen cijfers van gemeente GM0164 in"),
        ([HEAD, "BU01640202,veel,5"], ", regel 2: kolom inwoners: “veel” is geen getal zoals 1250 of 7,5"),
        ([HEAD, "BU01640202,5,3", "BU01640201,nan,5"], ", regel 3: kolom inwoners: “nan” is geen getal zoals 1250 of 7,5"),
        (
            [HEAD, "BU01640202,1.250,5"],
            ", regel 2: kolom inwoners: “1.250” heeft een punt of komma in de duizendtallen. Schrijf 1250",
        ),
        ([HEAD, "BU01640202,1_250,5"], ", regel 2: kolom inwoners: “1_250” is geen getal zoals 1250 of 7,5"),
        ([HEAD, "BU01640202,١٢٣,5"], ", regel 2: kolom inwoners: “١٢٣” is geen getal zoals 1250 of 7,5"),
        (["code,inwoners,inwoners", "BU01640202,5,6"], ": een kolom staat er twee keer"),
        ([HEAD, "BU01640202,1e999999999,5"], ", regel 2: kolom inwoners: “1e999999999” is geen getal zoals 1250 of 7,5"),
        ([HEAD, "BU01640202,1.2E+06,5"], ", regel 2: kolom inwoners: “1.2E+06” is geen getal zoals 1250 of 7,5"),
        ([HEAD, "BU01640202,999999999999.9,5"], ", regel 2: kolom inwoners: “999999999999.9” is geen getal zoals 1250 of 7,5"),
        ([HEAD, "BU01640202,1e99,5"], ", regel 2: kolom inwoners: “1e99” is geen getal zoals 1250 of 7,5"),
        (
            [HEAD, "BU01640202,-99997,5"],
            ", regel 2: kolom inwoners: “-99997” is negatief. Laat de cel leeg als er geen gegevens zijn",
        ),
        ([HEAD, "BU01640202,5"], ", regel 2: er zijn meer of minder kolommen dan in de kop (2 in plaats van 3)"),
        ([HEAD, "BU01640202,5,6,7"], ", regel 2: er zijn meer of minder kolommen dan in de kop (4 in plaats van 3)"),
        ([HEAD, "BU01640202," + "5" * 200_000], ": dit is geen CSV (field larger than field limit (131072))"),
        ([HEAD, "XX01640202,5,6"], ", regel 2: code “XX01640202” begint niet met GM, WK of BU"),
        ([HEAD, "BU01640202,5,6", "BU01640202,5,6"], ", regel 3: BU01640202 staat al eerder in het bestand"),
    ],
)
def test_broken_figures_are_refused(figures_file, lines, reason):
    assert wrong(read_figures, figures_file(*lines)) == f"cijfers.csv{reason}"


def test_every_fault_of_the_figures_is_told_at_once(figures_file):
    said = wrong(read_figures, figures_file(HEAD, "BU01640202,veel,-1", "BU01640201,5,6", "XX01640202,5,6"))
    assert said.splitlines() == [
        "3 fouten",
        "  cijfers.csv, regel 2: kolom inwoners: “veel” is geen getal zoals 1250 of 7,5",
        "  cijfers.csv, regel 2: kolom inw_0_15: “-1” is negatief. Laat de cel leeg als er geen gegevens zijn",
        "  cijfers.csv, regel 4: code “XX01640202” begint niet met GM, WK of BU",
        "Het bestand is niet ingelezen",
    ]


def test_of_very_many_faults_the_rest_is_counted(figures_file):
    said = wrong(read_figures, figures_file(HEAD, *["BU01640202,veel,5"] * (MOST_TOLD + 7))).splitlines()
    assert (said[0], len(said), said[-2]) == (f"{MOST_TOLD + 7} fouten", MOST_TOLD + 3, "  en nog 7")


def test_figures_in_another_encoding_are_refused(figures_file):
    path = figures_file("code,inwoners,naam", "BU01640202,5,Café", encoding="latin-1")
    assert wrong(read_figures, path).startswith("cijfers.csv: de tekst is niet in UTF-8")
