"""Taking in areas and figures: again and again, all or nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from portal.errors import Misconfigured
from portal.extensions import db
from portal.profiel import read_profiel
from portal.wijken import actions
from portal.wijken.files import BadFile
from portal.wijken.models import Cijfer, Gebied, Ligging
from tests.wijken.conftest import SQUARE, feature

SIZES = {"hengelo": (10, 62), "almelo": (12, 71), "enschede": (10, 70)}
WEST, EAST = SQUARE, [[6.8, 52.2], [6.9, 52.2], [6.9, 52.3], [6.8, 52.3], [6.8, 52.2]]
EVERYTHING = (Gebied, Ligging, Cijfer)


def contents():
    """Every row of every table of this room."""
    return {
        model.__tablename__: sorted(map(tuple, db.session.execute(select(*model.__table__.columns))), key=str)
        for model in EVERYTHING
    }


def figure(code, naam, jaar=2024):
    return db.session.scalar(
        select(Cijfer.waarde).where(Cijfer.gebied_code == code, Cijfer.naam == naam, Cijfer.jaar == jaar)
    )


def holds(code):
    return set(db.session.scalars(select(Ligging.buurt_code).where(Ligging.gebied_code == code)))


@pytest.fixture
def two_buurten(app, profiel, areas_file):
    """A new wijk of two buurten, side by side."""
    path = areas_file(
        feature("BU01641000", "West", WEST, wijkcode="WK016410"),
        feature("BU01641001", "Oost", EAST, wijkcode="WK016410"),
        feature("WK016410", "Nieuw", [*WEST[:1], *EAST[1:3], WEST[3], WEST[0]]),
    )
    actions.import_areas(path, profiel=profiel)
    return path


@pytest.mark.parametrize("gemeente", SIZES)
def test_shipped_areas_are_complete_and_drawn(app, gemeente):
    profiel = read_profiel(gemeente)
    assert actions.load_shipped(profiel) == sum(SIZES[gemeente])
    here = select(func.count()).where(Gebied.gemeente_code == profiel.code, Gebied.path != "")
    assert [db.session.scalar(here.where(Gebied.soort == soort)) for soort in ("wijk", "buurt")] == [
        *SIZES[gemeente]
    ]


@pytest.mark.parametrize(
    ("gemeente", "buurten", "whole"),
    [("hengelo", 83045, 83058), ("almelo", 74305, 74317), ("enschede", 161735, 161738)],
)
def test_shipped_inhabitants_add_up(app, gemeente, buurten, whole):
    profiel = read_profiel(gemeente)
    actions.load_shipped(profiel)
    assert figure(profiel.code, "som_inwoners") == buurten
    assert figure(profiel.code, "inwoners") == whole


@pytest.mark.parametrize(("gemeente", "empty"), [("hengelo", 4), ("almelo", 2), ("enschede", 1)])
def test_shipped_buurten_without_people_have_no_figure_of_zero(app, gemeente, empty):
    profiel = read_profiel(gemeente)
    actions.load_shipped(profiel)
    known = select(Cijfer.gebied_code).where(Cijfer.naam == "inwoners", Cijfer.waarde > 0)
    silent = select(func.count()).where(
        Gebied.gemeente_code == profiel.code, Gebied.soort == "buurt", Gebied.code.not_in(known)
    )
    assert db.session.scalar(silent) == empty


def test_shipped_areas_are_of_one_gemeente_only(app, profiel):
    actions.load_shipped(profiel)
    assert set(db.session.scalars(select(Gebied.gemeente_code))) == {"GM0164"}


def test_shipped_areas_twice_are_the_same_as_once(app, profiel):
    actions.load_shipped(profiel)
    once = contents()
    actions.load_shipped(profiel)
    assert contents() == once


def test_shipped_areas_of_an_unknown_gemeente_are_missing(app, profiel):
    with pytest.raises(Misconfigured, match="Borne: er zijn geen gebieden meegeleverd"):
        actions.load_shipped(replace(profiel, sleutel="borne", naam="Borne"))


def test_shipped_areas_tell_of_a_profile_that_names_an_unknown_buurt(app, profiel):
    broken = replace(profiel, werkgebieden=({"code": "WG-X", "naam": "X", "buurten": ["BU01649999"]},))
    with pytest.raises(Misconfigured, match="hengelo.toml noemt gebieden die er niet zijn: BU01649999"):
        actions.load_shipped(broken)


def test_import_brings_what_is_there_up_to_date(two_buurten, profiel, areas_file):
    before = contents()
    renamed = areas_file(feature("BU01641000", "Weststad", WEST, wijkcode="WK016410"))
    assert actions.import_areas(renamed, profiel=profiel) == 1
    db.session.expire_all()
    assert db.session.get(Gebied, "BU01641000").naam == "Weststad"
    assert contents()["ligging"] == before["ligging"]
    assert len(contents()["gebied"]) == len(before["gebied"])


def test_import_twice_changes_nothing(two_buurten, profiel):
    once = contents()
    actions.import_areas(two_buurten, profiel=profiel)
    assert contents() == once


def test_import_names_the_gemeente_after_the_profile(two_buurten):
    gemeente = db.session.get(Gebied, "GM0164")
    assert (gemeente.soort, gemeente.naam, gemeente.ouder_code) == ("gemeente", "Hengelo", None)


def test_import_draws_north_up_and_all_in_one_drawing(two_buurten):
    west, east, wijk = (db.session.get(Gebied, code) for code in ("BU01641000", "BU01641001", "WK016410"))
    assert west.path.startswith("M0 ")
    assert west.label_x == pytest.approx(130, abs=0.1)
    assert east.label_x == pytest.approx(390, abs=0.1)
    assert wijk.label_x == pytest.approx(260, abs=0.1)
    assert west.label_y == east.label_y == wijk.label_y


def test_import_takes_buurten_and_their_wijk_from_two_files_in_any_order(app, profiel, areas_file):
    buurten = areas_file(feature("BU01641000", "West", WEST, wijkcode="WK016410"), name="buurten.geojson")
    wijken = areas_file(feature("WK016410", "Nieuw", WEST), name="wijken.geojson")
    assert actions.import_areas(buurten, wijken, profiel=profiel) == 2


def test_import_refuses_a_buurt_in_an_unknown_wijk(app, profiel, areas_file):
    before = contents()
    lost = areas_file(
        feature("WK016410", "Nieuw"),
        feature("BU01649900", "Nergens", wijkcode="WK016499"),
        name="kaart.geojson",
    )
    reason = (
        r"kaart.geojson, gebied 2 \(BU01649900\): de wijk WK016499 is niet bekend. Lees eerst de wijken in"
    )
    with pytest.raises(BadFile, match=reason):
        actions.import_areas(lost, profiel=profiel)
    assert contents() == before


def test_import_takes_nothing_from_a_file_with_one_broken_area(app, profiel, areas_file):
    before = contents()
    good = areas_file(feature("WK016410", "Nieuw"), name="goed.geojson")
    broken = areas_file(
        feature("WK016411", "Goed"), feature("WK016412", ring=SQUARE[:-1]), name="kapot.geojson"
    )
    with pytest.raises(BadFile, match=r"kapot.geojson, gebied 2 \(WK016412\)"):
        actions.import_areas(good, broken, profiel=profiel)
    assert contents() == before


def test_import_tells_how_far_it_is(two_buurten, profiel):
    seen = []

    def progress(label, things):
        seen.append((label, len(things)))
        return things

    actions.import_areas(two_buurten, profiel=profiel, progress=progress)
    assert seen == [("Gebieden tekenen", 3)]


def test_liggings_hold_the_buurten_of_every_area_system(hengelo):
    midden = {"BU01640100", "BU01640101", "BU01640102", "BU01640103"}
    assert holds("WG-HENGELO-MIDDEN") == midden
    assert holds("BU01640202") == {"BU01640202"}
    assert len(holds("WK016402")) == 5
    assert len(holds("GM0164")) == 62


def test_liggings_of_a_stadsdeel_are_the_buurten_of_its_wijken(app):
    actions.load_shipped(read_profiel("enschede"))
    assert holds("SD-CENTRUM") == holds("WK015300") | holds("WK015301")


def test_liggings_follow_the_profile_when_a_werkgebied_changes(hengelo, profiel):
    moved = {"code": "WG-HENGELO-MIDDEN", "naam": "Midden", "buurten": ["BU01640202"]}
    actions.build_liggings(replace(profiel, werkgebieden=(moved,)))
    assert holds("WG-HENGELO-MIDDEN") == {"BU01640202"}
    assert figure("WG-HENGELO-MIDDEN", "som_inwoners") == figure("BU01640202", "inwoners")


def test_figures_of_a_year_take_the_place_of_the_older_file(two_buurten, profiel, figures_file):
    head = "code,inwoners,huishoudens"
    actions.import_figures(figures_file(head, "BU01641000,100,40", "BU01641001,50,20"), 2025, profiel=profiel)
    actions.import_figures(figures_file(head, "BU01641000,110,", "BU01641001,50,20"), 2025, profiel=profiel)
    assert figure("BU01641000", "inwoners", 2025) == 110
    assert figure("BU01641000", "huishoudens", 2025) is None
    assert figure("WK016410", "som_inwoners", 2025) == 160
    assert figure("WK016410", "som_huishoudens", 2025) == 20


def test_figures_of_another_file_and_another_year_stay(two_buurten, profiel, figures_file):
    actions.import_figures(figures_file("code,inwoners,mannen", "BU01641000,100,48"), 2024, profiel=profiel)
    actions.import_figures(figures_file("code,inwoners", "BU01641000,101"), 2024, profiel=profiel)
    actions.import_figures(figures_file("code,inwoners", "BU01641000,120"), 2025, profiel=profiel)
    assert figure("BU01641000", "mannen") == 48
    assert [figure("BU01641000", "inwoners", jaar) for jaar in (2024, 2025)] == [101, 120]


def test_figures_keep_their_decimals(two_buurten, profiel, figures_file):
    path = figures_file("code,inwoners,gem_huishoudensgrootte", "BU01641000,100,1.8")
    actions.import_figures(path, 2024, profiel=profiel)
    assert figure("BU01641000", "gem_huishoudensgrootte") == Decimal("1.80")


def test_figures_of_an_unknown_area_are_refused_whole(two_buurten, profiel, figures_file):
    before = contents()
    path = figures_file("code,inwoners", "BU01641000,100", "BU01649900,5")
    with pytest.raises(BadFile, match="cijfers.csv, regel 3: gebied BU01649900 is niet bekend"):
        actions.import_figures(path, 2024, profiel=profiel)
    assert contents() == before
