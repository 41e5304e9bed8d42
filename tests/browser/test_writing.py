"""While somebody writes, help appears around the field and never moves it."""

import pytest

NAME, WHAT = "Hoe heet je plan?", "Wat wil je doen?"
TOP = "one => one.getBoundingClientRect().top"


def writes(page, label, text):
    """Type in this field and go on in the next; where that is on the screen before and after the plans that look alike came."""
    field = page.get_by_label(NAME)
    with page.expect_response("**/gelijk?*"):
        field.fill(text)
        page.get_by_label(label).focus()
        page.wait_for_timeout(50)
        before = page.get_by_label(label).evaluate(TOP)
    return before


@pytest.mark.parametrize("label", (NAME, WHAT))
@pytest.mark.parametrize("size", ((1280, 800), (360, 640)))
def test_plans_that_look_alike_do_not_move_what_somebody_writes_in(looks, label, size):
    page = looks()
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.goto("/initiatieven/nieuw")
    before = writes(page, label, "Muziek op het plein")
    page.locator("[data-gelijk] a").first.wait_for()
    assert page.get_by_label(label).evaluate(TOP) == pytest.approx(before, abs=1)
    before = writes(page, label, "Xyzxyz qwertyuiop")
    page.locator("[data-gelijk] a").first.wait_for(state="detached")
    assert page.get_by_label(label).evaluate(TOP) == pytest.approx(before, abs=1)


def test_plans_that_look_alike_are_told_politely(looks):
    page = looks()
    page.goto("/initiatieven/nieuw")
    assert page.locator("[data-gelijk]").get_attribute("aria-live") == "polite"
