"""On a telephone what matters most is at hand."""

import pytest

CASE = "/beheer/initiatieven/{plan[ontvangen]}"


@pytest.mark.parametrize("plan", ("ontvangen", "vraag", "loopt", "lang"))
def test_a_moderator_reaches_the_steps_of_a_zaak_at_once(looks, found, plan):
    page = looks("mo")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/beheer/initiatieven/{found['plan'][plan]}")
    way = page.get_by_role("link", name="Naar de stappen")
    assert way.evaluate("one => one.getBoundingClientRect().bottom <= innerHeight"), "niet op het eerste scherm"
    way.click()
    heading = page.get_by_role("heading", name="Stappen", exact=True)
    assert heading.evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight / 4")
    assert heading.evaluate("one => one === document.activeElement")


def test_the_way_to_the_steps_is_not_shown_where_they_are_in_sight(looks, found):
    page = looks("mo")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(CASE.format(**found))
    assert not page.get_by_text("Naar de stappen").is_visible()
    assert page.get_by_role("heading", name="Stappen", exact=True).is_visible()


@pytest.mark.parametrize("width", (320, 360, 600))
def test_the_menu_opens_below_the_button_that_stays_where_it_is(looks, width):
    page = looks()
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/")
    button = page.locator(".p-menu summary")
    closed, brand = button.bounding_box(), page.locator(".p-brand").bounding_box()
    button.click()
    assert button.bounding_box() == closed and page.locator(".p-brand").bounding_box() == brand
    assert brand["x"] + brand["width"] <= closed["x"]
    panel = page.locator(".p-menu nav").bounding_box()
    assert panel["y"] >= closed["y"] + closed["height"] and panel["width"] > width - 50


def test_the_way_back_to_a_step_can_be_seen_heard_and_pressed(looks, found):
    page = looks("wil")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/initiatieven/{found['plan']['klaar']}/fotos")
    back = page.get_by_role("link", name="Terug naar stap 1: Je plan")
    place = back.bounding_box()
    assert place["height"] >= 24 and place["width"] > 80
    assert back.evaluate("one => getComputedStyle(one, '::before').content").startswith('"‹ "')


@pytest.mark.parametrize("width", (320, 360))
@pytest.mark.parametrize("path", (
    "/rapportages/", "/rapportages/wijken/WK016402", "/rapportages/wijken/GM0164", "/rapportages/{sleutel[verslag_stad]}",
    "/rapportages/bereik", "/beheer/overzicht",
))
def test_a_table_of_figures_has_its_rows_below_each_other_and_never_scrolls_sideways(looks, found, width, path):
    page = looks("rik")
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path.format(**found))
    wide = "all => all.filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    assert page.locator(".p-scroll").evaluate_all(wide) == []


@pytest.mark.parametrize("width", (320, 360, 1280))
@pytest.mark.parametrize("path", (
    "/rapportages/wijken/WK016402", "/buurten/BU01640202", "/buurtagenda/{sleutel[agenda]}/wijkfoto",
))
def test_the_words_in_a_chart_are_as_large_as_other_small_text(looks, found, width, path):
    page = looks("rik")
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path.format(**found))
    sizes = page.locator(".p-chart text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)")
    assert sizes and min(sizes) >= 12 and max(sizes) <= 17


# Where the words of each begin, and on which line.
WORDS = """all => all.map(one => {
  const words = document.createRange();
  words.selectNodeContents(one);
  const {x, y} = words.getClientRects()[0];
  return [Math.round(y), Math.round(x)];
})"""


def test_every_line_of_the_way_back_and_of_a_list_begins_where_the_heading_does(looks, found):
    page = looks("wil")
    page.set_viewport_size({"width": 240, "height": 740})
    page.goto(f"/initiatieven/{found['plan']['in_uitvoering']}")
    left = page.locator("h1").evaluate_all(WORDS)[0][1]
    lines = {}
    for line, begin in page.locator(".p-crumbs a").evaluate_all(WORDS):
        lines.setdefault(line, begin)
    assert len(lines) > 1 and set(lines.values()) == {left}
    page.goto("/mijn")
    begins = page.locator(".p-chosen li > :first-child").evaluate_all(WORDS)
    assert begins and {begin for _line, begin in begins} == {left}


@pytest.mark.parametrize(("who", "path"), (
    ("", "/wijkopgaven/inspanningen/{sleutel[inspanning_0]}"), ("kees", "/buurtbonnen/beheer/{sleutel[in_advies]}"),
))
def test_no_word_in_a_table_of_money_or_a_list_of_facts_is_broken(looks, found, who, path):
    page = looks(who)
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(path.format(**found))
    cells = page.locator(".p-regels :is(th, td), .p-facts--row :is(dt, dd)")
    broken = cells.evaluate_all("""all => all.flatMap(one => {
      const nodes = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), words = [];
      while (nodes.nextNode()) for (const found of nodes.currentNode.data.matchAll(/[^\\s@.-]+/g)) {
        if (found[0].length > 20) continue;
        const word = document.createRange();
        word.setStart(nodes.currentNode, found.index);
        word.setEnd(nodes.currentNode, found.index + found[0].length);
        if (one.checkVisibility() && new Set([...word.getClientRects()].map(line => line.top)).size > 1) words.push(found[0]);
      }
      return words;
    })""")
    assert cells.count() and broken == []
