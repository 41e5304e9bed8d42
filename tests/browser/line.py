"""The part of the line that a resident walks: from an idea on the home page to a receipt with a kenmerk."""

import re
from dataclasses import dataclass

from tests.browser.scene import picture

PHOTO = {"name": "plein.jpg", "mimeType": "image/jpeg", "buffer": picture()}


@dataclass(frozen=True)
class Plan:
    title: str
    wat: str = "Een bank bij de vijver, zodat oudere buren onderweg kunnen zitten."
    waarom: str = "Nu is er nergens een plek om even te rusten."


def write_and_hand_in(hand, site, post, mail, name, plan):
    """Somebody nobody knows yet writes a plan, logs in half-way and hands it in; gives the kenmerk."""
    hand.page.goto("/")
    hand.follow("Een idee delen")
    write(hand, plan)
    add_photo(hand)
    hand.press("Verder naar nakijken")
    hand.reads(plan.title)
    hand.press("Inloggen en indienen")
    hand.reads("Je concept blijft bewaard.")
    log_in(hand, site, post, mail)
    say_name(hand, name)
    hand.reads(plan.wat)
    hand.press("Ja, dien mijn plan in")
    hand.reads("Je plan is ontvangen")
    return re.search(r"I-\d{4}-\d+", hand.page.get_by_role("main").inner_text())[0]


def write(hand, plan):
    hand.write("Hoe heet je plan?", plan.title)
    hand.write("Wat wil je doen?", plan.wat)
    hand.write("Waarom wil je dit?", plan.waarom)
    hand.choose("Groen")
    hand.pick("Waar is het?", "De Noork")
    hand.press("Verder naar foto’s")


def add_photo(hand):
    hand.upload("Foto", PHOTO)
    hand.write("Wat is er op de foto te zien?", "Het grasveld bij de vijver")
    hand.press("Foto toevoegen")
    hand.page.get_by_role("img", name="Het grasveld bij de vijver").wait_for()


def log_in(hand, site, post, mail):
    """With the code from the mail."""
    hand.write("Je e-mailadres", mail)
    hand.press("Stuur mij de mail")
    hand.reads(f"We hebben een mail gestuurd naar {mail}")
    site.deliver()
    hand.write("De code uit de mail", post.code_for(mail))
    hand.press("Inloggen")


def say_name(hand, name):
    hand.reads("Welkom in de buurt")
    hand.write("Hoe mogen we je noemen?", name)
    hand.pick("In welke buurt woon je?", "De Noork")
    hand.press("Verder")
