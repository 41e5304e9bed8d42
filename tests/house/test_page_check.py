"""The checker of pages finds what it should find, and nothing in a page that is in order."""

import pytest

from tests import page_check

GOOD = """<!doctype html><html lang="nl"><head><title>Moestuin</title><link rel="stylesheet" href="/a.css">
<script type="module" src="/a.js"></script></head><body><a href="#inhoud">Naar de inhoud</a><main id="inhoud">
<h1>Moestuin</h1><img src="/a.webp" alt="">
<svg aria-hidden="true"><title>Kaart</title><a href="/b" tabindex="-1"></a></svg>
<form method="post"><input type="hidden" name="csrf_token" value="x"><label for="naam">Naam</label>
<input id="naam" name="naam" aria-describedby="uitleg"><p id="uitleg">Kort.</p>
<label><input type="checkbox"> Ja</label><button>Bewaren</button></form>
<table><caption>Cijfers</caption><tr><th>Jaar</th></tr></table></main></body></html>"""


def faults(html):
    return page_check.Page(html).faults


def test_a_page_in_order_has_no_faults():
    assert faults(GOOD) == []
    assert page_check.syntax_faults("a page in order", GOOD) == []


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("<h1>Moestuin</h1>", "<h2>Moestuin</h2>", "0 × <h1>"),
    ("<h1>Moestuin</h1>", "<h1>Moestuin</h1><h1>Tuin</h1>", "2 × <h1>"),
    ("<h1>Moestuin</h1>", "<h1> </h1>", "<h1> zonder tekst"),
    ("<title>Moestuin</title>", "<title></title>", "<title> zonder tekst"),
    ("<title>Moestuin</title>", "", "0 × <title>"),
    ('<label for="naam">Naam</label>', "", "veld zonder label: naam"),
    ('<p id="uitleg">', "<p>", "aria-describedby wijst naar id dat er niet is: uitleg"),
    ('<main id="inhoud">', "<main>", "href wijst naar id dat er niet is: inhoud"),
    ("<p id=\"uitleg\">", '<p id="uitleg"></p><p id="uitleg">', "id staat er meer dan eens: uitleg"),
    ('<input type="hidden" name="csrf_token" value="x">', "", "formulier zonder csrf_token"),
    ("<caption>Cijfers</caption>", "", "tabel zonder onderschrift"),
    ("<button>Bewaren</button>", "<button></button>", "<button> zonder tekst"),
    (' alt=""', "", "afbeelding zonder alt: /a.webp"),
    ("Kort.", "{{ uitleg }}", "hier staat nog ruwe code: {{ uitleg }}"),
    ("Kort.", "Nog %(num)s dagen", "hier staat nog ruwe code"),
    ("<p id", '<p style="color:red" id', "<p> met stijl of script in de pagina: style"),
    ("<button>", '<button onclick="x()">', "<button> met stijl of script in de pagina: onclick"),
    ("<h1>", "<script>x()</script><h1>", "<script> met stijl of script in de pagina"),
])
def test_a_fault_is_named(old, new, fault):
    assert old in GOOD
    assert [found for found in faults(GOOD.replace(old, new, 1)) if fault in found]


@pytest.mark.parametrize("html", [
    GOOD, GOOD.replace("Kort.", "Kort &amp; goed: 1 < 2."), GOOD.replace('id="naam"', "id=naam"), GOOD.replace('alt=""', "alt"),
    GOOD.replace("</script>", "if (a<b) x('<h1>')</script>"), GOOD.replace("</title>", ""), GOOD.replace("</button>", "<button"),
    GOOD.replace("<p id", "<!-- <h1> --><p id"), GOOD.replace("</main>", "</main"), GOOD.replace("<h1>", "<H1 CLASS='x'>"),
], ids=range(10))
def test_reading_quickly_sees_what_the_standard_parser_sees(html, monkeypatch):
    quick = vars(page_check.Page(html))
    monkeypatch.setattr(page_check.Page, "read", lambda page, html: False)
    slow = vars(page_check.Page(html))
    seen = ("faults", "ids", "labelled", "references", "found")
    assert {name: quick[name] for name in seen} == {name: slow[name] for name in seen}


def test_broken_html_is_found_once_for_each_kind_of_page():
    broken = GOOD.replace("<table>", "<p><table></p>").replace("</main>", "</section>")
    assert page_check.syntax_faults("a broken page", broken)
    assert page_check.syntax_faults("a broken page", broken) == []


def test_the_check_names_the_page():
    with pytest.raises(AssertionError, match=r"/tuin \(200\):\n- 0 × <h1>"):
        page_check.check("/tuin", 200, GOOD.replace("<h1>Moestuin</h1>", "Tuin"))
