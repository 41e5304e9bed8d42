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
