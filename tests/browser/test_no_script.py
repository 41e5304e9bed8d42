"""A browser without JavaScript: a resident writes and hands in, a moderator publishes, a neighbour supports."""

from tests.browser import line
from tests.browser.hands import Mouse

PLAN = line.Plan("Vogelhuisjes zonder knopjes")


def test_the_line_works_without_script(own_site, post, visits):
    anna, mo, bram = (Mouse(visits(own_site, who, java_script_enabled=False)) for who in ("", "mo", "buur"))
    line.write_and_hand_in(anna, own_site, post, "anna@toneel.invalid", "Anna", PLAN)

    mo.page.goto("/beheer/")
    mo.write("Woord of kenmerk", PLAN.title)
    mo.press("Filter")
    mo.follow(PLAN.title)
    mo.press("Publiceren")
    mo.reads("Gedaan. Iedereen die meeleeft krijgt bericht.")

    bram.page.goto("/initiatieven/?zoek=vogelhuisjes")
    bram.follow(PLAN.title)
    bram.press("Ik steun dit plan")
    bram.reads("mens steunt dit")
    bram.page.goto("/berichten/")
    bram.reads(PLAN.title)
    bram.press("Alles gelezen")
    bram.reads("Al je berichten staan op gelezen.")


def test_the_menu_opens_without_script(site, visits):
    page = visits(site, java_script_enabled=False, viewport={"width": 360, "height": 640})
    page.goto("/")
    page.locator(".p-menu summary").click()
    page.get_by_role("link", name="Initiatieven", exact=True).click()
    page.wait_for_url("**/initiatieven/")


def test_what_needs_script_is_not_offered_without(site, visits, found):
    page = visits(site, java_script_enabled=False)
    for path in ("/buurten/BU01640202", "/initiatieven/nieuw"):
        page.goto(path)
        assert page.locator("button[type=button]:visible").count() == 0
