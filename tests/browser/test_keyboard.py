"""Nothing but the keyboard: from an idea to a receipt, and the same way forth and back on every kind of page."""

import pytest

from tests.browser import line
from tests.browser.hands import SEEN, Keys

MAIL = "toets@toneel.invalid"
WALKS = (("", "/"), ("", "/initiatieven/"), ("buur", "/initiatieven/{plan[loopt]}"), ("", "/buurten/BU01640202"),
         ("wil", "/initiatieven/{plan[klaar]}/bewerken"), ("buur", "/mijn"), ("mo", "/beheer/"),
         ("mo", "/beheer/initiatieven/{plan[ontvangen]}"))
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


def test_first_stop_leads_past_the_menu(looks):
    page = looks()
    page.goto("/initiatieven/")
    keys = Keys(page)
    keys.stop("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    page.keyboard.press("Enter")
    keys.stop("Tab")
    assert page.locator("main :focus").count() == 1


def test_menu_on_a_telephone_opens_with_the_keyboard(looks):
    page = looks()
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/")
    keys = Keys(page)
    keys.push(page.locator(".p-menu summary"))
    keys.follow("Initiatieven")
    assert page.url.endswith("/initiatieven/")


@pytest.mark.parametrize(("who", "path"), WALKS)
@pytest.mark.parametrize("width", (1280, 360))
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
