"""The map that moves comes in the place of the drawing, with names, and there is a way back."""

import pytest


@pytest.fixture
def page(looks):
    page = looks()
    page.goto("/buurten/BU01640202")
    page.get_by_role("button", name="Open de kaart").click()
    page.locator(".p-naam").first.wait_for()
    return page


def test_the_moving_map_takes_the_place_of_the_drawing_and_gives_it_back(page):
    drawing, map = page.locator("#tekening"), page.locator("#kaart")
    assert map.is_visible() and not drawing.is_visible()
    page.get_by_role("button", name="Terug naar de tekening").click()
    assert drawing.is_visible() and not map.is_visible()
    page.get_by_role("button", name="Open de kaart").click()
    assert map.is_visible() and not drawing.is_visible()
    assert page.locator("#kaart .leaflet-map-pane").count() == 1


def test_names_stand_on_the_map_and_the_area_itself_is_outlined(page):
    assert page.locator(".p-naam", has_text="De Noork").is_visible()
    assert page.locator("#kaart path.here").count() == 1
    boxes = [name.bounding_box() for name in page.locator(".p-naam:not(.is-crowded)").all()]
    for box in boxes:
        others = [other for other in boxes if other is not box]
        assert not any(
            box["x"] < o["x"] + o["width"] and o["x"] < box["x"] + box["width"]
            and box["y"] < o["y"] + o["height"] and o["y"] < box["y"] + box["height"] for o in others
        )


def test_where_the_map_does_not_load_the_keyboard_stays_on_its_button_and_may_try_again(looks):
    page = looks()
    page.route("**/leaflet.js", lambda route: route.abort())
    page.goto("/buurten/BU01640202")
    button = page.locator("button[data-kaart]")
    button.press("Enter")
    page.get_by_role("button", name="De kaart laadt niet").wait_for()
    assert button.evaluate("one => one === document.activeElement")
    page.unroute("**/leaflet.js")
    button.press("Enter")
    page.locator(".p-naam").first.wait_for()
