"""Whoever sends an account or a reaction gets a receipt of it with a copy, as with an application."""

import pytest

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.clock import today
from portal.extensions import db
from portal.story.models import Mail
from portal.templating import datum
from portal.verantwoording import queries
from portal.verantwoording.actions import vaststellen
from tests.verantwoording.conftest import account, proposed


def receipts(words="ontvangen"):
    return {mail.to: mail for mail in db.session.query(Mail) if words in mail.subject}


def test_an_account_is_confirmed_with_what_it_says_and_the_last_day_to_decide(granted, village):
    grant = granted()
    account(grant, village["amina"], anders="De band kwam niet.")
    [mail] = receipts().values()
    assert mail.to == village["amina"].email and mail.subject.startswith("Verantwoording ontvangen: ")
    body = mail.body.replace("\u00a0", " ")
    last = datum(queries.zaak(grant.id).vaststellen_voor, True, "nl")
    for said in ("Het was een mooi feest.", "De band kwam niet.", "Mensen die meededen: 80", ": € 600\n", "Samen: € 1.000\n",
                 f"Uiterlijk {last} beslissen wij.", f"De dag van ontvangst is {datum(today(), True, 'nl')}.\n",
                 f"/verantwoording/toekenning/{grant.id}\n"):
        assert said in body, said
    assert mail.unsubscribe_url == "", "a receipt comes also to who wants no mail"


def test_everyone_who_signs_for_the_group_has_the_receipt_and_who_left_has_not(granted, village):
    grant = granted()
    groep = Bewonersgroep(naam="Straat Vier", gebied_code="BU01640202", owner_id=village["amina"].id)
    db.session.add(groep)
    db.session.flush()
    for name, rol, end in (("bas", "contact", None), ("rik", "penningmeester", None), ("amina", "tweede_tekenaar", today())):
        db.session.add(Lidmaatschap(
            groep_id=groep.id, person_id=village[name].id, rol=rol, begonnen_op=today(), geeindigd_op=end))
    grant.aanvraag.groep_id = groep.id
    village["rik"].taal = "en"
    db.session.commit()
    account(queries.zaak(grant.id), village["bas"])
    assert set(receipts()) == {village["bas"].email} and set(receipts("Account received")) == {village["rik"].email}


@pytest.mark.parametrize("by", ("amina", "dora"))
def test_a_reaction_is_confirmed_with_its_words_also_when_staff_wrote_it_down(granted, village, office, by):
    grant, people = granted(), village | office
    account(grant, village["amina"])
    vaststelling = proposed(grant, 50_000, office["dora"])
    vaststellen.respond(vaststelling, "Het regende & de band kwam niet.", by=people[by])
    db.session.commit()
    mail = receipts("reactie")[village["amina"].email]
    assert "Het regende & de band kwam niet.\n" in mail.body and datum(today(), True, "nl") in mail.body
