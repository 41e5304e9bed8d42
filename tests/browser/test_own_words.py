"""Each gemeente leads the work of a wijk in its own words and through the phases of its own cycle."""

from datetime import timedelta

import pytest

from portal.clock import today
from tests.browser.conftest import new_context
from tests.browser.elsewhere import portal_of
from tests.browser.hands import Mouse

TITLE = "Samen groen"
# The word for one and for all, the team, an area, the phase it goes to, and all of them.
ALMELO = ("wijkopgave", "Wijkopgaven", "Wijkregieteam", "WK014115", "Uitvoeren",
          ["Analyse van de wijk", "Wijkopgave maken", "Uitvoeren", "Bijwerken"])
ENSCHEDE = ("wijkaanpak", "Wijkaanpakken", "Gebiedsteam", "WK015303", "Afwegen en keuzes maken",
            ["Gebiedsanalyse", "Afwegen en keuzes maken", "Uitvoeren"])


@pytest.mark.parametrize(("gemeente", "words"), [("almelo", ALMELO), ("enschede", ENSCHEDE)])
def test_a_gemeente_leads_the_work_in_its_own_words(browser, tmp_path, gemeente, words):
    one, many, team, area, phase, cycle = words
    with portal_of(gemeente, tmp_path) as (site, cookies):
        kim, stranger = (Mouse(new_context(browser, site).new_page()) for _number in range(2))
        kim.page.context.add_cookies(cookies)
        lead(kim, one, area)
        kim.follow("Team en projectgroepen")
        kim.page.get_by_role("heading", name=team).wait_for()
        to_phase(kim, phase)

        stranger.page.goto("/wijkopgaven/")
        stranger.page.get_by_role("heading", name=many, level=1).wait_for()
        stranger.follow(TITLE)
        threaded = stranger.page.locator(".p-timeline li strong")
        assert threaded.all_inner_texts() == cycle
        assert stranger.page.locator(".p-timeline [aria-current] strong").inner_text() == phase
        for page in (kim.page, stranger.page):
            page.context.close()


def lead(kim, one, area):
    """From nothing to an adopted version; kim ends on its page."""
    kim.page.goto("/wijkopgaven/beheer/nieuw")
    kim.page.get_by_role("heading", name=f"Nieuwe {one}").wait_for()
    kim.write("Hoe heet het?", TITLE)
    kim.pick("Voor welk gebied?", area)
    kim.when("Vanaf", today())
    kim.when("Tot en met", today() + timedelta(days=700))
    kim.write("De wijk in het kort", "Bewoners willen schaduw.")
    kim.write("Wie trekt het?", "De regisseur")
    kim.write("Wie is opdrachtgever?", "De wethouder")
    kim.press("Bewaren")
    kim.write("Hoe staat de wijk ervoor volgens de cijfers?", "Er is weinig schaduw.")
    kim.write("Hoe staat de wijk ervoor volgens mensen?", "Het is heet bij de winkels.")
    kim.press("Bewaren")
    kim.page.goto("/wijkopgaven/")
    kim.follow("Beheren")
    kim.follow(TITLE)
    kim.follow("Vaststellen")
    kim.press("Vaststellen")


def to_phase(kim, phase):
    kim.page.go_back()
    kim.follow("Naar een andere fase")
    kim.pick("Naar welke fase?", phase)
    kim.press("Ga naar deze fase")
