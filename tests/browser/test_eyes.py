"""What is judged once for all texts of one kind still finds the one that is not like the others."""

import pytest

from tests.browser import eyes

STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
MANY = """() => document.querySelector('main').insertAdjacentHTML('beforeend', `<div class="rijen"><h2>Rijen</h2>
  <ul>${'<li>een rij van vele</li>'.repeat(50)}</ul><p class="onder"></p>
  <button class="knop">Heen</button><button class="knop">Weer</button></div>`)"""
DARK, NARROW, ROW = "@media (prefers-color-scheme: dark)", "@media (max-width: 400px)", ".rijen li:nth-child(37)"
FAULTS = {
    "a row": f"{ROW} {{ color: #999 }}",
    "a row in the dark": f"{DARK} {{ {ROW} {{ color: #555 }} }}",
    "a row on a telephone": f"{NARROW} {{ {ROW} {{ color: #999 }} }}",
    "a row on a telephone in the dark": f"{NARROW} {{ {DARK} {{ {ROW} {{ color: #555 }} }} }}",
    "the ground of a row": f"{ROW} {{ background: #737373 }}",
    "a row that fades": f"{ROW} {{ opacity: .4 }}",
    "all rows, by what is around them": ".rijen { opacity: .4 }",
    "small letters in the colour of large ones": f"{ROW} {{ color: #888; font-size: 24px }} {ROW} + li {{ color: #888 }}",
    "the head": "header a { color: #777 !important }",
    "the foot in the dark": f"{DARK} {{ body > footer * {{ color: #555 }} }}",
    "what lies below the rows by its place only": ".rijen { position: relative } .rijen ul { position: relative; z-index: 1 }"
                                                  ".onder { position: absolute; inset: 0; background: #737373 }",
}


@pytest.fixture
def page(passes):
    """A page with fifty rows, all of which were found good."""
    page = passes()
    page.goto("/contact")
    page.evaluate(MANY)
    assert eyes.judge(page) == []
    return page


@pytest.mark.parametrize("name", FAULTS)
def test_text_that_is_too_faint_is_found_as_when_axe_reads_everything(page, name):
    page.evaluate(STYLE, FAULTS[name])
    everything = looks(page)
    assert everything
    assert {fault.partition(" color-contrast")[0] for fault in eyes.judge(page) if "color-contrast" in fault} == everything


def looks(page):
    """In which looks axe finds text too faint, all of the page judged."""
    found = set()
    for width, scheme, _shape in eyes.LOOKS:
        page.set_viewport_size({"width": width, "height": eyes.HEIGHT})
        page.emulate_media(color_scheme=scheme)
        if eyes.axe(page, eyes.CONTRAST):
            found.add(f"{width} {scheme}")
    return found


def test_a_fault_is_told_on_every_page_that_has_it(page):
    page.evaluate(STYLE, FAULTS["a row"])
    assert eyes.judge(page) == eyes.judge(page) != []


def test_what_was_found_good_is_not_judged_twice(page, monkeypatch):
    asked = []
    monkeypatch.setattr(eyes, "axe", lambda page, rules, within="document": asked.append((rules, within)) or [])
    eyes.judge(page)
    assert asked == [(eyes.SHAPE, "document")] * 2


@pytest.mark.parametrize(("style", "width"), [("", eyes.WIDE), (NARROW, eyes.NARROW)])
def test_what_does_not_hang_on_colours_is_found_at_both_widths(page, style, width):
    small = ".knop { width: 9px; height: 9px; padding: 0; min-height: 0; overflow: hidden }"
    page.evaluate(STYLE, f"{style} {{ {small} }}" if style else small)
    assert any(fault.startswith(f"{width} ") and "target-size" in fault for fault in eyes.judge(page))
