"""The line, walked by real people in real browsers: from an idea, by way of support, to work done that all hear of."""

import pytest

from tests.browser import line
from tests.browser.hands import Mouse
from tests.browser.scene import PRIVATE

ANNA, BRAM, CARLA, MO, LEEG = (f"{name}@toneel.invalid" for name in ("anna", "bram", "carla", "mo", "leeg"))
BANK = line.Plan("Een bank bij de vijver")
TWEEDE = line.Plan("Bank en prullenbak bij de vijver", PRIVATE)


@pytest.fixture
def someone(visits, own_site):
    """A window of their own for everybody."""
    return lambda who="": Mouse(visits(own_site, who))


@pytest.fixture
def heard(own_site, post):
    """Who of the people in this story got which mail since the last time."""
    def heard():
        own_site.deliver()
        return dict(post.news(ANNA, BRAM, CARLA, MO, LEEG))
    return heard


def test_an_idea_becomes_work_done_and_everyone_hears(own_site, post, someone, heard):
    anna, mo, bram = someone(), someone(), someone()
    kenmerk = line.write_and_hand_in(anna, own_site, post, ANNA, "Anna", BANK)
    assert heard() == {("anna", f"Ontvangen: {BANK.title} ({kenmerk})"): 1, ("mo", f"Idee ontvangen: {BANK.title}"): 1}

    staff_logs_in(mo, own_site, post)
    publish(mo, BANK)
    assert heard() == {("anna", f"Gepubliceerd: {BANK.title}"): 1}

    neighbour_takes_part(bram, own_site, post)
    decide(mo, BANK, "In behandeling")
    assert heard() == {(who, f"In behandeling genomen: {BANK.title}"): 1 for who in ("anna", "bram")}

    second_plan_joins_the_first(someone, mo, own_site, post, kenmerk)
    assert heard() == {
        ("carla", f"Samengevoegd met een ander initiatief: {TWEEDE.title}"): 1,
        ("leeg", f"Samengevoegd met een ander initiatief: {TWEEDE.title}"): 1,
        ("anna", f"Een ander initiatief hoort er nu bij: {BANK.title}"): 1,
    }

    the_work_is_done(anna, mo, heard)
    public_page_tells_it_all(someone())


def staff_logs_in(mo, site, post):
    mo.page.goto("/beheer/")
    line.log_in(mo, site, post, MO)
    mo.reads("Wachtrij")


def open_case(mo, plan, deel="Beoordeeld"):
    mo.page.goto("/beheer/")
    mo.follow(deel)
    mo.write("Woord of kenmerk", plan.title)
    mo.press("Filter")
    mo.follow(plan.title)


def publish(mo, plan):
    open_case(mo, plan, "Alles open")
    mo.press("Publiceren")


def decide(mo, plan, deed):
    open_case(mo, plan)
    mo.press(deed)


def neighbour_takes_part(bram, site, post):
    bram.page.goto("/")
    bram.follow("Initiatieven")
    bram.write("Zoek op woord", "bankje vijver")
    bram.press("Zoek")
    bram.follow(BANK.title)
    bram.follow("Log in om mee te doen")
    line.log_in(bram, site, post, BRAM)
    line.say_name(bram, "Bram")
    bram.press("Volg dit plan")
    bram.reads("Je volgt dit plan.")
    bram.press("Ik steun dit plan")
    bram.reads("mens steunt dit, van wie 1 uit De Noork")


def second_plan_joins_the_first(someone, mo, site, post, kenmerk):
    carla, leeg = someone(), someone("leeg")
    line.write_and_hand_in(carla, site, post, CARLA, "Carla", TWEEDE)
    publish(mo, TWEEDE)
    leeg.page.goto("/initiatieven/?zoek=prullenbak")
    leeg.follow(TWEEDE.title)
    leeg.press("Ik steun dit plan")
    site.deliver()
    post.news()
    open_case(mo, TWEEDE)
    mo.follow("Samenvoegen")
    mo.write("Reden", "Het is dezelfde bank. Samen staan jullie sterker.")
    mo.write("Met welk initiatief?", kenmerk)
    mo.press("Samenvoegen")


def the_work_is_done(anna, mo, heard):
    """Anna pulls, Mo answers; whoever cares hears each thing once, and never of the own deeds."""
    to_the_rest = lambda what, *more: {(who, f"{what}: {BANK.title}"): 1 for who in ("bram", "carla", "leeg", *more)}  # noqa: E731
    anna.follow("Bekijk je plan")
    anna.reads("mensen steunen dit")
    take(anna, "Aan de slag")
    assert heard() == to_the_rest("De uitvoering is begonnen")
    anna.follow("Mijlpaal toevoegen")
    anna.write("Wat wil je bereiken?", "De bank staat er")
    anna.press("Mijlpaal toevoegen")
    assert heard() == {}
    anna.follow("Vertel hoe het gaat")
    anna.write("Wat is er gebeurd?", "Het hout is besteld.")
    anna.upload("Foto (niet verplicht)", line.PHOTO)
    anna.write("Wat is er op de foto te zien?", "Een stapel hout")
    anna.press("Zet op de site")
    assert heard() == to_the_rest("Nieuws over de voortgang")
    answer(mo)
    assert heard() == to_the_rest("Antwoord van de gemeente", "anna")
    anna.page.reload()
    anna.press("Gehaald")
    assert heard() == to_the_rest("Mijlpaal gehaald")
    take(anna, "Het is klaar", "De bank staat er en er zit altijd iemand op.")
    assert heard() == to_the_rest("Gerealiseerd")


def take(anna, deed, verslag=""):
    anna.follow(deed)
    if verslag:
        anna.write("Hoe is het gegaan?", verslag)
    anna.press(deed)


def answer(mo):
    open_case(mo, BANK)
    mo.follow("Antwoord van de gemeente")
    mo.write("Antwoord van de gemeente", "Ja, de bank mag er staan. De gemeente legt de tegels.")
    mo.press("Plaats het antwoord")


def public_page_tells_it_all(stranger):
    stranger.page.goto("/initiatieven/?status=gerealiseerd")
    stranger.follow(BANK.title)
    told = stranger.page.locator(".p-timeline h3").all_inner_texts()
    assert told == [
        "Idee ontvangen", "Gepubliceerd", "In behandeling genomen", "Een ander initiatief hoort er nu bij",
        "De uitvoering is begonnen", "Nieuws over de voortgang", "Antwoord van de gemeente", "Mijlpaal gehaald",
        "Gerealiseerd",
    ]
    stranger.reads("mensen steunen dit, van wie 2 uit De Noork")
    stranger.page.get_by_role("img", name="Een stapel hout").wait_for()
