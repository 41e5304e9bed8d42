"""The part of the budget line that a group walks: asking its year, an activity, four eyes, the account and the handover."""

import re
from contextlib import contextmanager
from datetime import date

from portal.clock import today
from tests.besteding import IBAN
from tests.browser import line
from tests.browser.agenda_line import number_in
from tests.browser.budget import GROEP, NAAM
from tests.browser.money_line import go_on

YEAR = today().year + 1
TITLE = f"{NAAM} {YEAR}"
FEEST, MARKT, BON = "Zomerfeest", "Kerstmarkt", "Huur van de tent"
# In cents: asked and granted, paid in advance, and spent on the party and on the market.
GRANTED, PAID, PARTY, MARKET = 100_000, 80_000, 55_000, 15_000
SPENT = PARTY + MARKET
PARTY_DAY = date(YEAR, 6, 12)
VERKLARINGEN = ("Het bestuur van de organisatie weet van deze aanvraag", "Ik heb alles naar waarheid ingevuld.")
VERHAAL = "Het plein was vol en iedereen bleef tot het eind."
REACTIE = "Dat klopt. De kerstmarkt was kleiner dan we dachten."
PENNINGMEESTER = "Penningmeester. Gaat over het geld en mag namens de groep aanvragen."
RECEIPT = line.PHOTO | {"name": "bon.jpg"}


def work(hand, groep):
    """To the workspace of the group."""
    hand.page.goto(f"/bewonersgroepen/{groep}/werkplaats")


def ask_the_year(hand, groep):
    """What follows from the group and the year is not asked; gives the kenmerk."""
    work(hand, groep)
    hand.follow("Geld aanvragen voor de groep")
    hand.follow(f"Vraag {NAAM} aan")
    hand.press("Begin")
    hand.pick("Voor welke organisatie teken je?", GROEP)
    go_on(hand, "Bedrag")
    hand.reads(str(YEAR))
    go_on(hand, "Plan")
    hand.write("Wat gaan jullie doen?", "In juni een feest op het plein, in december een markt.")
    go_on(hand, "Begroting")
    draw_up(hand)
    go_on(hand, "Bestanden")
    hand.follow("Volgende stap: Gegevens")
    return send(hand)


def draw_up(hand):
    """A line for each activity."""
    hand.press("Nog een regel")
    for number, (wat, bedrag) in enumerate(((FEEST, "600"), (MARKT, "400")), 1):
        regel = f"(kostenregel {number})"
        hand.write(f"Waarvoor? {regel}", wat)
        hand.pick(f"Soort kosten {regel}", "Een activiteit")
        hand.write(f"Bedrag {regel}", bedrag)


def send(hand):
    hand.write("Naam van de contactpersoon", "Piet Voorbeeld")
    hand.write("Straat en huisnummer", "Voorbeeldstraat 9")
    hand.write("Postcode", "7551 AB")
    hand.write("Woonplaats", "Hengelo")
    go_on(hand, "Nakijken")
    for verklaring in VERKLARINGEN:
        hand.tick(verklaring)
    hand.press("Aanvraag versturen")
    hand.reads("Je aanvraag is ontvangen")
    return re.search(r"B-\d{4}-\d+", hand.page.get_by_role("main").inner_text())[0]


def give_account(hand, title, name):
    """From the page of the money, where it is the first thing to do; gives the id of the grant."""
    hand.page.goto("/toekenningen/")
    hand.follow(title)
    grant = number_in(hand.page.url)
    hand.follow("Rekeningnummer opgeven")
    hand.write("Rekeningnummer (IBAN)", IBAN)
    hand.write("Op wiens naam staat de rekening?", name)
    hand.press("Rekeningnummer bewaren")
    hand.reads("NL91 •••• •••• 4300")
    return grant


def plan_activity(hand, groep):
    """Paid from the budget, and open to everybody; gives its address."""
    work(hand, groep)
    hand.follow("Plan een activiteit")
    hand.write("Hoe heet de activiteit?", FEEST)
    hand.write("Wat gaan jullie doen?", "Samen eten en dansen op het plein.")
    hand.when("Op welke dag?", PARTY_DAY)
    hand.write("Hoe laat begint het?", "14:00")
    hand.write("Hoe laat is het afgelopen?", "18:00")
    hand.write("Waar is het?", "Het plein bij het park")
    hand.page.get_by_label("Uit welk budget betalen jullie dit?").select_option(index=1)
    hand.write("Hoeveel mag het kosten?", "600")
    hand.press("Bewaar het concept")
    hand.press("Aankondigen")
    return hand.page.url


def look_back(hand, groep):
    """It waits among what is to be done; with a photo of it."""
    work(hand, groep)
    hand.follow(f"Vertel hoe “{FEEST}” ging.")
    hand.write("Hoeveel mensen deden er mee?", "60")
    hand.write("Hoe was het?", VERHAAL)
    hand.press("Zet op de site")
    hand.upload("Foto", line.PHOTO)
    hand.write("Wat is er op de foto te zien?", "Lange tafels op het plein")
    hand.tick("Iedereen die je op de foto herkent")
    hand.press("Foto toevoegen")
    hand.page.get_by_role("img", name="Lange tafels op het plein").wait_for()


def spend(hand, groep):
    """A member advanced it and shows the receipt; gives the address of the expense."""
    work(hand, groep)
    hand.follow("Uitgave of bon toevoegen")
    hand.pick("Bij welke regel van de begroting hoort het?", FEEST)
    hand.pick("Voor welke activiteit?", FEEST)
    hand.write("Waar is het geld aan uitgegeven?", BON)
    hand.write("Bedrag", "550")
    hand.when("Wanneer was dat?", PARTY_DAY)
    hand.choose("Voorgeschoten door een lid")
    hand.upload("Bon of rekening, als foto of PDF (niet verplicht)", RECEIPT)
    hand.press("Noteer de uitgave")
    hand.reads(BON)
    return hand.page.url


def sign(hand, groep):
    """With the receipt beside it, of which the photo was drawn anew."""
    work(hand, groep)
    hand.follow("Er wacht 1 uitgave op jouw handtekening.")
    hand.page.get_by_role("link", name="bon.webp").wait_for()
    hand.press("Teken voor akkoord")


def can_sign(hand, expense):
    hand.page.goto(expense)
    return hand.page.get_by_role("button", name="Teken voor akkoord").count() > 0


@contextmanager
def pages(hand):
    """The addresses that this hand meets meanwhile."""
    met = set()

    def note(frame):
        met.add(frame.url.partition("#")[0])

    hand.page.on("framenavigated", note)
    yield met
    hand.page.remove_listener("framenavigated", note)


def account(hand, grant):
    """On one page, half of it filled in already; kept half-way, and then handed in."""
    hand.page.goto(f"/toekenningen/{grant}")
    with pages(hand) as met:
        hand.press("Verantwoorden")
        assert VERHAAL in hand.page.get_by_label("Hoe is het gegaan?").input_value()
        assert hand.page.get_by_label(f"Uitgegeven ({FEEST})").input_value() == "550,00"
        hand.write(f"Uitgegeven ({MARKT})", "150")
        hand.press("Bewaren en later verder")
        hand.reads("Bewaard. Je kunt later verder.")
        hand.tick("Ik heb alles naar waarheid ingevuld.")
        hand.press("Verantwoording versturen")
        hand.reads("Je verantwoording is verstuurd.")
    return met


def respond(hand, grant):
    hand.page.goto(f"/toekenningen/{grant}")
    hand.follow("Lees en reageer")
    hand.write("Wat vind je van dit voornemen?", REACTIE)
    hand.press("Reactie versturen")
    hand.reads("Je reactie is verstuurd.")


def invite_treasurer(hand, groep, mail):
    hand.page.goto(f"/bewonersgroepen/{groep}/leden")
    hand.follow("Iemand uitnodigen")
    hand.write("E-mailadres", mail)
    hand.choose(PENNINGMEESTER)
    hand.press("Stuur de uitnodiging")


def link_in(text):
    """The address on the site in a mail with an invitation."""
    return re.search(r"http\S+/bewonersgroepen/\S+", text)[0]


def end_treasurer(hand, groep, name):
    hand.page.goto(f"/bewonersgroepen/{groep}/leden")
    hand.press(f"Beëindig de rol penningmeester van {name}")
