"""Who takes something back or answers here gets a receipt of it, with what they wrote; the others of a group a bericht."""

import pytest

from portal.buurtbonnen.actions import besluiten as making
from portal.buurtbonnen.actions import bezwaren
from portal.buurtbonnen.queries import besluiten
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.extensions import db
from portal.story.models import Mail
from portal.templating import datum


@pytest.fixture
def received(app):
    """The one mail that was written to somebody since."""
    def received(person):
        mail = db.session.query(Mail).filter(Mail.to == person.email).one()
        assert mail.body.startswith(f"Dag {person.name},\n")
        return mail

    return received


def test_taking_back_an_application_is_confirmed_with_the_reason(village, browse, aanvraag_by, plafond, received):
    asked = aanvraag_by(village["amina"], Status.INGEDIEND)
    sent = browse(village["amina"]).post(f"/buurtbonnen/{asked.id}/intrekken", data={"reden": "Het gaat\nniet door."})
    assert sent.status_code == 303
    mail = received(village["amina"])
    assert mail.subject == f"Je aanvraag is ingetrokken: {asked.kenmerk}"
    assert f"Op {datum(today())} trok je je aanvraag “{asked.title}” in." in mail.body
    assert "Het gaat\nniet door." in mail.body and f"/buurtbonnen/{asked.id}\n" in mail.body


@pytest.mark.parametrize(("antwoord", "said"), [
    ("ja", "Ja, ik kan verder met € 60."), ("nee", "Nee, met € 60 kan ik niet verder."),
])
def test_an_answer_about_a_part_is_confirmed_with_the_amount(village, browse, aanvraag_by, plafond, received, antwoord, said):
    asked = aanvraag_by(village["amina"], Status.INGEDIEND)
    making.offer_part(asked, 6_000, by=village["mo"])
    db.session.query(Mail).delete()
    db.session.commit()
    page = f"/buurtbonnen/{asked.id}/deel"
    assert browse(village["amina"]).post(page, data={"antwoord": antwoord, "deel": "6000"}).status_code == 303
    assert said in received(village["amina"]).body.replace("\xa0", " ")


def test_taking_back_a_bezwaar_is_confirmed(village, browse, aanvraag_by, plafond, henk, dora, received):
    asked = aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id)
    besluit = making.decide(asked, "afwijzen", by=dora, reden="Het past niet.", oordelen={})
    besluit.aanvraag = asked
    bezwaar = bezwaren.object_to(besluit, "Het past wel.", by=village["amina"])
    db.session.query(Mail).delete()
    db.session.commit()
    assert browse(village["amina"]).post(f"/buurtbonnen/bezwaren/{bezwaar.id}/intrekken").status_code == 303
    mail = received(village["amina"])
    assert mail.subject == f"Je bezwaar is ingetrokken: {bezwaar.kenmerk}" and "Het besluit blijft zoals het is." in mail.body
    assert f"/buurtbonnen/bezwaren/{bezwaar.id}\n" in mail.body
    assert besluiten.bezwaar(bezwaar.id).status == "ingetrokken"
