"""Whatever residents and staff type, a letter stays a letter: nothing is fetched, lost, turned round or run."""

import re
from io import BytesIO

import pytest
from markupsafe import escape

from portal import pdf
from portal.buurtbonnen.actions import besluiten
from portal.buurtbonnen.models import Besluit
from portal.extensions import db
from portal.signs import plain

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf ontbreekt: de brieven als pdf worden niet beproefd")
NASTY = {
    "markup": "<img src=http://aanval.invalid/x.png><script>alert(1)</script><h1>Toegekend</h1>",
    "file": '<link rel="stylesheet" href="file:///etc/passwd"><object data="file:///etc/hostname"></object>',
    "css": "</style><style>@import url(http://aanval.invalid/a.css);*{display:none;background:url(//aanval.invalid)}</style>",
    "attribute": "\" onload=\"x\" style=\"display:none\" '><!-- --><![CDATA[",
    "template": "#{7*7} <%= 7 %> ${x} &lt;b&gt; &#8238;",
    "uri": "http://aanval.invalid/x file:///etc/passwd javascript:alert(1) url(https://aanval.invalid) data:text/html,x",
    "controls": "a\x0bb\x0c\x1b[31mc\x07\x85d\ufffee\uffff",
    "turned": "\u202e000.01 €\u2066 nlop ",
    "right to left": "שלום לכולם مرحبا بكم",
    "signs": "👩‍👩‍👧‍👦🎉🏳️‍🌈 Z" + "\u0301" * 20 + " \u200d\ufeff",
    "long word": "w" * 400,
    "many words": "woord " * 200,
    "many lines": "regel\n\n" * 20,
}
SHORT = ("markup", "controls", "turned", "long word")


def dressed(nasty):
    """Something nasty between two marks, to see that all of it arrives."""
    return f"BEGIN {nasty} EINDE"


@pytest.fixture
def letter_with(before_dora, dora, app):
    """A granted application with this text wherever a letter takes a text of others."""

    def make(text):
        besluit = besluiten.decide(before_dora, "toekennen", by=dora, bedrag=before_dora.gevraagd, reden="Het past.")
        facts = besluit.feiten | {
            "aan": dict.fromkeys(("naam", "adres", "postcode", "plaats"), text), "groep": text, "gebied": text,
            "regeling": text, "bron": text, "online": True,
            "adviezen": [{"groep": text, "uitkomst": "positief", "bedrag": 100, "reden": text}],
            "plafond": {"gebied": text, "bedrag": 100, "over": 100},
            "oordelen": [{"oordeel": "voldoet_niet", "portaal": "voldoet_niet", "artikel": text, "zin": text}],
        }
        besluit.feiten, besluit.reden, besluit.afwijking, besluit.verplichtingen = facts, text, text, [text, text]
        before_dora.title = text[:80]
        db.session.commit()
        return f"/buurtbonnen/{before_dora.id}/besluit"

    return make


@pytest.fixture
def asked_for(monkeypatch):
    """Every address the maker of the PDF asked for."""
    asked, real = [], pdf.own_file

    def own_file(url, *rest, **options):
        asked.append(url)
        return real(url, *rest, **options)

    monkeypatch.setattr(pdf, "own_file", own_file)
    return asked


def article_of(page):
    return page[page.index("<article"):page.index("</article>")]


@pytest.mark.een_database
@pytest.mark.parametrize("name", list(NASTY))
def test_the_letter_on_the_page_holds_all_of_it_as_text(name, letter_with, browse, village):
    text = dressed(NASTY[name])
    page = browse(village["amina"]).get(letter_with(text))
    article = article_of(page.text)
    assert page.status_code == 200
    assert not re.search(r"<(img|script|style|link|object|iframe|svg|!--)|<[a-z][^>]*\s(on\w+|style)=", article)
    first_line = str(escape(plain(text).split("\n")[0].strip()))
    assert article.count(first_line) >= 10
    assert article.count("EINDE") >= 10 and plain(article) == article


@pytest.mark.een_database
@pytest.mark.parametrize("name", list(NASTY))
def test_the_pdf_is_made_and_fetches_nothing(name, letter_with, browse, village, asked_for):
    if not pdf.is_possible():
        pytest.skip("WeasyPrint of Pango ontbreekt: de brieven als pdf worden niet beproefd")
    made = browse(village["amina"]).get(letter_with(dressed(NASTY[name])) + ".pdf")
    assert (made.status_code, made.mimetype) == (200, "application/pdf")
    assert asked_for and all(url.startswith(pdf.OURS) for url in asked_for)
    with pikepdf.open(BytesIO(made.data)) as opened, opened.open_metadata() as about:
        assert about["dc:title"].startswith("Besluit B-")
        assert about["pdfuaid:part"] == "1"
        assert not [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and "/URI" in thing]
        assert "/AA" not in opened.Root and "/Names" not in opened.Root


def drawn(html):
    """The pages of a letter as WeasyPrint lays them out: (text, how far each line runs to the right, width)."""
    weasyprint, _pikepdf = pdf.engine()
    pages = weasyprint.HTML(string=html, url_fetcher=pdf.own_file).render().pages
    boxes = [box for page in pages for box in page._page_box.descendants() if hasattr(box, "text")]
    return "".join(box.text for box in boxes), [box.position_x + box.width for box in boxes], pages[0].width


@pytest.mark.een_database
@pytest.mark.parametrize("name", SHORT)
def test_all_of_it_stands_within_the_paper(name, letter_with, browse, village, monkeypatch):
    if not pdf.is_possible():
        pytest.skip("WeasyPrint of Pango ontbreekt: de brieven als pdf worden niet beproefd")
    drawings, make = [], pdf.make
    monkeypatch.setattr(pdf, "make", lambda html: drawings.append(html) or make(html))
    browse(village["amina"]).get(letter_with(dressed(NASTY[name])) + ".pdf")
    text, ends, width = drawn(drawings[0])
    assert text.replace(" ", "").count(plain(dressed(NASTY[name])).replace(" ", "")) >= 10
    assert max(ends) <= width


@pytest.mark.een_database
def test_a_letter_says_the_amount_it_says_whatever_the_title_does(letter_with, browse, village):
    """No order to write from right to left outlives the title that holds it."""
    browse(village["amina"]).get(letter_with("Feest \u202e"))
    besluit = db.session.query(Besluit).one()
    assert "\u202e" in besluit.feiten["regeling"]
    page = article_of(browse(village["amina"]).get(f"/buurtbonnen/{besluit.aanvraag_id}/besluit").text)
    assert "\u202e" not in page and "€\u00a0120" in page
