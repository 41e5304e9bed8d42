"""A report on paper: what belongs together stands on one page, and every part of the map can be found in the table."""

import pytest

from portal import pdf
from portal.extensions import db
from portal.rapportages import actions, papier, queries, stand
from portal.rapportages.delen.tekeningen import numbered
from portal.wijken import actions as wijken
from portal.wijken import kaart
from portal.wijken.models import Gebied
from tests.rapportages.conftest import TOT, VAN

needs_pdf = pytest.mark.skipif(not pdf.is_possible(), reason="WeasyPrint of Pango ontbreekt: de pdf wordt niet beproefd")
NAMES_WHAT_FOLLOWS = {"h1", "h2", "h3", "h4", "figcaption", "caption", "thead"}
SMALL, LARGE = "M40 40L60 40L60 60L40 60Z", "M0 0L400 0L400 400L0 400Z"


@pytest.fixture
def made(year, village):
    """A report of wijk Noord with this text before its figures."""
    def make(inleiding):
        return actions.make(db.session.get(Gebied, "WK016402"), VAN, TOT, inleiding, by=village["noor"])

    return make


def pages(verslag):
    weasyprint, _pikepdf = pdf.engine()
    document = weasyprint.HTML(string=papier.on_paper(verslag), url_fetcher=pdf.own_file).render()
    return [page._page_box.children[0] for page in document.pages]


def lasts(box):
    """The tags of what ends a page, from the whole page to the last word."""
    while box:
        yield box.element_tag
        box = next((child for child in reversed(getattr(box, "children", ())) if child.is_in_normal_flow()), None)


@needs_pdf
@pytest.mark.een_database
@pytest.mark.parametrize("lines", range(0, 30, 5))
def test_nothing_that_names_what_follows_ends_a_page_wherever_the_page_breaks(made, lines):
    drawn = pages(made("\n\n".join(["Het werd groener."] * lines)))
    assert [sorted(NAMES_WHAT_FOLLOWS & set(lasts(page))) for page in drawn[:-1]] == [[]] * (len(drawn) - 1)


@needs_pdf
@pytest.mark.een_database
def test_a_figure_is_never_torn_and_a_table_repeats_its_head(made):
    report = made("")
    opgave = report.inhoud["opgaven"][0]
    report.inhoud = report.inhoud | {"opgaven": [opgave | {"inspanningen": opgave["inspanningen"] * 30}]}
    drawn = [[box for box in page.descendants() if box.element is not None] for page in pages(report)]
    figures = [box.element for page in drawn for box in page if box.element_tag == "figure"]
    assert figures and len(figures) == len({id(element) for element in figures})
    tables = [box for page in drawn for box in page if type(box).__name__ == "TableBox"]
    assert len(tables) > len({id(table.element) for table in tables})
    assert all(table.children[0].element_tag == "thead" for table in tables)


@pytest.mark.een_database
def test_every_part_of_every_map_of_the_town_has_the_number_of_its_row(app):
    wijken.load_shipped(app.profiel)
    for row, _buurten in queries.about().values():
        kept = stand.drawing(stand.look(row.code, VAN, TOT), [], [])
        told = {shape.code: shape.aantal for shape in numbered(kept) if shape.counted}
        assert told == {deel["code"]: number for number, deel in enumerate(kept["gebieden"], 1)}, row.naam


def test_of_a_part_within_another_the_number_stays_in_it_and_that_of_the_larger_gives_way():
    large, small = numbered(drawing(("groot", LARGE), ("klein", SMALL)))
    assert (small.x, small.y, small.aantal, small.counted) == (50, 50, 2, True)
    assert large.counted and not kaart.touching(kaart.number_box(large), kaart.number_box(small))


def test_what_lies_around_a_buurt_has_no_number():
    kept = drawing(("hier", SMALL), ("ernaast", LARGE))
    here, beside = numbered(kept | {"gebieden": kept["gebieden"][:1]})
    assert (here.aantal, beside.aantal, beside.counted) == (1, 0, False)


def drawing(*parts):
    """What a report made before it kept the code of each part knows of these, all drawn around one spot."""
    vormen = [
        {"code": naam, "naam": naam, "path": path, "x": 50, "y": 50, "klasse": "q1", "url": "", "aantal": 0,
         "named": False, "counted": False, "breed": 24, "naam_y": 50} for naam, path in parts
    ]
    return {"kaart": {"vormen": vormen}, "gebieden": [{"naam": naam} for naam, _path in parts]}
