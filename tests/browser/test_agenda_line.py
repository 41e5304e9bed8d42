"""The agenda line, walked by real people in real browsers: from wijkfoto to evaluation, with a vote that can be counted again."""

import pytest

from portal.buurtagenda import queries
from portal.buurtagenda.actions import punten
from portal.buurtagenda.rules.toets import Criterium, Oordeel
from portal.people.queries import by_email, roles_of
from portal.transaction import transaction
from tests.browser import agenda_line, agenda_vote
from tests.browser.agenda_line import BAKKEN, BANK, GLIJBAAN, SEEN, Clock, go
from tests.browser.hands import Mouse

EVALUATION = "De bank staat er en de bloemen bloeien. De volgende keer beginnen we eerder."


@pytest.fixture
def someone(visits, own_site):
    """A window of their own for everybody."""
    return lambda who="": Mouse(visits(own_site, who))


def test_a_buurt_decides_together_and_can_check_the_count(own_site, someone, tmp_path):
    wil, mo, kim, stranger = someone("wil"), someone("mo"), someone("kim"), someone()
    clock = Clock(own_site.app)

    agenda_id = agenda_line.make_agenda(mo)
    agenda_line.tell_what_one_sees(wil, mo, agenda_id)
    stranger.page.goto(f"/buurtagenda/{agenda_id}/wijkfoto")
    stranger.reads(SEEN)

    go(mo, agenda_id, "Punten ophalen")
    agenda_line.bring_a_point(wil, agenda_id)
    agenda_line.place_and_admit(mo, agenda_id)
    others_bring_points(own_site, agenda_id)
    go(mo, agenda_id, "Punten bundelen en toetsen")
    go(mo, agenda_id, "Laten stemmen")
    ronde_id = agenda_line.make_round(mo, agenda_id)
    codes = agenda_vote.issue_letters(mo, ronde_id)

    opens, over = agenda_line.OPENS, agenda_line.CLOSES
    agenda_vote.time_passes(own_site, clock, opens)
    three_ways_to_vote(own_site, ronde_id, wil, stranger, (mo, kim), codes)
    agenda_vote.others_vote(own_site, clock, ronde_id, range(3, 7), BANK)
    agenda_vote.others_vote(own_site, clock, ronde_id, range(7, 10), GLIJBAAN)

    agenda_vote.time_passes(own_site, clock, over)
    agenda_vote.close_and_count(mo, own_site, clock, ronde_id)
    agenda_vote.read_why(stranger, ronde_id)
    assert agenda_vote.count_again(stranger, own_site, ronde_id, tmp_path) == [BANK, BAKKEN]

    adopt(mo, agenda_id)
    do_the_work(mo, agenda_id)
    close_with_an_evaluation(mo, agenda_id)
    stranger.page.goto(f"/buurtagenda/{agenda_id}")
    stranger.reads(EVALUATION)
    stranger.reads("Gerealiseerd")


def others_bring_points(site, agenda_id):
    """Admitted as the first one was."""
    with site.app.app_context(), transaction():
        buur, mo = (by_email(f"{name}@toneel.invalid") for name in ("buur", "mo"))
        buur.roles, mo.roles = roles_of(buur), roles_of(mo)
        agenda = queries.one(agenda_id)
        for title, cents in ((GLIJBAAN, 250_000), (BAKKEN, 100_000)):
            values = {"title": title, "wat": "Voor iedereen.", "kosten": cents, "gebied_code": agenda.gebied_code}
            punt = queries.punt(punten.submit(agenda, values, by=buur).id)
            punten.take_step(punt, "plaatsen", by=mo)
            punten.test(punt, {name: (Oordeel.JA, "") for name in Criterium}, by=mo)
            punten.take_step(punt, "toelaten", by=mo, reden="Ja, dit kan.")


def three_ways_to_vote(site, ronde_id, wil, stranger, typists, codes):
    """By account, with a code from a letter, and on paper that two people type in."""
    agenda_vote.vote(wil, ronde_id, BANK, BAKKEN)
    agenda_vote.vote_by_letter(stranger, ronde_id, codes[1], BANK)
    serie = agenda_vote.serial(site, ronde_id, 2)
    for typist, said in zip(typists, ("Een collega typt het de tweede keer.", "De stem is uitgebracht."), strict=True):
        agenda_vote.type_in(typist, ronde_id, serie, BANK, BAKKEN)
        typist.reads(said)


def adopt(mo, agenda_id):
    """The places follow from the result; a person looks, gives the reasons and decides."""
    go(mo, agenda_id, "De agenda vaststellen")
    mo.follow("Kiezen wat op de agenda komt")
    assert [mo.page.get_by_label(plan).input_value() for plan in (BANK, BAKKEN, GLIJBAAN)] == ["1", "2", ""]
    mo.write("Waarom staan deze punten op de agenda?", "Gekozen in de stemming.")
    mo.write("Waarom de andere punten niet?", "Er was niet genoeg geld meer.")
    mo.press("De agenda vaststellen")
    mo.reads("De agenda staat vast.")


def do_the_work(mo, agenda_id):
    go(mo, agenda_id, "Aan het werk")
    mo.follow(BANK)
    mo.follow("Planning en geld")
    mo.write("Wie zorgt ervoor?", "Team groen")
    mo.press("Bewaren")
    it_is_done(mo, "De bank staat er.")
    mo.page.goto(f"/buurtagenda/{agenda_id}")
    mo.follow(BAKKEN)
    it_is_done(mo, "De bakken staan er.")


def it_is_done(mo, reason):
    mo.follow("Het is klaar")
    mo.page.locator("[name=reden]").fill(reason)
    mo.press("Het is klaar")


def close_with_an_evaluation(mo, agenda_id):
    go(mo, agenda_id, "Vertellen wat ervan kwam")
    mo.follow("Afsluiten met een evaluatie")
    mo.write("Wat is ervan gekomen, en wat leren we ervan?", EVALUATION)
    mo.press("Agenda afsluiten")
