"""The work line, walked by real people in real browsers: from an idea to the work of a wijk, told to all it began with."""

import pytest

from portal import pdf
from portal.clock import today
from portal.story.werkdagen import in_workdays
from tests.browser import work_line
from tests.browser.agenda_line import Clock
from tests.browser.hands import Mouse
from tests.browser.work_line import ANTWOORD, BELOFTE, DIENST, IDEE, NIEUWS, WERK

WIL, BUUR, LEEG = (f"{name}@toneel.invalid" for name in ("wil", "buur", "leeg"))
IN_THEIR_WORDS = {
    "wil": f"jouw idee ‘{IDEE.title}’", "buur": f"‘{IDEE.title}’, een idee dat je steunt",
    "leeg": f"‘{IDEE.title}’, een idee dat je steunt",
}
# How many working days after it came in the answer is promised.
PROMISED = 2


@pytest.fixture
def someone(visits, own_site):
    """A window of their own for everybody."""
    return lambda who="": Mouse(visits(own_site, who))


@pytest.fixture
def clock(own_site):
    return Clock(own_site.app)


@pytest.fixture
def heard(own_site, post):
    """Who of the people in this story got which mail since the last time."""
    def heard():
        own_site.deliver()
        return dict(post.news(WIL, BUUR, LEEG))
    return heard


def promised_day(app):
    with app.app_context():
        return in_workdays(today(), PROMISED)


def test_an_idea_becomes_work_of_the_wijk_and_whoever_it_began_with_hears(own_site, post, found, someone, heard, clock):
    wil, mo, kim, stranger = someone("wil"), someone("mo"), someone("kim"), someone()
    kenmerk = work_line.hand_in(wil, IDEE)
    work_line.publish(mo, kenmerk)
    for buur in ("buur", "leeg"):
        work_line.support(someone(buur), IDEE)
    heard()

    work_line.sort_out(mo, kenmerk, IDEE)
    day = promised_day(own_site.app)
    work_line.promise(mo, day)
    assert heard() == {("wil", f"Er is een nieuwe datum afgesproken: {IDEE.title}"): 1}
    assert BELOFTE in last(post, WIL)
    submission = mo.page.url

    effort = work_of_a_department(mo, kim, stranger, found["sleutel"]["opgave"])
    heard()
    mo.page.goto(submission)
    work_line.link(mo)
    assert heard() == {("wil", f"Dit hoort nu bij werk in de wijk: {IDEE.title}"): 1}

    clock.days = (day - today()).days
    before = work_line.kept(stranger)
    work_line.begin(mo, effort)
    assert heard() == told("De uitvoering is begonnen")
    work_line.tell(mo, effort, 3)
    assert heard() == told("Nieuws over de voortgang")
    assert all(NIEUWS in last(post, mail) for mail in (WIL, BUUR, LEEG))
    for who, words in IN_THEIR_WORDS.items():
        work_line.read_bericht(someone(who), words)

    wil.page.goto(submission)
    wil.reads(NIEUWS)
    work_line.read_on_the_plan(stranger)
    assert work_line.kept(stranger) == before + 1
    council_reads_it(kim)


def told(what):
    """Each of the three once, in words of their own."""
    return {(who, f"{what}: {words}"): 1 for who, words in IN_THEIR_WORDS.items()}


def last(post, mail):
    """The text of the last mail to this address."""
    return [message for message in post.messages if message["To"] == mail][-1].get_content()


def work_of_a_department(mo, kim, stranger, opgave_id):
    """Nobody outside sees it before the regisseur answered; gives its id."""
    effort = work_line.start_line_work(mo, opgave_id)
    work_line.ask_the_regisseur(mo, effort)
    assert not work_line.is_public(stranger, effort)
    work_line.allow_it(kim)
    assert not work_line.is_public(stranger, effort)
    work_line.publish_work(mo, effort)
    assert work_line.is_public(stranger, effort)
    return effort


def council_reads_it(kim):
    """What came of the idea and how promises were kept, on the screen and on paper."""
    work_line.report(kim, "Noord")
    row = kim.page.get_by_role("row").filter(has_text=WERK)
    assert "Komt uit 1 inbreng" in row.inner_text()
    kim.page.get_by_role("table", name="Beloofde antwoorden per soort").get_by_role("rowheader", name="Initiatieven").wait_for()
    if not pdf.is_possible():
        return kim.reads("Je kunt dit verslag afdrukken met je browser.")
    with kim.page.expect_download() as download:
        kim.page.get_by_role("link", name="Download als pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_a_service_answers_by_its_link_and_the_resident_reads_it(own_site, post, someone, heard):
    wil, mo, dienst = someone("wil"), someone("mo"), someone()
    kenmerk = work_line.hand_in(wil, IDEE)
    heard()
    work_line.send_on(mo, kenmerk)
    assert heard() == {("wil", f"Doorgestuurd: {IDEE.title}"): 1}
    work_line.answer_by_link(dienst, work_line.link_in(last(post, work_line.DIENST_MAIL)))
    assert heard() == {("wil", f"Antwoord van {work_line.DIENST}: {IDEE.title}"): 1}
    assert ANTWOORD in last(post, WIL)
    wil.page.goto(work_line.link_in(last(post, WIL)))
    wil.reads(ANTWOORD)
    wil.reads(DIENST)
