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


def test_what_was_kept_while_typing_can_be_saved(own_site, visits):
    page = visits(own_site)
    page.goto("/initiatieven/nieuw")
    page.get_by_label(NAME).fill("Bankjes")
    page.get_by_role("button", name="Bewaren en later verder").click()
    for text in ("Twee bankjes.", "Drie bankjes."):
        with page.expect_response("**/bewaren") as kept:
            page.get_by_label(WHAT).fill(text)
        assert kept.value.json()["bewaard"]
    page.get_by_text("Bewaard om").wait_for()
    page.get_by_label(WHAT).fill("Vier bankjes.")
    page.get_by_role("button", name="Bewaren en later verder").click()
    page.get_by_text("Je concept is bewaard.").wait_for()
    assert page.get_by_label(WHAT).input_value() == "Vier bankjes."


def test_what_another_tab_changed_is_not_written_over(own_site, visits):
    page = visits(own_site)
    page.goto("/initiatieven/nieuw")
    page.get_by_label(NAME).fill("Bankjes")
    page.get_by_role("button", name="Bewaren en later verder").click()
    page.get_by_text("Je concept is bewaard.").wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label(WHAT).fill("Uit de andere tab.")
    other.get_by_role("button", name="Bewaren en later verder").click()
    other.get_by_text("Je concept is bewaard.").wait_for()
    page.get_by_label(WHAT).fill("Uit deze tab.")
    page.get_by_text("Deze tekst is ergens anders veranderd.").wait_for()
    page.get_by_role("button", name="Bewaren en later verder").click()
    page.get_by_text("Zo staat het er nu").wait_for()
    assert "Uit de andere tab." in page.locator(".p-note").inner_text()


def test_plans_that_look_alike_are_told_politely(looks):
    page = looks()
    page.goto("/initiatieven/nieuw")
    assert page.locator("[data-gelijk]").get_attribute("aria-live") == "polite"
