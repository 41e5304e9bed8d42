"""Of one deed whoever asked gets one mail, in whole sentences; the bericht about it stands on the site."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.actions import behandelen, bezwaarherstel, bezwaartermijn, bezwaren, termijn
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.extensions import db
from portal.story import delivery
from portal.story.models import Mail, Notification
from tests.buurtbonnen.bezwaar import on

MONDAY = date(2026, 3, 16)
ASKED = datetime(2026, 3, 2, 10, tzinfo=UTC)
DEEDS = {
    "verdagen": lambda it, by: termijn.extend(it, 7, "Het is druk.", by=by),
    "schorsen": lambda it, by: termijn.stand_still(it, "overmacht", "Brand.", MONDAY, None, by=by),
    "deel_aanbieden": lambda it, by: behandelen.offer_part(it, 5_000, by=by),
}


def mails(to):
    db.session.commit()
    delivery.write_notifications()
    return db.session.scalars(db.select(Mail).where(Mail.to == to).order_by(Mail.id)).all()


def heard(person):
    return db.session.query(Notification).filter_by(person_id=person.id).count()


@pytest.mark.parametrize("deed", DEEDS)
def test_one_mail_and_one_bericht_of_a_deed(aanvraag_by, village, plafond, henk, deed):
    amina = village["amina"]
    with clock.at(ASKED):
        hers = aanvraag_by(amina, Status.INGEDIEND, aanvrager={"email": ""}, behandelaar_id=henk.id)
    with clock.at(datetime(2026, 3, 16, 10, tzinfo=UTC)):
        DEEDS[deed](hers, henk)
        told, before = mails(amina.email), heard(amina)
        if deed == "schorsen":
            termijn.run_on(hers, by=henk)
            assert (len(mails(amina.email)), heard(amina)) == (2, 2)
    assert (len(told), before) == (1, 1) and f"/buurtbonnen/{hers.id}\n" in told[0].body


def test_a_question_about_a_part_has_its_sentences_apart(aanvraag_by, village, plafond, henk):
    amina = village["amina"]
    behandelen.offer_part(aanvraag_by(amina, Status.INGEDIEND, behandelaar_id=henk.id), 5_000, by=henk)
    assert "verder kunt.\nOp de pagina" in mails(amina.email)[0].body


def test_a_bezwaar_on_paper_leads_to_one_receipt(refused, henk, dora, village):
    with on(4, 20):
        bezwaren.enter(refused(), "Het past wel.", by=henk, ontvangen_via="balie", ingediend_op=today())
        told = [mail.subject for mail in mails(village["amina"].email)]
    assert sum(subject.startswith("Bezwaar ontvangen") for subject in told) == 1


@pytest.mark.parametrize("deed", ("extend", "put_off", "ask"))
def test_one_mail_about_the_term_of_a_bezwaar(bezwaar, joke, village, deed):
    about = f"bezwaar {bezwaar.kenmerk}"
    with on(4, 21):
        if deed == "extend":
            bezwaartermijn.extend(bezwaar, 7, "Het is druk.", by=joke)
        elif deed == "put_off":
            bezwaartermijn.put_off(bezwaar, today() + timedelta(200), "Dat spraken we af.", by=joke)
        else:
            bezwaarherstel.ask(bezwaar, "Welk besluit?", today() + timedelta(14), by=joke)
        told = [mail.subject for mail in mails(village["amina"].email) if "ontvangen" not in mail.subject]
    assert len(told) == 2 and sum(about in subject for subject in told) == 1, "and the letter of the besluit before it"


def test_what_a_group_writes_on_paper_is_sent_back_to_who_signs_for_it_now(refused, henk, dora, village):
    """Who filed the application and left the group since gets nothing of what it wrote."""
    besluit, here = refused(), village["bas"]
    groep = Bewonersgroep(naam="Straat Vier", gebied_code="BU01640202", owner_id=village["amina"].id)
    db.session.add(groep)
    db.session.flush()
    rows = ((village["amina"], today()), (here, None))
    db.session.add_all(Lidmaatschap(groep_id=groep.id, person_id=who.id, rol="contact", begonnen_op=today(), geeindigd_op=end)
                       for who, end in rows)
    besluit.aanvraag.groep_id = groep.id
    db.session.commit()
    besluit.aanvraag = one(besluit.aanvraag_id)
    with on(4, 20):
        bezwaren.enter(besluit, "Wij zijn boos.", by=henk, ontvangen_via="balie", ingediend_op=today())
        mails("")
    assert [mail.to for mail in db.session.query(Mail) if "Wij zijn boos." in mail.body] == [here.email]
