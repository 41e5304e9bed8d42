"""While somebody fills in an application, the rules beside it follow; without a script they do after each step."""


def test_the_rules_follow_what_somebody_types_and_keep_nothing(looks, found):
    page = looks("wil")
    page.goto(f"/buurtbonnen/{found['sleutel']['aanvraag']}/kosten")
    with page.expect_response("**/kosten/oordeel") as answer:
        page.locator("#posten-0-bedrag").fill("9000")
    assert answer.value.ok
    page.locator("[data-oordeel][data-gevraagd='€\xa09.050,50']").wait_for()
    assert page.locator("[data-totaal]").inner_text() == "€\xa09.050,50"
    assert "kunnen niet" in page.locator("[data-telling]").text_content()
    page.reload()
    assert page.locator("[data-totaal]").inner_text() == "€\xa0170,50"


def test_what_is_typed_is_judged_at_once_after_another_line(looks, found):
    page = looks("wil")
    page.goto(f"/buurtbonnen/{found['sleutel']['aanvraag']}/kosten")
    page.locator("#posten-0-bedrag").fill("9000")
    page.get_by_role("button", name="Nog een regel").click()
    page.locator("[data-oordeel][data-gevraagd='€\xa09.050,50']").wait_for()
    assert page.locator("[data-totaal]").inner_text() == "€\xa09.050,50"
