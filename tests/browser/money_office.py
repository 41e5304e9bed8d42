"""The part of the money line that others walk: who handles it, who advises on it and who decides."""

from datetime import timedelta

from portal.clock import today
from tests.browser.money_line import TITLE, WAT

VRAAG, REDEN = "Stuur een offerte van de tent.", "Uw plan brengt mensen samen."


def take_up_and_ask(kees):
    """Without a day the clock would not stand still, so it is not sent without one. Only the files may change."""
    kees.page.goto("/")
    kees.follow("Beheer")
    kees.follow("Aanvragen")
    kees.write("Woord of kenmerk", TITLE)
    kees.press("Filter")
    kees.follow(TITLE)
    kees.press("Oppakken")
    kees.follow("Aanvulling vragen")
    kees.write("Wat heb je nog nodig?", VRAAG)
    kees.write("Uiterlijk op", "")
    kees.press("Aanvulling vragen")
    kees.reads("Kies wat de aanvrager mag aanpassen.")
    kees.reads("Kies een datum. Zonder datum staat de termijn niet stil.")
    kees.tick("Bestanden")
    kees.when("Uiterlijk op", today() + timedelta(10))
    kees.press("Aanvulling vragen")
    kees.reads("De vraag is verstuurd. Loopt de termijn nog, dan staat die vanaf morgen stil.")


def ask_advice(kees):
    kees.page.reload()
    kees.follow("Advies vragen")
    kees.press("Advies vragen")
    kees.reads("Het advies is gevraagd.")


def advise(ada):
    """Who advises reads the plan and not who asks; without a word on interest no advice is taken."""
    read_bericht(ada, "Advies gevraagd")
    ada.follow(TITLE)
    ada.reads(WAT)
    assert "Voorbeeld" not in ada.page.get_by_role("main").inner_text()
    ada.choose("Positief")
    ada.write("Waarom?", "De hele straat doet mee.")
    ada.press("Advies versturen")
    ada.reads("Anders adviseert een ander.")
    ada.tick("Ik heb geen belang bij deze aanvraag")
    ada.press("Advies versturen")
    ada.reads("Dank je wel. Je advies is verstuurd.")


def put_forward(kees):
    kees.page.reload()
    kees.follow("Voorleggen voor besluit")
    kees.write("Waarom?", REDEN)
    kees.press("Voorleggen voor besluit")
    kees.reads("De aanvraag ligt bij wie beslist.")


def decide(bes):
    read_bericht(bes, "Klaar voor een besluit")
    bes.follow("Naar het dossier voor medewerkers")
    bes.follow("Besluit nemen")
    bes.choose("Toekennen")
    for question in bes.page.get_by_role("radiogroup").filter(has_text="Voldoet").all():
        question.get_by_label("Voldoet", exact=True).check()
    bes.write("Waarom?", REDEN)
    bes.press("Besluit nemen en bekendmaken")
    bes.reads("Het besluit is genomen en bekendgemaakt.")


def read_bericht(hand, what):
    hand.page.goto("/berichten/")
    hand.follow(what)
