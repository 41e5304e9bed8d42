"""Who has no account and no mail address hears of the term by a letter that staff print and post."""

from datetime import UTC, date, datetime

import pytest

from portal import clock
from portal.buurtbonnen import tijd
from portal.buurtbonnen.actions import behandelen, opruimen, termijn
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.queries.opruimen import whole
from portal.buurtbonnen.rules.status import Status
from portal.extensions import db
from portal.story.models import Event, Mail, Notification

ON = datetime(2026, 3, 2, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 16, 10, tzinfo=UTC)
COR = {"naam": "Cor de Vries", "adres": "Dorpsstraat 9", "email": ""}


@pytest.fixture
def cor(aanvraag_by, henk, plafond):
    """Cor sent it on paper: no account, no mail. Henk handles it."""
    with clock.at(ON):
        return aanvraag_by(
            None, Status.INGEDIEND, aanvrager=COR, behandelaar_id=henk.id, beslissen_voor=date(2026, 4, 28)
        )


def letters():
    return db.session.scalars(db.select(Event).where(Event.what == "aanvragen.brief").order_by(Event.id)).all()


@pytest.mark.parametrize(("daad", "data", "words"), [
    ("aanvulling", {"vraag": "Stuur een offerte.", "uiterlijk": "2026-03-30", "onderdelen": ["kosten"]}, "Stuur een offerte."),
    ("verdagen", {"dagen": "7", "reden": "Het is druk."}, "Uiterlijk maandag 4 mei 2026 beslissen wij."),
    ("stilzetten", {"grond": "overmacht", "reden": "Brand.", "van": "2026-03-17", "tot_en_met": ""}, "Er is overmacht"),
])
def test_the_deed_leads_to_a_letter_to_print(browse, cor, henk, daad, data, words):
    desk, dossier = browse(henk), f"/buurtbonnen/beheer/{cor.id}"
    with clock.at(LATER):
        url = desk.post(f"{dossier}/{daad}", data=data).location
        page = desk.get(url).text.replace("\u00a0", " ")
        assert url in desk.get(dossier).text
    assert words in page and "Cor de Vries<br>Dorpsstraat 9" in page
    assert "stuur hem vandaag met de post" in page and "weet het pas als je deze brief verstuurt" in page
    assert "is verstuurd" not in page and "krijgt bericht" not in page
    assert db.session.query(Mail).count() == 0


@pytest.mark.parametrize(("late", "said"), [(False, True), (True, False)])
def test_what_was_asked_too_late_stops_no_clock(browse, cor, henk, late, said):
    """The last day to decide is 28 April: what is over does not stand still any more, and no letter says so."""
    with clock.at(datetime(2026, 5, 4, 10, tzinfo=UTC) if late else LATER):
        data = {"vraag": "Stuur een offerte.", "uiterlijk": "2026-05-18", "onderdelen": ["kosten"]}
        url = browse(henk).post(f"/buurtbonnen/beheer/{cor.id}/aanvulling", data=data).location
        page = browse(henk).get(url).text
    assert "Stuur een offerte." in page and ("staat de tijd om te beslissen stil" in page) == said


@pytest.mark.parametrize(("late", "said"), [(False, False), (True, True)])
def test_who_waits_too_long_can_say_so_when_more_is_asked(browse, aanvraag_by, village, plafond, henk, late, said):
    with clock.at(ON):
        hers = aanvraag_by(village["amina"], Status.INGEDIEND, beslissen_voor=date(2026, 4, 28))
    with clock.at(datetime(2026, 5, 4, 10, tzinfo=UTC) if late else LATER):
        behandelen.ask_completion(hers, "Stuur een offerte.", date(2026, 5, 18), by=henk)
        db.session.commit()
        page = browse(village["amina"]).get(f"/buurtbonnen/{hers.id}").text
    assert "Stuur een offerte." in page and "Vul je aanvraag aan" in page
    assert ("Stel ons in gebreke" in page) == said


def test_it_goes_on_without_what_was_asked_by_letter(browse, cor, henk):
    with clock.at(LATER):
        behandelen.ask_completion(cor, "Stuur een offerte.", date(2026, 3, 30), by=henk)
        db.session.commit()
        desk = browse(henk)
        url = desk.post(f"/buurtbonnen/beheer/{cor.id}/verdergaan", data={"reden": "Het kan zonder."}).location
        page = desk.get(url).text.replace("\u00a0", " ")
    assert url.endswith(f"/brieven/{letters()[-1].id}") and "De reden: Het kan zonder." in page
    assert "Heb je vragen?" in page and "Hebt u" not in page
    assert "We gaan verder met wat er is." in page and "Uiterlijk dinsdag 28 april 2026 beslissen wij." in page


def test_it_is_told_by_letter_to_whom_it_was_sent_on(browse, cor, henk):
    to = {"naar": "De provincie", "naar_mail": "loket@provincie.invalid", "reden": "Het is een provinciale weg."}
    with clock.at(LATER):
        desk = browse(henk)
        page = desk.get(desk.post(f"/buurtbonnen/beheer/{cor.id}/doorsturen", data=to).location).text
    assert "doorgestuurd naar De provincie. Die beslist erover." in page and "Dorpsstraat 9" in page
    assert "De reden: Het is een provinciale weg." in page and "loket@provincie.invalid" not in page
    assert [mail.to for mail in db.session.query(Mail)] == ["loket@provincie.invalid"]


def test_who_has_an_account_reads_it_there(aanvraag_by, village, plafond, henk):
    with clock.at(ON):
        asked = aanvraag_by(village["amina"], Status.AANVULLING_GEVRAAGD, behandelaar_id=henk.id)
        behandelen.go_on_without(asked, "Het kan zonder.", by=henk)
    assert letters() == [] and db.session.query(Mail).count() == 0


def test_it_runs_on_by_letter_too(browse, cor, henk):
    with clock.at(LATER):
        termijn.stand_still(cor, "overmacht", "Brand.", date(2026, 3, 16), None, by=henk)
        db.session.commit()
        url = browse(henk).post(f"/buurtbonnen/beheer/{cor.id}/hervatten").location
    assert url.endswith(f"/brieven/{letters()[-1].id}")
    assert letters()[-1].data["onderwerp"].startswith("De tijd om te beslissen loopt weer")


def test_who_handles_it_hears_that_a_reminder_is_to_be_posted(cor, henk):
    with clock.at(LATER):
        behandelen.ask_completion(cor, "Stuur een offerte.", date(2026, 3, 30), by=henk)
        db.session.commit()
    with clock.at(datetime(2026, 3, 23, 10, tzinfo=UTC)):
        assert tijd.pass_by()["herinnerd"] == 1
    asked, reminded = letters()
    assert reminded.data["onderwerp"].startswith("Vergeet je aanvulling niet")
    told = {row.event_id for row in db.session.query(Notification).filter_by(person_id=henk.id)}
    assert reminded.id in told and asked.id not in told


def test_what_was_printed_stays_as_it_was(browse, cor, henk):
    with clock.at(LATER):
        termijn.extend(cor, 7, "Het is druk.", by=henk)
        cor.title, cor.aanvrager.adres, cor.verdaagd_reden = "Anders", "Elders 2", "Anders."
        db.session.commit()
        page = browse(henk).get(f"/buurtbonnen/beheer/{cor.id}/brieven/{letters()[0].id}").text
    assert "Dorpsstraat 9" in page and "Straatfeest" in page and "Het is druk." in page


def test_who_has_a_mail_address_gets_a_mail_and_no_letter(browse, aanvraag_by, plafond, henk):
    with clock.at(ON):
        stien = aanvraag_by(None, Status.INGEDIEND, behandelaar_id=henk.id, beslissen_voor=date(2026, 4, 28))
    with clock.at(LATER):
        data = {"dagen": "7", "reden": "Het is druk."}
        assert "brieven" not in browse(henk).post(f"/buurtbonnen/beheer/{stien.id}/verdagen", data=data).location
    assert letters() == [] and db.session.query(Mail).count() == 1


def test_its_words_go_with_the_person(browse, cor, henk):
    with clock.at(LATER):
        termijn.extend(cor, 7, "Het is druk.", by=henk)
        db.session.commit()
        url = f"/buurtbonnen/beheer/{cor.id}/brieven/{letters()[0].id}"
        assert browse(henk).get(f"/buurtbonnen/beheer/{cor.id + 1}/brieven/{letters()[0].id}").status_code == 404
        opruimen.forget(whole(cor.id))
        db.session.commit()
        assert browse(henk).get(url).status_code == 404
    assert "Cor" not in str(letters()[0].data) and one(cor.id)
