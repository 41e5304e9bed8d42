"""The part of the money line that a resident walks: from the wegwijzer to a receipt with a kenmerk."""

import re
from datetime import date, timedelta

from portal.clock import today
from tests.browser import line
from tests.browser.money import NAAM

TITLE, WAT, ASKED = "Soep op straat", "Samen soep eten in de straat, ook met wie alleen woont.", "€ 450"
TOO_MUCH, ENOUGH = "Je vraagt € 50 te veel.", "Je blijft binnen het hoogste bedrag: € 500."
NOT_PAID, PAID = "Kan niet: Vergoeding voor een vrijwilliger.", "In de begroting staan geen kosten die we niet betalen."
VERKLARINGEN = ("We voeren het plan zelf uit", "Ik heb alles naar waarheid ingevuld.")


def ask_and_send(hand, site, post, mail, name, look):
    """Somebody nobody knows yet is led here, fills in, mends what does not fit, logs in and sends; gives the kenmerk.

    ``look(hand)``: what they do to see what the rules say of what they typed.
    """
    be_led(hand)
    tell_the_plan(hand)
    count_the_costs(hand, look)
    go_on(hand, "Bestanden")
    hand.follow("Volgende stap: Jouw gegevens")
    say_who(hand, mail, name)
    return send(hand, site, post, mail, name)


def be_led(hand):
    hand.page.goto("/")
    hand.follow("Help mij kiezen")
    for answer in ("Iets doen of maken met mijn buren", "Ja", "Voor mijzelf, als bewoner", "€ 500 of minder"):
        hand.follow(answer)
    hand.reads(f"Dan past {NAAM}.")
    hand.follow("Begin met je aanvraag")
    hand.reads(f"{NAAM} aanvragen")
    hand.press("Begin")


def tell_the_plan(hand):
    hand.choose("Ik, als bewoner")
    hand.choose("Ja")
    go_on(hand, "Je idee")
    hand.write("Hoe heet je plan?", TITLE)
    hand.write("Wat wil je doen?", WAT)
    hand.write("Waarom wil je dit?", "Dan leren we elkaar kennen.")
    go_on(hand, "Waar")
    hand.pick("In welke buurt of wijk is het?", "De Noork")
    hand.choose("Niet nodig")
    go_on(hand, "Wanneer")
    hand.when("Eerste dag", a_day_this_year())
    hand.choose("Nee")
    go_on(hand, "Kosten")


def a_day_this_year():
    """The regeling asks that it is done this year."""
    return min(today() + timedelta(14), date(today().year, 12, 31))


def count_the_costs(hand, look):
    """First for more than there can be, and partly for what is not paid; then as it may be."""
    cost(hand, 1, "Partytent", "350", "Huur van spullen of een zaal")
    hand.press("Nog een regel")
    cost(hand, 2, "De koks", "200", "Vergoeding voor een vrijwilliger")
    look(hand)
    hand.reads(TOO_MUCH)
    hand.reads(NOT_PAID)
    cost(hand, 2, "Soep", "100", "Eten en drinken")
    look(hand)
    hand.reads(ENOUGH)
    hand.reads(PAID)
    go_on(hand, "Draagvlak")


def cost(hand, number, wat, bedrag, soort):
    regel = f"(kostenregel {number})"
    hand.write(f"Waarvoor? {regel}", wat)
    hand.pick(f"Soort kosten {regel}", soort)
    hand.write(f"Bedrag {regel}", bedrag)
    hand.pick(f"Huren of kopen? {regel}", "Huren")


def say_who(hand, mail, name):
    hand.write("Je naam", f"{name} Voorbeeld")
    hand.write("Straat en huisnummer", "Voorbeeldstraat 7")
    hand.write("Postcode", "7551 AB")
    hand.write("Woonplaats", "Hengelo")
    hand.pick("In welke buurt woon je?", "De Noork")
    hand.write("E-mailadres", mail)
    go_on(hand, "Nakijken")


def send(hand, site, post, mail, name):
    """Half-way nobody knows who this is; what was filled in waits while they log in."""
    hand.reads(WAT)
    for verklaring in VERKLARINGEN:
        hand.tick(verklaring)
    hand.press("Inloggen en versturen")
    hand.reads("Je aanvraag blijft bewaard.")
    line.log_in(hand, site, post, mail)
    line.say_name(hand, name)
    hand.reads(WAT)
    hand.press("Aanvraag versturen")
    hand.reads("Je aanvraag is ontvangen")
    return re.search(r"B-\d{4}-\d+", hand.page.get_by_role("main").inner_text())[0]


def go_on(hand, step):
    hand.press(f"Volgende stap: {step}")
