"""The part of the agenda line that is about the vote: letters, three ways to vote, the count, and counting again."""

import csv
import io
import json
import zipfile

from portal.stemmen import geheim, queries, tijd
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.queries import codes as issued
from portal.transaction import transaction
from tests.browser.agenda_line import GLIJBAAN

LIST = "postcode;huisnummer;toevoeging;straat;plaats;aantal\n7551 AB;7;;Voorbeeldstraat;Hengelo;10\n"
ADDRESSES = {"name": "adressen.csv", "mimeType": "text/csv", "buffer": LIST.encode()}


def issue_letters(mo, ronde_id):
    """The codes as they stand in the file for the printer: {number: code}. The portal itself cannot read them again."""
    mo.page.goto(f"/stemmen/{ronde_id}/codes")
    mo.page.get_by_label("Adreslijst (CSV)").set_input_files(ADDRESSES)
    mo.press("Bekijk de lijst")
    with mo.page.expect_download() as download:
        mo.page.get_by_role("button", name="Maak de codes en brieven").click()
    with zipfile.ZipFile(download.value.path()) as files:
        rows = csv.DictReader(io.StringIO(files.read("drukker.csv").decode("utf-8-sig")), delimiter=";")
        return {int(row["nummer"]): row["stemcode"] for row in rows}


def vote(hand, ronde_id, *plans):
    """Choose, look it over, declare, and cast."""
    hand.page.goto(f"/stemmen/{ronde_id}/stem")
    for plan in plans:
        hand.tick(plan)
    hand.press("Verder: nakijken")
    hand.reads("Nog niet gestemd")
    hand.tick("Ik ben 12 jaar of ouder.")
    hand.tick("Ik woon in")
    hand.press("Ik stem")
    hand.page.get_by_role("heading", name="Je hebt gestemd").wait_for()


def vote_by_letter(hand, ronde_id, code, *plans):
    hand.page.goto(f"/stemmen/{ronde_id}/code")
    hand.write("Je stemcode", code.lower())
    hand.press("Verder")
    vote(hand, ronde_id, *plans)


def type_in(hand, ronde_id, serie, *plans):
    """What one of two people reads on a paper ballot."""
    hand.page.goto(f"/stemmen/{ronde_id}/papier")
    hand.write("Nummer van het biljet", serie)
    hand.write("Bundel", "Doos 1")
    for plan in plans:
        hand.tick(plan)
    hand.press("Bewaar en ga naar het volgende biljet")


def serial(site, ronde_id, number):
    """As it is printed on the paper ballot."""
    with site.app.app_context():
        return geheim.serial(ronde_id, number)


def others_vote(site, clock, ronde_id, numbers, *plans):
    """Neighbours with letters of their own."""
    with site.app.app_context(), transaction(), clock.now():
        ronde = queries.one(ronde_id)
        choices = {keuze.id: 1 for keuze in ronde.keuzes if keuze.title in plans}
        for number in numbers:
            cast(ronde, choices, Stemmer(code_id=issued.code_by_number(ronde_id, number).id))


def time_passes(site, clock, days):
    """So many days from the start; the messenger does what is due."""
    clock.days = days
    with site.app.app_context(), clock.now():
        tijd.pass_by()


def close_and_count(mo, site, clock, ronde_id):
    mo.page.goto(f"/stemmen/{ronde_id}/telling")
    mo.press("Sluiten en verzegelen")
    mo.press("Tel de stemmen")
    time_passes(site, clock, clock.days)
    mo.page.reload()
    mo.press("Uitslag bekendmaken")


def read_why(hand, ronde_id):
    """The result, and why one plan lost."""
    hand.page.goto(f"/stemmen/{ronde_id}/uitslag")
    hand.reads("2 plannen gekozen")
    hand.page.get_by_text(f"Waarom niet? {GLIJBAAN}").click()
    hand.follow(f"Meer uitleg {GLIJBAAN}")
    hand.reads("Niet gekozen")
    assert "€ 500" in hand.page.get_by_role("main").inner_text().replace("\xa0", " ")


def count_again(hand, site, ronde_id, folder):
    """The titles that win when somebody counts the bundle with the command."""
    hand.page.goto(f"/stemmen/{ronde_id}/uitslag")
    hand.follow("Zelf natellen")
    with hand.page.expect_download() as download:
        hand.page.get_by_role("link", name="Download alles (zip)").click()
    with zipfile.ZipFile(download.value.path()) as files:
        file = files.extract("stemming.pb", folder)
    told = site.app.test_cli_runner().invoke(args=["tel", file, "--json"])
    assert told.exit_code == 0, told.output
    return [row["naam"] for row in json.loads(told.output)["spoor"] if row["gewonnen"]]


