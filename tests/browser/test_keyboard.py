"""Nothing but the keyboard: from an idea to a receipt, and the same way forth and back on every kind of page."""

import pytest

from tests.browser import line
from tests.browser.hands import SEEN, Keys

MAIL = "toets@toneel.invalid"
WALKS = (("", "/"), ("", "/initiatieven/"), ("buur", "/initiatieven/{plan[loopt]}"), ("", "/buurten/BU01640202"),
         ("wil", "/initiatieven/{plan[klaar]}/bewerken"), ("buur", "/mijn"), ("mo", "/beheer/"),
         ("mo", "/beheer/initiatieven/{plan[ontvangen]}"), ("mo", "/inbreng/{sleutel[inbreng_beloofd]}/triage"),
         ("kim", "/wijkopgaven/koppelen/{sleutel[inbreng_gekoppeld]}"), ("kim", "/inbreng/{sleutel[inbreng_gekoppeld]}"),
         ("sam", "/stemmen/{sleutel[stem_mandje]}/stem"), ("", "/stemmen/{sleutel[stem_punten]}/stem"))
STOP = f"""() => {{
  const one = document.activeElement;
  if (one === document.body) return null;
  return [[...document.querySelectorAll('*')].indexOf(one), one.outerHTML.slice(0, 120), ({SEEN})(one)];
}}"""


def test_an_idea_is_handed_in_with_the_keyboard_alone(own_site, post, visits):
    keys = Keys(visits(own_site))
    kenmerk = line.write_and_hand_in(keys, own_site, post, MAIL, "Toets", line.Plan("Een bord vol toetsen"))
    own_site.deliver()
    assert post.news(MAIL) == {("toets", f"Ontvangen: Een bord vol toetsen ({kenmerk})"): 1}


def test_a_submission_is_linked_with_the_keyboard_alone(own_site, visits, found):
    page = visits(own_site, "kim")
    page.goto("/wijkopgaven/koppelen/{sleutel[inbreng_gekoppeld]}".format(**found))
    first, second = (page.locator("tbody th a").nth(number) for number in (0, 1))
    name = second.inner_text()
    first.focus()
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("[data-gekozen]").inner_text() == "1 gekozen"
    Keys(page).press("Koppelen")
    assert page.get_by_role("link", name=name).first.is_visible()
    assert "1 koppeling gemaakt." in page.locator("main").inner_text()


def test_two_submissions_are_sorted_with_the_keyboard_alone(own_site, visits):
    page = visits(own_site, "mo")
    page.goto("/inbreng/beheer?deel=sorteren&soort=initiatieven")
    names = [link.inner_text() for link in page.locator("tbody th a").all()]
    page.locator("tbody th a").first.focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    for name in (names[1], names[0]):
        page.get_by_role("heading", name=name, exact=True).wait_for()
        for group in ("aard", "zwaarte"):
            page.locator(f"[name={group}]").first.focus()
            page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.get_by_role("heading", name=names[2], exact=True).wait_for()
    page.locator("nav.p-crumbs a").first.press("Enter")
    page.wait_for_url("**/inbreng/beheer?deel=sorteren&soort=initiatieven")
    assert not {*names[:2]} & {link.inner_text() for link in page.locator("tbody th a").all()}


def test_first_stop_leads_past_the_menu(looks):
    page = looks()
    page.goto("/initiatieven/")
    keys = Keys(page)
    keys.stop("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    page.keyboard.press("Enter")
    keys.stop("Tab")
    assert page.locator("main :focus").count() == 1


def test_the_words_of_the_menu_are_whole(looks):
    page = looks("lia")
    page.goto("/")
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
    assert page.locator(".p-nav--wide a span").evaluate_all(cut) == []


def test_menu_on_a_telephone_opens_with_the_keyboard(looks):
    page = looks()
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/")
    keys = Keys(page)
    keys.push(page.locator(".p-menu summary"))
    keys.follow("Initiatieven")
    assert page.url.endswith("/initiatieven/")


@pytest.mark.parametrize(("who", "path"), WALKS)
@pytest.mark.parametrize("width", (1280, 320))
def test_every_stop_is_seen_and_shift_tab_goes_the_same_way_back(looks, found, who, path, width):
    page = looks(who)
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(path.format(**found))
    forth = walk(page, "Tab")
    assert len(forth) > 5 and [html for _place, html, seen in forth if not seen] == []
    back = walk(page, "Shift+Tab")
    assert [place for place, *_rest in back] == [place for place, *_rest in forth][::-1]


def walk(page, key):
    """Every stop once around the page: which element, its first signs, and whether one sees it."""
    stops = []
    while True:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or stop in stops:
            return stops
        stops.append(stop)
