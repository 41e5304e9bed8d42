"""What somebody types never becomes code in the browser of somebody else."""

import pytest

from tests.browser.scene import EVIL

PLAN, HANDED_IN = "/initiatieven/{plan[kwaad]}", "/initiatieven/{plan[kwaad_ontvangen]}"
SHOWN = (
    *((who, path) for who in ("", "wil", "mo") for path in (PLAN, "/initiatieven/", "/buurten/BU01640202")),
    ("", "/"), ("", f"{PLAN}/versies"), ("", f"{PLAN}/klopt-niet"), ("", "/ontwikkeling/brievenbus"),
    ("", "/initiatieven/?zoek=onerror"), ("", "/initiatieven/gelijk?q=img onerror alert script"),
    ("", "/initiatieven/{plan[loopt]}"), ("buur", "/berichten/"), ("wil", "/mijn"), ("wil", f"{PLAN}/bewerken"),
    ("wil", f"{HANDED_IN}/nakijken"), ("wil", f"{HANDED_IN}/ontvangen"), ("wil", f"{PLAN}/fotos"), ("wil", f"{PLAN}/uitnodigen"),
    ("mo", "/beheer/"), ("mo", "/beheer" + HANDED_IN), ("mo", "/beheer" + PLAN), ("mo", f"{HANDED_IN}/stap/niet_haalbaar"),
    ("mo", f"/beheer{PLAN}/verbergen"), ("mo", f"{PLAN}/antwoord"),
)
ECHOED = ("/initiatieven/?zoek={evil}", "/initiatieven/?thema={evil}&buurt={evil}&status={evil}&sorteer={evil}&na={evil}",
          "/buurten/?q={evil}", "/initiatieven/nieuw?titel={evil}&buurt={evil}", "/inloggen?next={evil}", "/{evil}",
          "/initiatieven/meedoen/{evil}", "/beheer/?zoek={evil}&terug={evil}", "/beheer/mensen?zoek={evil}&email={evil}")


@pytest.fixture
def look(looks):
    """Open a page and give what would prove that foreign code ran, or tried to."""
    def look(path, who=""):
        page, proof = looks(who), []
        page.on("dialog", lambda dialog: (proof.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: "Security Policy" in message.text and proof.append(message.text))
        page.goto(path, wait_until="load")
        return proof + [image.evaluate("one => one.outerHTML") for image in page.locator("img[onerror], img[src=x]").all()]
    return look


@pytest.mark.parametrize(("who", "path"), SHOWN)
def test_a_text_with_code_is_only_text(look, found, who, path):
    assert look(path.format(**found), who) == []


@pytest.mark.parametrize("path", ECHOED)
def test_an_address_with_code_does_nothing(look, path):
    who = "bea" if path.startswith("/beheer/mensen") else "mo" if path.startswith("/beheer") else ""
    assert look(path.format(evil=EVIL), who) == []


def test_a_title_with_code_stays_text_while_somebody_types(looks):
    page, proof = looks(), []
    page.on("dialog", lambda dialog: (proof.append(dialog.message), dialog.dismiss()))
    page.goto("/initiatieven/nieuw")
    with page.expect_response("**/gelijk?*"):
        page.get_by_label("Hoe heet je plan?").press_sequentially("img onerror alert script")
    page.locator("[data-gelijk] a").first.wait_for()
    assert (proof, page.locator("[data-gelijk] img").count()) == ([], 0)
