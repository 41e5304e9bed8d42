"""The commands that take in areas and figures."""

import pytest
from sqlalchemy import func, select

from portal.clock import today
from portal.extensions import db
from portal.wijken.commands import gebieden
from portal.wijken.models import Cijfer, Gebied, Indicator
from tests.wijken.conftest import SQUARE, feature


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(gebieden, [str(word) for word in words])


def number_of(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_standaard_loads_what_is_shipped_and_keeps_it(run):
    done = run("standaard")
    assert done.exit_code == 0
    assert "72 gebieden ingelezen voor Hengelo." in done.output
    db.session.rollback()
    assert db.session.get(Gebied, "BU01640203").naam == "Klein Driene"
    assert db.session.get(Indicator, "inwoners").eenheid == "aantal"


def test_importeren_takes_areas_and_figures_together(run, areas_file, figures_file):
    areas = areas_file(feature("WK016410", "Nieuw"), feature("BU01641000", "West", wijkcode="WK016410"))
    done = run(
        "importeren", areas, "--cijfers", figures_file("code,inwoners", "BU01641000,100"), "--jaar", 2025
    )
    assert done.exit_code == 0
    assert "2 gebieden ingelezen voor Hengelo." in done.output
    assert "Cijfers van 2025 ingelezen voor 1 gebieden." in done.output


def test_importeren_keeps_nothing_when_the_figures_are_broken(run, areas_file, figures_file):
    areas, before = areas_file(feature("WK016410", "Nieuw")), number_of(Gebied)
    done = run(
        "importeren", areas, "--cijfers", figures_file("code,inwoners", "WK016410,veel"), "--jaar", 2025
    )
    assert done.exit_code == 1
    reason = "cijfers.csv, regel 2: kolom inwoners: “veel” is geen getal zoals 1250 of 7,5. Er is niets veranderd."
    assert f"Fout: {reason}" in done.output and "Error" not in done.output
    assert (number_of(Gebied), number_of(Cijfer)) == (before, 0)


def test_importeren_tells_what_is_wrong_with_an_area(run, areas_file):
    done = run("importeren", areas_file(feature("WK016410", ring=SQUARE[:-1])))
    assert done.exit_code == 1
    assert "gebieden.geojson, gebied 1 (WK016410): een ring is niet gesloten" in done.output


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "Noem een bestand met gebieden, of een bestand met --cijfers."),
        (("weg.geojson",), "weg.geojson"),
    ],
)
def test_importeren_asks_for_a_file(run, words, reason):
    done = run("importeren", *words)
    assert done.exit_code == 2
    assert reason in done.output


def test_importeren_takes_no_figures_of_a_year_to_come(run, figures_file):
    """They would be the newest for as long as that."""
    done = run("importeren", "--cijfers", figures_file("code,inwoners", "GM0164,5"), "--jaar", today().year + 1)
    assert (done.exit_code, done.output) == (2, f"Fout: --jaar {today().year + 1}: dat jaar is nog niet begonnen.\n")


@pytest.mark.parametrize("jaar", [(), ("--jaar", "24"), ("--jaar", "vorig")])
def test_importeren_asks_for_a_year(run, figures_file, jaar):
    done = run("importeren", "--cijfers", figures_file("code,inwoners", "GM0164,5"), *jaar)
    assert done.exit_code == 2
    assert "--jaar" in done.output
