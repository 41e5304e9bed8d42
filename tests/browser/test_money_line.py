"""The money line, walked by real people in real browsers: from an idea, by way of advice, to a letter and a bezwaar."""

import re

import pytest
from babel.dates import format_date

from portal import pdf
from portal.clock import today
from portal.termijn import legal_holidays
from tests.browser import money_line, money_office
from tests.browser.hands import Keys, Mouse
from tests.browser.money import NAAM
from tests.browser.money_line import TITLE
from tests.law import betaal_einde, bezwaar_beslistermijn, bezwaar_einde

ANNA, KEES, ADA, BES = (f"{name}@toneel.invalid" for name in ("anna", "kees", "ada", "bes"))
GROND = "Ik kreeg minder dan mijn buurman."
LETTER = f"Er staat een brief voor je klaar: {TITLE}"
OFFERTE = {"name": "offerte.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 een tent"}


@pytest.fixture
def someone(visits, own_site):
    """A window of their own for everybody."""
    return lambda who="": Mouse(visits(own_site, who))


@pytest.fixture
def heard(own_site, post):
    """Who of the people in this story got which mail since the last time."""
    def heard():
        own_site.deliver()
        return dict(post.news(ANNA, KEES, ADA, BES))
    return heard


@pytest.fixture
def holidays(own_site):
    """Every day of this year and the next on which no term ends."""
    extra = own_site.app.profiel.gelijkgestelde_dagen
    return legal_holidays(today().year, extra) | legal_holidays(today().year + 1, extra)


def test_a_resident_asks_and_gets_an_answer(own_site, post, someone, heard, holidays):
    anna, kees, ada, bes, stranger = someone(), someone("kees"), someone("ada"), someone("bes"), someone()
    stranger.page.goto("/regelingen/")
    stranger.follow(NAAM)
    assert left(stranger) == "€ 1.000 van € 1.000"

    kenmerk = money_line.ask_and_send(anna, own_site, post, ANNA, "Anna", read_along)
    assert heard() == {("anna", f"Ontvangen: {TITLE} ({kenmerk})"): 1, ("kees", f"Aanvraag ontvangen: {TITLE}"): 1}
    assert all(part in last(post, ANNA) for part in (kenmerk, "Partytent", "Voorbeeldstraat 7"))

    money_office.take_up_and_ask(kees)
    assert heard() == {("anna", LETTER): 1}
    complete(anna)
    assert heard() == {("anna", f"Aanvulling ontvangen: {TITLE} ({kenmerk})"): 1, ("kees", f"Aanvulling ontvangen: {TITLE}"): 1}

    money_office.ask_advice(kees)
    wat = "Advies gevraagd aan de bewonersorganisatie"
    assert heard() == {("anna", f"{wat}: {TITLE}"): 1, ("ada", f"{wat}: {kenmerk}"): 1}
    money_office.advise(ada)
    assert heard() == {("kees", f"Advies gegeven: {TITLE}"): 1}
    money_office.put_forward(kees)
    assert heard() == {("bes", f"Klaar voor een besluit: {TITLE}"): 1}
    money_office.decide(bes)
    assert heard() == {("anna", LETTER): 1, ("ada", f"Toegekend: {kenmerk}"): 1}

    assert "€" not in last(post, ANNA) and "oegekend" not in last(post, ANNA)
    open_letter(anna, link_in(last(post, ANNA)), holidays)
    keep_letter(anna)
    stranger.page.reload()
    assert left(stranger) == "€ 550 van € 1.000"
    bezwaar = object_to_it(anna, holidays)
    assert heard() == {("anna", f"Bezwaar ontvangen: {bezwaar}"): 1, ("bes", f"Bezwaar ontvangen: {TITLE}"): 1}
    assert GROND in last(post, ANNA)


def left(stranger):
    """What is left for the wijk, on the page that everybody may read."""
    return plain(stranger.page.locator(".p-meter__top b").inner_text())


def last(post, mail):
    """The text of the last mail to this address."""
    return [message for message in post.messages if message["To"] == mail][-1].get_content()


def complete(anna):
    """Only the page that was asked for is open."""
    anna.follow("Anna")
    anna.follow("Mijn aanvragen")
    anna.follow(TITLE)
    anna.reads(money_office.VRAAG)
    anna.follow("Vul je aanvraag aan")
    anna.upload("Bestand", OFFERTE)
    anna.press("Bestand toevoegen")
    anna.reads("offerte.pdf")
    anna.follow("Volgende stap: Nakijken")
    anna.press("Aanvulling versturen")
    anna.reads("Je aanvulling is verstuurd.")


def link_in(text):
    return re.search(r"http\S+/buurtbonnen/\S+", text)[0]


def open_letter(anna, link, holidays):
    """With the days that the law gives."""
    anna.page.goto(link)
    anna.follow("Lees de brief")
    letter = plain(anna.page.get_by_role("article").inner_text())
    assert all(sentence in letter for sentence in (
        f"U krijgt {money_line.ASKED}", f"Op {in_full(today())} hebben wij uw aanvraag ontvangen.",
        f"Dat kan tot en met {in_full(bezwaar_einde(today(), holidays))}.",
        f"Wij betalen het bedrag uiterlijk op {in_full(betaal_einde(today(), holidays))}.",
    )), letter


def keep_letter(anna):
    """As a file, or printed where the portal cannot make one."""
    if not pdf.is_possible():
        return anna.reads("Je kunt deze brief afdrukken met je browser.")
    with anna.page.expect_download() as download:
        anna.page.get_by_role("link", name="Download als pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def object_to_it(anna, holidays):
    anna.follow("Bezwaar maken")
    anna.write("Waarom ben je het er niet mee eens?", GROND)
    anna.press("Bezwaar versturen")
    anna.reads(GROND)
    ends = bezwaar_beslistermijn(bezwaar_einde(today(), holidays), holidays).einde
    anna.reads(f"Uiterlijk {in_full(ends, 'EEEE ')} beslissen we op dit bezwaar.")
    return re.search(r"BZ-\d{4}-\d+", anna.page.get_by_role("main").inner_text())[0]


def in_full(day, before=""):
    return format_date(day, f"{before}d MMMM y", locale="nl")


def plain(text):
    """With spaces that look like others as those others."""
    return text.replace("\xa0", " ")


def read_along(hand):
    """With a script the rules follow by themselves."""


def look_again(hand):
    hand.press("Kijk opnieuw na")


def test_a_resident_asks_without_script(own_site, post, visits):
    anna = Mouse(visits(own_site, java_script_enabled=False))
    money_line.ask_and_send(anna, own_site, post, ANNA, "Anna", look_again)


def test_a_resident_asks_with_the_keyboard_alone(own_site, post, visits):
    anna = Keys(visits(own_site))
    money_line.ask_and_send(anna, own_site, post, ANNA, "Anna", read_along)
