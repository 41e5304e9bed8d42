"""The budget line, walked by real people in real browsers: the money of a group and of a resident, to the last cent."""

from datetime import date

import pytest

from portal.clock import today
from tests.besteding import IBAN
from tests.browser import budget_line, budget_office, eyes, money_line, money_office
from tests.browser.agenda_line import Clock
from tests.browser.budget import GROEP
from tests.browser.budget_line import GRANTED, PAID, PARTY_DAY, SPENT, TITLE, YEAR
from tests.browser.hands import Mouse
from tests.browser.money import NAAM as STRAATBON

ANNA, PIET, VERA = (f"{name}@toneel.invalid" for name in ("anna", "piet", "vera"))
ACCOUNT_DAY = date(YEAR + 1, 1, 20)
# All that a column of the table can hold; what is not named is nought.
COLUMNS = (
    "Gereserveerd", "Besloten", "Vrijgevallen", "Overgedragen", "Toegekend", "Uitbetaald", "Teruggevorderd", "Gespaard",
    "Nog te betalen", "Verantwoord", "Vastgesteld", "Nog vast te stellen", "Terugbetaald", "Nog terug te betalen",
)


@pytest.fixture
def someone(visits, own_site):
    """A window of their own for everybody."""
    return lambda who="": Mouse(visits(own_site, who))


@pytest.fixture
def clock(own_site):
    return Clock(own_site.app)


@pytest.fixture
def letterbox(own_site, post, clock):
    """The text of the last mail to an address, at the moment the story has come to; nobody got the same mail twice."""
    def letterbox(mail):
        with clock.now():
            own_site.deliver()
        post.news()
        return post.last(mail)
    return letterbox


def test_a_group_gets_its_year_and_accounts_for_it(found, someone, letterbox, clock):
    klara, piet, fien, co = someone("klara"), someone("piet"), someone("fien"), someone("co")
    groep = found["sleutel"]["jaargroep"]
    grant = granted(someone, piet, groep)
    assert TITLE in letterbox(PIET)
    text = budget_office.pay(fien, someone("frits"))
    assert IBAN in text and GROEP in text and ">800.00<" in text
    activity = budget_line.plan_activity(klara, groep)
    party_is_announced(someone(), activity)

    until(clock, PARTY_DAY, 1)
    budget_line.look_back(klara, groep)
    reads(someone(), activity, budget_line.VERHAAL)
    four_eyes(someone, piet, groep)

    letterbox(PIET)

    until(clock, ACCOUNT_DAY)
    assert looks_good(piet, f"/bewonersgroepen/{groep}/werkplaats")
    met = budget_line.account(piet, grant)
    assert len(met) == 2, met
    settled(letterbox, someone, piet, grant)
    in_between = balance_of_group(co, date(YEAR, 12, 31))
    assert in_between == filled(Besloten=GRANTED, Toegekend=GRANTED, Uitbetaald=PAID) | {
        "Nog te betalen": GRANTED - PAID, "Nog vast te stellen": GRANTED,
    }
    budget_office.receive(fien, grant, "100")
    reads(piet, f"/toekenningen/{grant}", "Afgehandeld")
    assert balance_of_group(co, ACCOUNT_DAY) == filled(
        Besloten=GRANTED, Vrijgevallen=GRANTED - SPENT, Toegekend=SPENT, Uitbetaald=PAID, Teruggevorderd=PAID - SPENT,
        Verantwoord=SPENT, Vastgesteld=SPENT, Terugbetaald=PAID - SPENT,
    )
    hand_over(letterbox, someone, klara, piet, groep, grant)


def granted(someone, piet, groep):
    """Asked by the penningmeester, handled by one and decided by another; gives the id of the grant."""
    kenmerk, kees = budget_line.ask_the_year(piet, groep), someone("kees")
    budget_office.take_up(kees, kenmerk, TITLE)
    money_office.put_forward(kees)
    money_office.decide(someone("bes"))
    return budget_line.give_account(piet, TITLE, GROEP)


def until(clock, day, after=0):
    """The story goes on so many days after this day."""
    clock.days = (day - today()).days + after


def reads(hand, address, text):
    hand.page.goto(address)
    hand.reads(text)


def looks_good(hand, address):
    """A critical visitor finds nothing on this page, as full as it is now."""
    hand.page.goto(address)
    faults = eyes.judge(hand.page)
    eyes.begin(hand.page)
    assert not faults, faults
    return True


def party_is_announced(stranger, activity):
    reads(stranger, activity, "Iedereen is welkom")
    with stranger.page.expect_download() as download:
        stranger.page.get_by_role("link", name="Zet in mijn agenda").click()
    assert f"{PARTY_DAY:%Y%m%d}T140000" in download.value.path().read_text()


def four_eyes(someone, piet, groep):
    """Who spent it never signs; each of the two signs once."""
    lou, tess = someone("lou"), someone("tess")
    expense = budget_line.spend(lou, groep)
    assert not budget_line.can_sign(lou, expense)
    budget_line.sign(piet, groep)
    assert not budget_line.can_sign(piet, expense)
    budget_line.sign(tess, groep)
    piet.page.goto(expense)
    piet.press("Is terugbetaald")
    reads(lou, expense, "Terugbetaald")


def settled(letterbox, someone, piet, grant):
    """Lower than granted: the group says what it thinks of that before somebody else decides."""
    budget_office.propose(someone("kees"), TITLE, "700")
    mail = letterbox(PIET)
    assert f"/toekenningen/{grant}" in mail and "€" not in mail, mail
    budget_line.respond(piet, grant)
    bes = someone("bes")
    reads(bes, f"/verantwoording/toekenning/{grant}", "De reactie is ontvangen")
    budget_office.settle(bes, grant)
    letterbox(PIET)
    piet.page.goto(f"/verantwoording/toekenning/{grant}")
    piet.follow("Lees de brief")
    piet.reads("u betaalt € 100 terug")
    piet.reads(budget_line.REACTIE)


def balance_of_group(co, day):
    return budget_office.balance(co, "Groep", GROEP, day)


def filled(**cents):
    return dict.fromkeys(COLUMNS, 0) | cents


def hand_over(letterbox, someone, klara, piet, groep, grant):
    """The new one signs from now on; in the window that was open all along the old one reads nothing any more."""
    budget_line.invite_treasurer(klara, groep, VERA)
    vera = someone("vera")
    vera.page.goto(budget_line.link_in(letterbox(VERA)))
    vera.press("Ja, ik doe mee")
    budget_line.end_treasurer(klara, groep, "Piet")
    for address in (f"/toekenningen/{grant}", f"/bewonersgroepen/{groep}/werkplaats"):
        assert not piet.page.goto(address).ok
        assert vera.page.goto(address).ok


def test_a_buurtbon_is_settled_and_paid(own_site, post, someone):
    anna, kees, ada = someone(), someone("kees"), someone("ada")
    kenmerk = money_line.ask_and_send(anna, own_site, post, ANNA, "Anna", lambda hand: None)
    budget_office.take_up(kees, kenmerk, money_line.TITLE)
    money_office.ask_advice(kees)
    money_office.advise(ada)
    money_office.put_forward(kees)
    money_office.decide(someone("bes"))

    budget_line.give_account(anna, money_line.TITLE, "Anna Voorbeeld")
    text = budget_office.pay(someone("fien"), someone("frits"))
    assert "Anna Voorbeeld" in text and ">450.00<" in text
    anna.page.goto("/toekenningen/")
    anna.reads("Vastgesteld op € 450.")
    table = budget_office.balance(someone("co"), "Regeling", STRAATBON)
    asked = 45_000
    assert {name: cents for name, cents in table.items() if name in COLUMNS} == filled(
        Besloten=asked, Toegekend=asked, Uitbetaald=asked, Vastgesteld=asked,
    )
    assert table["Plafond"] == table["Nog vrij"] + asked
