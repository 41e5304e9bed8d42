"""Berichten about money, groups and regelingen: what a mail and the page say of them, and to whom."""

import pytest
from sqlalchemy import select

from portal.bewonersgroepen.models import Bewonersgroep
from portal.clock import now
from portal.extensions import db
from portal.initiatieven import queries as initiatieven
from portal.regelingen.models import RegelingVersie
from portal.story import delivery, queries
from portal.story.bericht import LETTERS
from portal.story.models import Event, Mail
from portal.story.things import KINDS
from portal.transaction import transaction
from tests.story.conftest import LETTER


def mails():
    delivery.write_notifications()
    with transaction():
        return {row.to: row for row in db.session.scalars(select(Mail))}


def secrets_in(text):
    return [secret for secret in ("Kerkstraat", "300", "te veel", "€") if secret in text]


def test_mail_about_a_besluit_says_that_a_letter_waits_and_not_what_it_says(app, office, happened):
    aanvraag, people = office
    happened(aanvraag, "afwijzen", people["besluitnemer"], note=LETTER)
    written = mails()
    letter = written[people["amina"].email]
    assert letter.subject == "Er staat een brief voor je klaar: Straatbarbecue"
    assert "Straatbarbecue (B-2026-0001)" in letter.body
    assert f"{app.config['BASE_URL']}/buurtbonnen/{aanvraag.id}\n" in letter.body
    assert "Je krijgt deze mail omdat je tekent voor de groep die dit aanvraagt." in letter.body
    assert [secrets_in(letter.subject + letter.body) for letter in written.values()] == [[]] * len(written)


def test_that_a_letter_waits_is_mailed_to_who_wants_no_mail_too(office, happened):
    """The time to object runs from it, whatever a click in another mail has stopped."""
    aanvraag, people = office
    for name in ("amina", "contact", "behandelaar"):
        people[name].wants_mail = False
    happened(aanvraag, "indienen", people["amina"])
    assert mails() == {}
    happened(aanvraag, "afwijzen", people["besluitnemer"], note=LETTER)
    written = mails()
    assert sorted(written) == sorted(people[name].email for name in ("amina", "contact", "adviseur"))
    letter = written[people["amina"].email]
    assert letter.subject == "Er staat een brief voor je klaar: Straatbarbecue"
    assert (letter.unsubscribe_url, "/afmelden/" in letter.body) == ("", False)
    assert "Staat er een brief van de gemeente voor je klaar, dan mailen we dat altijd." in letter.body
    assert "/afmelden/" in written[people["adviseur"].email].body


@pytest.mark.parametrize("what", sorted(what for what in LETTERS if what.startswith("aanvragen.")))
def test_no_letter_tells_its_outcome_to_the_applicants(office, happened, what):
    aanvraag, people = office
    happened(aanvraag, what.partition(".")[2], people["besluitnemer"], note=LETTER)
    written = mails()
    for name in ("amina", "contact"):
        letter = written[people[name].email]
        assert letter.subject == "Er staat een brief voor je klaar: Straatbarbecue"
        assert secrets_in(letter.body) == []


def test_signer_hears_for_the_group_and_the_adviseur_without_the_plan(office, happened):
    aanvraag, people = office
    happened(aanvraag, "toekennen", people["besluitnemer"], note=LETTER)
    written = mails()
    assert sorted(written) == sorted(people[name].email for name in ("amina", "contact", "adviseur"))
    assert "omdat je tekent voor de groep die dit aanvraagt." in written[people["contact"].email].body
    adviseur = written[people["adviseur"].email]
    assert adviseur.subject == "Toegekend: B-2026-0001"
    assert ("Straatbarbecue" in adviseur.body, f"/buurtbonnen/{aanvraag.id}" in adviseur.body) == (False, False)
    assert "/buurtbonnen/adviezen/" in adviseur.body


@pytest.mark.parametrize("what, who, reason", (
    ("indienen", "behandelaar", "je aanvragen in dit gebied behandelt."),
    ("voorleggen", "besluitnemer", "je over aanvragen in dit gebied besluit."),
))
def test_staff_of_the_area_hear_of_an_application(office, happened, what, who, reason):
    aanvraag, people = office
    happened(aanvraag, what, people["amina"], note=LETTER)
    (address, letter), = mails().items()
    assert (address, f"omdat {reason}" in letter.body) == (people[who].email, True)
    assert letter.subject.endswith(": Straatbarbecue")
    assert secrets_in(letter.body) == []


def test_bezwaar_is_called_after_its_aanvraag(app, office, bezwaar, happened):
    people = office[1]
    happened(bezwaar, "ongegrond_verklaren", people["besluitnemer"], note=LETTER)
    letter = mails()[people["amina"].email]
    assert letter.subject == "Er staat een brief voor je klaar: Straatbarbecue"
    assert f"{app.config['BASE_URL']}/buurtbonnen/bezwaren/{bezwaar.id}\n" in letter.body
    assert (secrets_in(letter.body), "omdat je tekent voor de groep" in letter.body) == ([], True)


def test_members_and_makers_hear_of_their_group_and_their_versie(office, happened):
    aanvraag, people = office
    groep = db.session.get(Bewonersgroep, aanvraag.groep_id)
    versie = db.session.get(RegelingVersie, aanvraag.versie_id)
    happened(groep, "stoppen", people["amina"], note="Het is goed zo.")
    happened(versie, "publiceren", people["mo"])
    written = mails()
    assert written[people["lid"].email].subject == "De groep is gestopt: Straat Vier"
    assert f"/bewonersgroepen/{groep.id}\n" in written[people["lid"].email].body
    assert "Het is goed zo." in written[people["lid"].email].body
    assert f"/regelingen/versies/{versie.id}\n" in written[people["bea"].email].body


def test_berichten_name_every_kind_and_lead_to_it(office, bezwaar, happened, browse):
    aanvraag, people = office
    happened(aanvraag, "toekennen", people["besluitnemer"])
    happened(bezwaar, "gegrond_verklaren", people["besluitnemer"])
    page = browse(people["amina"]).get("/berichten/").text
    assert f'href="/buurtbonnen/{aanvraag.id}">Toegekend: <span>Straatbarbecue' in page
    assert f'href="/buurtbonnen/bezwaren/{bezwaar.id}">Het bezwaar is gegrond: <span>Straatbarbecue' in page


def test_who_may_not_read_an_application_sees_its_kenmerk_only(office, happened, browse):
    aanvraag, people = office
    happened(aanvraag, "afwijzen", people["besluitnemer"], note=LETTER)
    page = browse(people["adviseur"]).get("/berichten/").text
    assert ("B-2026-0001" in page, "Straatbarbecue" in page, "Kerkstraat" in page) == (True, False, False)
    assert '<a href="/buurtbonnen/adviezen/">' in page


def test_bericht_about_what_is_gone_stays_readable(office, happened, browse):
    aanvraag, people = office
    event = happened(aanvraag, "toekennen", people["besluitnemer"])
    event.thing_id = 999
    db.session.commit()
    assert "Toegekend" in browse(people["amina"]).get("/berichten/").text
    assert mails() == {}


def test_every_kind_stands_on_a_page_of_its_own(app):
    pages = app.url_map.bind("buurt.invalid")
    rooms = {kind: pages.match(found.path.format(7))[0].partition(".")[0] for kind, found in KINDS.items()}
    homes = {"aanvragen": "buurtbonnen", "bezwaren": "buurtbonnen", "regelingversies": "regelingen", "stemrondes": "stemmen"}
    homes |= dict.fromkeys(("agendas", "agendapunten", "signalen"), "buurtagenda") | {"inspanningen": "wijkopgaven"}
    homes |= dict.fromkeys(("uitgaven", "verschuivingen"), "toekenningen") | {"betaalruns": "betalingen"}
    assert rooms == {kind: homes.get(kind, kind) for kind in KINDS}


@pytest.mark.parametrize("number", (1, 3))
def test_berichten_about_two_kinds_cost_the_same_for_one_and_for_three(
    office, initiatief_by, happened, browse, queries, number
):
    aanvraag, people = office
    plan = initiatief_by(people["amina"])
    for _turn in range(number):
        happened(aanvraag, "toekennen", people["besluitnemer"])
        happened(plan, "antwoord", people["mo"])
    visitor = browse(people["amina"])
    queries.clear()
    visitor.get("/berichten/")
    assert len(queries) == 5


def test_nothing_about_an_application_is_public(office, bezwaar, happened, browse):
    aanvraag, people = office
    for what in ("indienen", "doorsturen", "intrekken"):
        happened(aanvraag, what, people["bas"])
    happened(bezwaar, "bezwaar_intrekken", people["bas"])
    assert set(db.session.scalars(select(Event.openbaar))) == {False}
    assert (queries.latest_public(9), queries.public_story("aanvragen", aanvraag.id)) == ([], [])
    assert "Straatbarbecue" not in browse().get("/atom.xml").text


def test_answers_to_applications_do_not_count_as_answers_to_initiatieven(office, initiatief_by, happened):
    aanvraag, people = office
    for _turn in range(5):
        initiatief_by(people["amina"], submitted_at=now())
    for thing_id in range(1, 6):
        event = happened(aanvraag, "advies_vragen", people["behandelaar"], before="ingediend")
        event.thing_id, event.after = thing_id, "in_advies"
    db.session.commit()
    assert initiatieven.days_to_first_answer() is None
