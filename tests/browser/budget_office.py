"""The part of the budget line that staff walk: handling, paying with two people, settling, and what a controller reads."""

from portal.betalingen.pain import schema
from portal.clock import today
from tests.browser.agenda_line import number_in

LAGER = "U gaf minder uit dan begroot."


def take_up(kees, kenmerk, title):
    kees.page.goto("/")
    kees.follow("Beheer")
    kees.follow("Aanvragen")
    kees.write("Woord of kenmerk", kenmerk)
    kees.press("Filter")
    kees.follow(title)
    kees.press("Oppakken")


def pay(fien, frits):
    """All that is due, put together by one and approved by another; gives the text of the file for the bank."""
    run = compose(fien)
    frits.page.goto(f"/betalingen/runs/{run}")
    frits.follow("Goedkeuren")
    frits.press("Betaalrun goedkeuren")
    text = file_of(fien, run)
    fien.follow("De bank heeft betaald")
    fien.when("Op welke dag heeft de bank betaald?", today())
    fien.press("De bank heeft betaald")
    fien.reads("Uitgevoerd")
    return text


def compose(fien):
    """Who put it together does not approve it; gives the id of the run."""
    fien.page.goto("/betalingen/")
    fien.follow("Betaalrun samenstellen")
    fien.press("Betaalrun samenstellen")
    fien.reads("De betaalrun is samengesteld.")
    assert fien.page.get_by_role("link", name="Goedkeuren").count() == 0
    return number_in(fien.page.url)


def file_of(fien, run):
    """The file for the bank, valid against its schema."""
    fien.page.goto(f"/betalingen/runs/{run}")
    with fien.page.expect_download() as download:
        fien.page.get_by_role("link", name="Bestand voor de bank").click()
    text = download.value.path().read_text()
    schema().validate(text)
    return text


def propose(kees, title, euros):
    """Lower than was granted, so the group is heard first."""
    kees.page.goto("/verantwoording/?deel=beoordelen")
    kees.follow(title)
    kees.follow("Beoordelen")
    kees.write("Vast te stellen bedrag", euros)
    kees.write("Waarom dit bedrag?", LAGER)
    kees.press("Voorleggen")


def settle(bes, grant):
    bes.page.goto(f"/verantwoording/toekenning/{grant}")
    bes.follow("Besluiten")
    bes.press("Besluit nemen en bekendmaken")
    bes.reads("Het besluit is genomen en bekendgemaakt.")


def receive(fien, grant, euros):
    """What came back, as the bank statement tells it."""
    fien.page.goto(f"/toekenningen/{grant}")
    fien.follow("Ontvangst boeken")
    fien.write("Hoeveel kwam er binnen?", euros)
    fien.press("Terugbetaling boeken")
    fien.reads("De ontvangst is geboekt.")


def balance(co, label, name, day=None):
    """{column: cents} of the totals row, narrowed to one choice (such as a group), at the end of a day."""
    co.page.goto("/rapportages/geld")
    co.page.get_by_label(label, exact=True).select_option(name)
    co.when("Stand op", day or today())
    co.press("Bekijk")
    co.reads("De boekingen kloppen met de besluiten")
    table = co.page.get_by_role("table")
    heads = table.locator("thead th").all_inner_texts()[1:]
    return dict(zip(heads, map(cents, table.locator("tfoot td").all_inner_texts()), strict=True))


def cents(text):
    """ "€ 1.234,50" as 123450."""
    whole, _comma, rest = text.replace("€", "").replace(".", "").strip().partition(",")
    return int(whole) * 100 + int(rest or 0)
