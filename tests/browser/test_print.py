"""On paper and in the colours of the visitor's own system: what matters stays readable, what one presses is left out."""

import pytest

from tests.browser import eyes

PAGES = (("", "/"), ("", "/initiatieven/"), ("", "/initiatieven/{plan[in_uitvoering]}"), ("", "/buurten/BU01640202"),
         ("", "/inloggen"), ("", "/wijkopgaven/doelen"), ("", "/wijkopgaven/{sleutel[opgave]}"),
         ("mo", "/beheer/"), ("mo", "/beheer/initiatieven/{plan[ontvangen]}"))
USELESS = "button:visible, .nl-button:visible, nav:visible, [role=search]:visible, .p-foot:visible, main [type=checkbox]:visible"


@pytest.mark.parametrize(("who", "path"), PAGES)
@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_a_page_on_paper_is_readable_and_without_buttons(looks, found, who, path, scheme):
    page = looks(who)
    page.goto(path.format(**found))
    page.emulate_media(media="print", color_scheme=scheme)
    eyes.load_axe(page)
    faults = page.evaluate("rules => axe.run(document, rules)", eyes.CONTRAST)["violations"]
    assert [node["html"][:120] for fault in faults for node in fault["nodes"]] == []
    assert [one.evaluate("one => one.outerHTML.slice(0, 120)") for one in page.locator(USELESS).all()] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_folded_goals_open_by_keyboard_and_are_whole_on_paper(looks, found):
    page = looks()
    page.goto(f"/wijkopgaven/{found['sleutel']['opgave']}")
    folded = page.locator(".p-goals details:not([open])")
    goal, there = folded.first.locator("li[id^=doel-]").first, "one => one.checkVisibility()"
    assert not goal.evaluate(there)
    page.emulate_media(media="print")
    assert goal.evaluate(there)
    page.emulate_media(media="screen")
    number = folded.count()
    folded.first.locator("summary").press("Enter")
    assert folded.count() == number - 1


def test_map_in_forced_colours_keeps_its_numbers_and_this_buurt(looks):
    page = looks()
    page.emulate_media(forced_colors="active")
    page.goto("/buurten/BU01640202")
    text, plain, here = (page.locator(f".p-map {part}").first for part in (".p-map__n", "path:not(.here)", ".here"))
    colour = "(one, name) => getComputedStyle(one)[name]"
    assert text.evaluate(colour, "fill") == plain.evaluate(colour, "stroke") != plain.evaluate(colour, "fill")
    assert here.evaluate(colour, "strokeWidth") == "4px"
    assert here.evaluate(colour, "stroke") != plain.evaluate(colour, "stroke")


def test_parts_of_a_money_bar_have_the_colours_of_their_legend_in_forced_colours(looks, found):
    page = looks("pien")
    page.emulate_media(forced_colors="active")
    page.goto(f"/toekenningen/{found['sleutel']['groepstoekenning']}")
    fill = "all => all.map(one => [one.getAttribute('class'), getComputedStyle(one).fill]).filter(([part]) => part !== 'e')"
    bar, legend = (dict(page.locator(f"main .p-meter {part} rect").evaluate_all(fill)) for part in (".p-meter__bar", ".p-legend"))
    assert bar == legend and len(set(bar.values())) == len(bar) > 1


def test_open_part_of_the_queue_stands_out_in_forced_colours(looks):
    page = looks("mo")
    page.emulate_media(forced_colors="active")
    page.goto("/beheer/")
    edges = page.locator(".p-tabs a").evaluate_all("all => all.map(one => getComputedStyle(one).borderBottomColor)")
    assert edges[0] not in edges[1:] and len(set(edges[1:])) == 1


def test_on_paper_a_heading_stays_with_what_follows_and_lines_have_their_figures(looks):
    page = looks("rik")
    page.goto("/rapportages/wijken/WK016402")
    page.emulate_media(media="print")
    breaks = page.locator("main :is(h2, h3, caption)").evaluate_all("all => all.map(one => getComputedStyle(one).breakAfter)")
    assert set(breaks) == {"avoid"}
    lines, bars = page.locator(".p-fig:has(.p-legend)"), page.locator(".p-fig:not(:has(.p-legend))")
    assert lines.first.locator("td").first.evaluate("one => one.checkVisibility()")
    assert not bars.first.locator("td").first.evaluate("one => one.checkVisibility()")
    assert page.locator("summary:visible").count() == 0


def test_on_paper_the_address_of_a_card_does_not_stand_across_it(looks):
    page = looks()
    page.goto("/")
    page.emulate_media(media="print")
    words = page.locator(".p-card a[href^=http]").evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
    assert set(words) == {'""'}


def test_of_a_table_with_many_sums_each_is_on_the_paper(looks):
    page = looks("bea")
    page.goto("/rapportages/geld")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})  # An A4 with its margins.
    edges = page.locator(".p-regels td").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert edges and max(edges) <= 700
