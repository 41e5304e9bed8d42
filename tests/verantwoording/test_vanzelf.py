"""What time does: the sample, reminders, settlement ex officio, and the five years; each once, however often it looks."""

from datetime import timedelta

import pytest

from portal import clock
from portal.clock import today
from portal.extensions import db
from portal.people.models import VANZELF
from portal.story import delivery
from portal.story.actions import tell
from portal.story.bericht import NOTICES
from portal.story.models import Event, Mail
from portal.toekenningen.actions import kas
from portal.verantwoording import queries, tijd
from portal.verantwoording.actions import vaststellen
from portal.verantwoording.models import Trekking
from portal.verantwoording.queries import kennisgevingen
from portal.verantwoording.queries.tijd import trekkingen
from portal.verantwoording.rules import is_getrokken, zegel_van
from tests.besteding import AMBTSHALVE
from tests.verantwoording.conftest import account, decided, later, proposed, settled

SMALL = AMBTSHALVE | {"verantwoordingstermijn": None}


def passed(toekenning, until):
    """What time did when it looked twice, the day after this day; the second look must find nothing."""
    with clock.at(later(days=(until - today()).days + 1)):
        done = tijd.pass_by()
        assert not any(tijd.pass_by().values())
    db.session.expire_all()
    return {name: number for name, number in done.items() if number}


def told(what):
    return db.session.scalar(db.select(db.func.count()).select_from(Event).where(Event.what == f"toekenningen.{what}"))


def days_before(last, days):
    return later(days=(last - today()).days - days)


@pytest.mark.parametrize(("regels", "kept"), [({}, "verantwoorden_voor"), (SMALL, "vaststellen_voor")])
def test_granted_after_it_was_over_there_is_the_whole_term_from_then(granted, regels, kept):
    """13 weeks; as after a bezwaar, or when the besluit came late."""
    over = today() - timedelta(70)
    toekenning = granted(begin=over, eind=over, **regels)
    assert (toekenning.klaar_op, getattr(toekenning, kept)) == (over, today() + timedelta(weeks=13))
    assert tijd.pass_by()["herinnerd"] == 0 and told("te_laat") == 0


def test_a_small_grant_is_settled_on_the_last_day_without_an_account(granted):
    toekenning = granted(**SMALL)
    assert toekenning.vorm == "geen"
    assert passed(toekenning, toekenning.klaar_op) == {"verzegeld": 1, "getrokken": 1}
    last = toekenning.vaststellen_voor
    with clock.at(days_before(last, 1)):
        assert tijd.pass_by()["vastgesteld"] == 0
    with clock.at(days_before(last, 0)):
        assert tijd.pass_by()["vastgesteld"] == 1
        assert tijd.pass_by()["vastgesteld"] == 0
    toekenning = settled(toekenning)
    assert (toekenning.status, toekenning.vastgesteld, toekenning.te_betalen) == ("vastgesteld", 100_000, 20_000)
    made = queries.geldend(toekenning.id)
    assert (made.grond, made.besluit_op, made.besluiter_id) == ("ambtshalve", last, None)


def test_who_is_drawn_accounts_with_receipts_and_is_not_settled_ex_officio(granted):
    toekenning = granted(steekproef=100, **SMALL)
    passed(toekenning, toekenning.klaar_op)
    toekenning = queries.zaak(toekenning.id)
    assert (toekenning.steekproef, toekenning.vorm) == (True, "bonnen") and toekenning.verantwoorden_voor
    assert told("steekproef") == 1
    assert "vastgesteld" not in passed(toekenning, toekenning.vaststellen_voor)


def test_an_account_in_the_sample_asks_for_receipts_too(granted):
    toekenning = granted(steekproef=100)
    assert toekenning.vorm == "licht"
    passed(toekenning, toekenning.klaar_op)
    assert queries.zaak(toekenning.id).vorm == "bonnen"


def test_anybody_can_do_the_draw_again(granted):
    toekenning = granted(steekproef=40, **SMALL)
    passed(toekenning, toekenning.klaar_op)
    sealed = db.session.scalar(db.select(Trekking))
    assert sealed.zegel == zegel_van(sealed.geheim) and sealed.procent == 40
    assert queries.zaak(toekenning.id).steekproef == is_getrokken(toekenning.kenmerk, sealed.geheim, 40)


def test_the_lot_falls_on_as_many_as_the_version_says():
    drawn = sum(is_getrokken(f"B-2026-{number:04}", "geheim", 10) for number in range(10_000))
    assert 900 < drawn < 1100
    assert not any(is_getrokken(f"B-{number}", "geheim", 0) for number in range(100))
    assert all(is_getrokken(f"B-{number}", "geheim", 100) for number in range(100))


def test_the_secret_is_public_when_its_year_is_over(granted, browse):
    toekenning = granted(steekproef=40, **SMALL)
    passed(toekenning, toekenning.klaar_op)
    sealed = trekkingen()[0]
    page = browse().get("/verantwoording/steekproef").text
    assert sealed.zegel in page and sealed.geheim not in page
    with clock.at(later(days=366)):
        assert sealed.geheim in browse().get("/verantwoording/steekproef").text


@pytest.mark.parametrize(("days", "level", "what"), [
    (15, 0, None), (14, 1, "herinneren"), (4, 1, "herinneren"), (3, 2, "herinneren"), (0, 2, "herinneren"), (-1, 3, "te_laat"),
])
def test_reminders_come_14_and_3_days_before_and_late_is_told_once(granted, days, level, what):
    toekenning = granted()
    with clock.at(days_before(toekenning.verantwoorden_voor, days)):
        assert tijd.pass_by()["herinnerd"] == bool(what)
        assert tijd.pass_by()["herinnerd"] == 0
    assert settled(toekenning).herinnerd == level
    assert {name for name in ("herinneren", "te_laat") if told(name)} == ({what} if what else set())


def test_all_three_come_in_their_turn(granted):
    toekenning = granted()
    for days in (14, 13, 3, 2, -1, -2, -40):
        with clock.at(days_before(toekenning.verantwoorden_voor, days)):
            tijd.pass_by()
    assert (told("herinneren"), told("te_laat")) == (2, 1)


def test_who_accounted_is_not_reminded(granted, village):
    toekenning = granted()
    account(toekenning, village["amina"])
    assert "herinnerd" not in passed(toekenning, toekenning.verantwoorden_voor)


def owing(granted, village, office):
    """A grant of which € 300 must come back."""
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    vaststellen.respond(vaststelling, "Goed.", by=village["amina"])
    decided(vaststelling, office["bea"])
    return queries.vaststelling(vaststelling.id)


def test_a_debt_is_reminded_of_before_and_after_its_last_day(granted, village, office):
    vaststelling = owing(granted, village, office)
    for days in (8, 7, 6, 0, -1, -2):
        with clock.at(days_before(vaststelling.terug_voor, days)):
            tijd.pass_by()
    assert (told("terug_herinneren"), told("terug_te_laat")) == (1, 1)


def test_after_five_years_nobody_is_asked_to_pay_back(granted, village, office):
    owing(granted, village, office)
    with clock.at(later(days=5 * 366)):
        assert tijd.pass_by()["terug_herinnerd"] == 0


def test_what_came_back_is_finished_by_itself(granted, village, office):
    vaststelling = owing(granted, village, office)
    kas.receive(vaststelling.toekenning, 30_000, by=office["fenna"])
    db.session.commit()
    assert tijd.pass_by()["afgehandeld"] == 1
    assert settled(vaststelling.toekenning).status == "afgehandeld"


def test_who_has_no_account_hears_by_mail_that_a_letter_comes(granted, village):
    toekenning = granted()
    toekenning.aanvraag.owner_id, toekenning.aanvraag.aanvrager.email = None, "amina@voorbeeld.invalid"
    db.session.commit()
    with clock.at(days_before(toekenning.verantwoorden_voor, 14)):
        tijd.pass_by()
    mail = db.session.scalar(db.select(Mail).where(Mail.to == "amina@voorbeeld.invalid"))
    assert toekenning.kenmerk in mail.subject and "met de post" in mail.body


@pytest.mark.parametrize("what", kennisgevingen.WHAT)
def test_a_letter_with_a_last_day_is_mailed_to_who_wants_no_mail_too(granted, village, what):
    """What it asks has consequences after that day, whatever a click in another mail has stopped."""
    toekenning, village["amina"].wants_mail = granted(), False
    delivery.write_notifications()
    db.session.execute(db.delete(Mail))
    tell(toekenning, what, by=VANZELF, note="Stuur de bon van € 300.", data={"datum": today().isoformat()})
    db.session.commit()
    delivery.write_notifications()
    mail = db.session.scalars(db.select(Mail).where(Mail.to == village["amina"].email)).one()
    assert mail.subject.endswith(f": {toekenning.naam}") and not mail.subject.startswith("Er staat een brief")
    assert (mail.unsubscribe_url, "/afmelden/" in mail.body, "€ 300" in mail.body) == ("", False, False)


def test_every_such_letter_is_always_mailed():
    assert {f"toekenningen.{what}" for what in kennisgevingen.WHAT} == NOTICES
