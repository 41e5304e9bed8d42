"""A mail about an application greets who reads it by their own name, and has no link that its reader cannot open."""

from datetime import UTC, date, datetime

import pytest

from portal import clock
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen import letters
from portal.buurtbonnen.actions import behandelen, besluiten, termijn
from portal.buurtbonnen.models import Bestand
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.extensions import db
from portal.story.models import Mail

STIEN = {"naam": "Stien", "email": "stien@voorbeeld.invalid"}


def mails():
    return {mail.to: mail.body for mail in db.session.query(Mail)}


@pytest.mark.parametrize("about", ("receipt", "term"))
def test_who_has_no_account_gets_no_link_to_a_page_that_nobody_can_open(aanvraag_by, plafond, henk, about):
    with clock.at(datetime(2026, 3, 2, 10, tzinfo=UTC)):
        hers = aanvraag_by(None, Status.INGEDIEND, aanvrager=STIEN, behandelaar_id=henk.id, beslissen_voor=date(2026, 4, 28))
        if about == "receipt":
            letters.receipt(hers)
        else:
            termijn.extend(hers, 7, "Het is druk.", by=henk)
    body = mails()[STIEN["email"]]
    assert body.startswith("Dag Stien,\n") and "http" not in body and "bekijken:" not in body
    assert "beslissen wij.\n\n" in body and "\n\n\n\n" not in body


@pytest.mark.parametrize("about", ("receipt", "term"))
def test_of_a_group_each_who_signs_is_greeted_by_name(aanvraag_by, village, plafond, henk, about):
    groep = Bewonersgroep(naam="Straat Vier", gebied_code="BU01640202", owner_id=village["amina"].id)
    db.session.add(groep)
    db.session.flush()
    db.session.add_all(Lidmaatschap(groep_id=groep.id, person_id=village[name].id, rol=rol, begonnen_op=today())
                       for name, rol in (("amina", "contact"), ("bas", "penningmeester")))
    ours = aanvraag_by(village["amina"], Status.INGEDIEND, aanvrager=STIEN, groep_id=groep.id, behandelaar_id=henk.id)
    if about == "receipt":
        letters.receipt(one(ours.id))
    else:
        termijn.extend(one(ours.id), 7, "Het is druk.", by=henk)
    told = {to: body.splitlines()[0] for to, body in mails().items()}
    names = {STIEN["email"]: "Stien"} | {village[name].email: village[name].name for name in ("amina", "bas")}
    assert told == {email: f"Dag {name}," for email, name in names.items()}


@pytest.mark.parametrize("signs", (True, False))
def test_a_besluit_for_a_group_goes_by_post_only_where_nobody_signs_for_it(
    aanvraag_by, village, plafond, henk, dora, browse, signs
):
    """Who filed it left the portal. Where others sign for the group they read it here, and may object here."""
    groep = Bewonersgroep(naam="Straat Vier", gebied_code="BU01640202", owner_id=village["amina"].id)
    db.session.add(groep)
    db.session.flush()
    end = None if signs else today()
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=village["bas"].id, rol="contact", begonnen_op=end or today(),
                                geeindigd_op=end))
    ours = aanvraag_by(None, Status.TER_BESLUIT, aanvrager=STIEN, groep_id=groep.id, behandelaar_id=henk.id)
    besluit = besluiten.decide(ours, "afwijzen", by=dora, reden="Het past niet.", oordelen={})
    db.session.commit()
    page = browse(henk).get(f"/buurtbonnen/{ours.id}/besluit").text
    assert ("stuur hem vandaag met de post" in page) != signs and besluit.feiten["online"] == signs
    assert ("via het Buurtportaal, op de pagina van uw aanvraag" in page) == signs
    assert [mail.subject.startswith("Er is een besluit") for mail in db.session.query(Mail)] == [True] * (not signs)


def test_who_must_decide_on_it_reads_which_files_belong_to_it(aanvraag_by, village, plafond, henk, app):
    """No mail carries a file: the organisation knows that there are some, and staff that they send them (Awb 2:3)."""
    hers = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id)
    db.session.add(Bestand(
        key="k" * 43, aanvraag_id=hers.id, soort="overig", naam="offerte.pdf", mimetype="application/pdf", grootte=9))
    db.session.commit()
    db.session.expire_all()
    behandelen.forward(one(hers.id), "De provincie", "loket@provincie.invalid", "Het is een provinciale weg.", by=henk)
    body = mails()["loket@provincie.invalid"]
    assert "\nBestand: offerte.pdf\n" in body and "De bestanden zitten niet bij deze mail." in body
    assert f"Vragen? Bel {app.profiel.telefoon}" in body
