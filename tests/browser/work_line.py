"""The line from an idea to the work of a wijk: sorting, promising, the gate before work is public, linking and telling."""

import re

from tests.browser import line
from tests.browser.agenda_line import number_in

IDEE = line.Plan(
    "Schaduw op het schoolplein", "Drie bomen bij de ingang, met een bank eromheen.", "In de zomer is het daar te heet.",
)
WERK, AFDELING = "Schaduw op weg naar school", "Team Groen van de gemeente"
VOORWAARDE = "Noem de school als partner."
NIEUWS = "De eerste drie bomen staan bij de ingang van de school."
BELOFTE = "De boomdeskundige kijkt eerst naar de grond."
DIENST, DIENST_MAIL = "Gildebor", "lantaarns@toneel.invalid"
ANTWOORD = "Ja. In het voorjaar zetten we de lantaarn er neer."
FOTO = line.PHOTO | {"name": "bomen.jpg"}


def hand_in(wil, plan):
    """Somebody who is logged in hands in a plan; gives the kenmerk."""
    wil.page.goto("/")
    wil.follow("Een idee delen")
    line.write(wil, plan)
    wil.press("Verder naar nakijken")
    wil.press("Ja, dien mijn plan in")
    wil.reads("Je plan is ontvangen")
    return re.search(r"I-\d{4}-\d+", wil.page.get_by_role("main").inner_text())[0]


def publish(mo, kenmerk):
    mo.page.goto(f"/beheer/?zoek={kenmerk}")
    mo.page.locator("[data-wachtrij] th a").click()
    mo.press("Publiceren")


def support(hand, plan):
    hand.page.goto(f"/initiatieven/?zoek={plan.title}")
    hand.follow(plan.title)
    hand.press("Ik steun dit plan")


def sort_out(mo, kenmerk, plan):
    """From the queue; what is left to sort comes by itself, until there is nothing more."""
    mo.page.goto("/inbreng/beheer")
    mo.follow("Te sorteren")
    mo.write("Woord of kenmerk", kenmerk)
    mo.press("Filter")
    mo.follow(plan.title)
    mo.choose("Open vraagstuk")
    mo.tick("Meervoudig")
    mo.press("Bewaren en de volgende sorteren")
    mo.reads("Hier is niets meer om te sorteren.")
    mo.follow("Alles open")
    mo.follow(plan.title)


def promise(mo, day):
    """Another day, with a reason; mo is on the page of the submission and comes back there."""
    mo.follow("Nieuwe datum afspreken")
    mo.when("Nieuwe datum", day)
    mo.write("Waarom een andere datum?", BELOFTE)
    mo.press("Spreek deze datum af")
    mo.reads("De nieuwe datum is afgesproken.")


def start_line_work(mo, opgave_id):
    """An inspanning of a department, in draft; gives its id."""
    mo.page.goto(f"/wijkopgaven/{opgave_id}")
    mo.follow("Nieuwe inspanning")
    mo.write("Hoe heet het?", WERK)
    mo.write("Wat doen we?", "We planten bomen langs de route naar de school.")
    mo.pick("Onderwerp", "Groen")
    mo.pick("Waar?", "De Noork")
    mo.write("Wie zorgt ervoor?", AFDELING)
    mo.tick("Regisserend")
    mo.tick("Van een afdeling (de lijn)")
    mo.press("Bewaren")
    return number_in(mo.page.url)


def ask_the_regisseur(mo, id):
    mo.page.goto(f"/wijkopgaven/inspanningen/{id}")
    mo.follow("Vraag het aan de stadsdeelregisseur")
    mo.press("Vraag het aan de stadsdeelregisseur")
    mo.reads("De vraag is gesteld.")


def allow_it(kim):
    """The regisseur finds the question among what waits today."""
    kim.page.goto("/rapportages/vandaag")
    kim.follow(WERK)
    kim.tick("Akkoord, met voorwaarden")
    kim.write("Voorwaarden of reden", VOORWAARDE)
    kim.press("Antwoord bewaren")
    kim.reads("Je antwoord is bewaard.")


def publish_work(mo, id):
    mo.page.goto(f"/wijkopgaven/inspanningen/{id}")
    mo.reads(VOORWAARDE)
    mo.follow("Publiceren")
    mo.reads(VOORWAARDE)
    mo.press("Publiceren")


def is_public(stranger, id):
    return stranger.page.goto(f"/wijkopgaven/inspanningen/{id}").status == 200


def link(mo):
    """What the portal suggests is ticked by a person; mo is on the page of the submission and comes back there."""
    mo.follow("Koppelen aan werk in de wijk")
    mo.tick(f"Kies {WERK}")
    mo.write("Wat brengt het bij?", "De plek voor de bomen.")
    mo.press("Koppelen")
    mo.reads("1 koppeling gemaakt.")


def begin(mo, id):
    mo.page.goto(f"/wijkopgaven/inspanningen/{id}")
    mo.press("Beginnen")


def tell(mo, id, number):
    """News with a photo, for so many people."""
    mo.page.goto(f"/wijkopgaven/inspanningen/{id}")
    mo.follow("Vertel hoe het gaat")
    mo.reads(f"Dit bereikt {number} mensen, ieder één keer.")
    mo.write("Wat is er gebeurd?", NIEUWS)
    mo.upload("Foto (niet verplicht)", FOTO)
    mo.write("Wat is er op de foto te zien?", "Drie jonge bomen")
    mo.press("Zet op de site en vertel het")
    mo.reads("Je nieuws staat op de site.")


def read_bericht(hand, words):
    """The news among the own berichten, told once."""
    hand.page.goto("/berichten/")
    hand.reads(f"Dit hoort bij {words}.")
    assert hand.page.get_by_text(NIEUWS).count() == 1


def read_on_the_plan(stranger):
    stranger.page.goto(f"/initiatieven/?zoek={IDEE.title}")
    stranger.follow(IDEE.title)
    stranger.reads(NIEUWS)
    stranger.page.get_by_role("img", name="Drie jonge bomen").wait_for()
    stranger.follow(WERK)
    stranger.reads(NIEUWS)


def kept(hand):
    """How many answers to initiatieven came in time, on the page that everybody may read."""
    hand.page.goto("/inbreng/afspraken")
    row = hand.page.get_by_role("row").filter(has=hand.page.get_by_role("rowheader", name="Initiatief"))
    return int(re.match(r"\d+", row.get_by_role("cell").first.inner_text())[0])


def report(kim, wijk):
    """A report for the council on this year so far."""
    kim.page.goto("/rapportages/")
    kim.follow("Maak een verslag")
    kim.pick("Over welk gebied?", wijk)
    kim.press("Maak het verslag")
    kim.reads("Het verslag is gemaakt.")


def send_on(mo, kenmerk):
    mo.page.goto(f"/beheer/?zoek={kenmerk}")
    mo.page.locator("[data-wachtrij] th a").click()
    mo.follow("Doorsturen")
    mo.write("Reden", "Zij zorgen voor de lantaarns.")
    mo.write("Naar wie?", DIENST)
    mo.write("E-mailadres van dat team", DIENST_MAIL)
    mo.press("Doorsturen")


def answer_by_link(dienst, url):
    """Without an account."""
    dienst.page.goto(url)
    dienst.write("Jullie antwoord", ANTWOORD)
    dienst.press("Verstuur het antwoord")
    dienst.reads("Bedankt voor jullie antwoord")



def link_in(text):
    """The address on the site in a mail about a submission."""
    return re.search(r"http\S+/inbreng/\S+", text)[0]
