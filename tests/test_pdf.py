"""Letters as PDF: what PDF/UA-1 asks of the file, and nothing fetched from outside."""

from io import BytesIO

import pytest

from portal import pdf
from portal.errors import NotNow

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf ontbreekt: de brieven als pdf worden niet beproefd")
LETTER = """<!doctype html><html lang="nl"><head><title>Besluit B-2026-0001</title>
<link rel="stylesheet" href="https://portaal.invalid/css/brief.css"></head><body><h1>Besluit</h1><p>Wij kennen u dit toe.</p>
<table><caption>Begroting</caption><thead><tr><th>Waarvoor</th><th>Bedrag</th></tr></thead>
<tbody><tr><th scope="row">Tafels huren</th><td>€ 120</td></tr></tbody>
<tfoot><tr><th scope="row" colspan="2">Niets meer</th></tr></tfoot></table>
<dl><div><dt>Datum</dt><dd>24 november 2026</dd></div><div><dt>Kenmerk</dt><dd>B-2026-0001</dd></div></dl>{extra}</body></html>"""


@pytest.fixture(scope="module")
def letter():
    if not pdf.is_possible():
        pytest.skip("WeasyPrint of Pango ontbreekt: de brieven als pdf worden niet beproefd")
    with pikepdf.open(BytesIO(pdf.make(LETTER.format(extra="")))) as opened:
        yield opened


def elements(opened, kind):
    return [thing for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind]


def test_the_file_says_its_language_and_shows_its_title(letter):
    assert letter.Root.Lang == "nl"
    assert letter.Root.ViewerPreferences.DisplayDocTitle
    with letter.open_metadata() as about:
        assert (about["dc:title"], about["pdfuaid:part"]) == ("Besluit B-2026-0001", "1")


def test_the_structure_is_marked(letter):
    assert letter.Root.MarkInfo.Marked
    assert [len(elements(letter, kind)) for kind in ("/H1", "/P", "/Table", "/TH", "/TD")] == [1, 1, 1, 4, 1]


def test_every_table_head_has_its_scope(letter):
    scopes = [(str(head.A.Scope), int(head.A.get("/ColSpan", 1))) for head in elements(letter, "/TH")]
    assert scopes == [("/Column", 1), ("/Column", 1), ("/Row", 1), ("/Row", 2)]


def test_a_list_of_facts_is_items_with_a_label_and_a_body(letter):
    facts, = elements(letter, "/L")
    assert [[str(part.S) for part in item.K] for item in facts.K] == [["/Lbl", "/LBody"]] * 2
    assert {str(item.S) for item in facts.K} == {"/LI"} and len(elements(letter, "/LI")) == 2


def test_every_font_is_in_the_file(letter):
    fonts = [thing for thing in letter.objects
             if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"]
    assert fonts and all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all("Source" in str(font.FontName) for font in fonts)


@pytest.mark.parametrize("address", ["https://voorbeeld.invalid/a.png", "file:///etc/hostname", pdf.OURS + "../config.py"])
def test_nothing_from_outside_is_fetched(address):
    with pytest.raises(ValueError, match="fetches nothing"):
        pdf.own_file(address)


@pytest.mark.een_database
def test_an_end_stays_whole_and_a_total_with_its_table(app):
    """However many lines stand above them on the page."""
    som = {"omvang": {"inwoners": None}, "vast": 80_000, "te_verdelen": None, "per_inwoner": None, "bedrag": 80_000}
    with app.test_request_context():
        parts = app.jinja_env.get_template("brieven/hoofd.html").module
        end = parts.slot(app.profiel, "B-2026-0001", "de besluitnemer")
        total = app.jinja_env.get_template("buurtbonnen/_jaarsom.html").module.jaarsom(som)
    whole = {"einde": marked(end, "<div", '<p class="p-small p-muted"'), "som": marked(total, "<tr", '<p class="p-total"')}
    pages = f'<link rel="stylesheet" href="{pdf.OURS}css/brief.css">' + "".join(
        f'<section style="break-before:page">{"<p>Regel</p>" * lines}{html.format(name=f"{name}-{lines}")}</section>'
        for name, html in whole.items() for lines in range(18, 32)
    )
    drawn = pdf.engine()[0].HTML(string=pages, url_fetcher=pdf.own_file).render().pages
    found = {anchor: number for number, page in enumerate(drawn) for anchor in page.anchors}
    apart = [anchor for anchor in found if anchor.startswith("a-") and found[anchor] != found[f"b-{anchor[2:]}"]]
    assert (len(found), apart) == (4 * 14, [])


def marked(html, first, last):
    """This part of a letter with an anchor in its first and last lines."""
    for name, start in (("a", first), ("b", last)):
        html = str(html).replace(start, f'{start} id="{name}-{{name}}"', 1)
    return html


def test_without_the_extra_there_is_a_polite_no(monkeypatch):
    monkeypatch.setattr(pdf, "engine", lambda: None)
    with pytest.raises(NotNow):
        pdf.make(LETTER)
