"""What comes on paper is found again, goes on with a colleague, is completed and is taken back: nobody waits for one desk."""

from datetime import timedelta

import pytest

from portal.buurtbonnen import actions
from portal.buurtbonnen.actions import behandelen, besluiten
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.queries.besluiten import took_part
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.errors import Refused
from portal.extensions import db
from portal.people.models import Role
from portal.people.queries import roles_of
from portal.regelingen.actions import plafond as kas
from portal.regelingen.models import Plafond
from portal.story.models import Event, Mail
from tests.buurtbonnen.test_geldbrieven import COR, plain
from tests.buurtbonnen.test_indienen import TICKS
from tests.buurtbonnen.test_invullen import PAGES

QUEUE = "/buurtbonnen/beheer/"


@pytest.fixture
def tess(person):
    """A colleague of Henk."""
    return person("Tess", rol="behandelaar")


@pytest.fixture
def begun(browse, henk, versie, venster, plafond):
    """Henk began to type in what came by post three days ago; the address of its first page."""
    given = {"ontvangen_via": "post", "ontvangen_op": (today() - timedelta(3)).isoformat(), "akkoord": "y", "email": ""}
    return browse(henk).post(f"/buurtbonnen/namens?versie={versie.id}", data=given).location


def test_what_is_half_typed_in_stands_with_the_queue(browse, begun, henk, tess, dora, village):
    page = plain(browse(henk).get(QUEUE))
    assert f'href="{begun.rpartition("/")[0]}"' in page and "begonnen door jou" in page
    assert "begonnen door Henk" in browse(tess).get(QUEUE).text
    assert "Nog niet helemaal ingevoerd" not in browse(dora).get(QUEUE).text


def test_a_colleague_goes_on_with_it_and_decides_nothing(browse, begun, tess, village, person):
    id, desk = int(begun.split("/")[2]), browse(tess)
    assert desk.get(begun).status_code == 200
    for page, data in PAGES.items():
        desk.post(f"/buurtbonnen/{id}/{page}", data=data)
    assert desk.post(f"/buurtbonnen/{id}/nakijken", data=TICKS).location.endswith("/ontvangen")
    found = one(id)
    assert (found.status, found.ontvangen_op) == ("ingediend", today() - timedelta(3)) and took_part(found, tess)
    assert "Nog niet helemaal ingevoerd" not in desk.get(QUEUE).text


def test_nobody_else_opens_it_and_a_draft_of_a_browser_stays_its_own(browse, begun, village, dora, tess, aanvraag_by):
    for who in (village["bas"], village["mo"], dora):
        assert browse(who).get(begun).status_code == 404
    assert browse().get(begun).status_code in (302, 404)
    assert browse(tess).get(f"/buurtbonnen/{aanvraag_by(None).id}").status_code == 404


@pytest.fixture
def cor(aanvraag_by, henk, plafond):
    """Cor asked on paper, and completes it on paper."""
    return aanvraag_by(None, Status.INGEDIEND, aanvrager=COR, behandelaar_id=henk.id, ingevoerd_door_id=henk.id)


def test_a_colleague_types_in_what_was_asked(browse, cor, henk, tess, person):
    behandelen.ask_completion(cor, "Vertel meer.", today() + timedelta(14), ["idee"], by=henk)
    db.session.commit()
    far = person("Els", rol="behandelaar", gebied="WK016404")
    desk, page = browse(tess), f"/buurtbonnen/{cor.id}/idee"
    assert browse(far).get(page).status_code == 404
    assert page in desk.get(f"/buurtbonnen/{cor.id}").text
    assert desk.post(page, data=PAGES["idee"] | {"wat": "Met muziek."}).status_code == 303
    assert desk.post(f"/buurtbonnen/{cor.id}/nakijken", data=TICKS).status_code == 303
    found = one(cor.id)
    assert (found.status, found.wat) == ("ingediend", "Met muziek.") and took_part(found, tess)


def test_who_typed_in_what_was_asked_does_not_decide(browse, cor, henk, person):
    behandelen.ask_completion(cor, "Vertel meer.", today() + timedelta(14), ["idee"], by=henk)
    both = person("Bo", rol="behandelaar")
    actions.complete(one(cor.id), by=both)
    behandelen.put_forward(one(cor.id), 12_000, "Het past.", by=henk)
    db.session.add(Role(person_id=both.id, rol="besluitnemer", gebied_code="GM0164", begonnen_op=today()))
    db.session.commit()
    both.roles = roles_of(both)
    with pytest.raises(Refused):
        besluiten.decide(one(cor.id), "toekennen", by=both, bedrag=12_000, reden="Het past.")


def test_who_asked_on_paper_takes_it_back_on_paper_and_gets_a_letter(browse, cor, tess, plafond):
    kas.reserve(plafond.id, cor.id, 12_000, by=tess)
    db.session.commit()
    desk, deed = browse(tess), f"/buurtbonnen/beheer/{cor.id}/intrekken"
    assert deed in desk.get(f"/buurtbonnen/beheer/{cor.id}").text
    assert "Schrijf op hoe, wanneer en waarom." in desk.post(deed, data={}).text
    letter = desk.post(deed, data={"reden": "Brief van gisteren: het gaat niet door."}).location
    assert "Cor de Vries<br>Dorpsstraat 9" in plain(desk.get(letter)) and "intrekt" in desk.get(letter).text
    assert (one(cor.id).status, db.session.get(Plafond, plafond.id).gereserveerd) == ("ingetrokken", 0)
    assert desk.post(deed, data={"reden": "Nog eens."}).status_code == 409


def test_who_left_a_mail_address_gets_that_confirmation_there(aanvraag_by, tess, plafond):
    actions.withdraw(aanvraag_by(None, Status.INGEDIEND), "Gebeld.", by=tess)
    assert "We zijn ermee gestopt" in db.session.query(Mail).one().body


def test_nobody_takes_back_what_somebody_with_an_account_asked(browse, aanvraag_by, village, tess, person, plafond, cor):
    hers = aanvraag_by(village["amina"], Status.INGEDIEND)
    with pytest.raises(Refused):
        actions.withdraw(hers, "Gebeld.", by=tess)
    assert "intrekken" not in browse(tess).get(f"/buurtbonnen/beheer/{hers.id}").text
    assert browse(tess).post(f"/buurtbonnen/beheer/{hers.id}/intrekken", data={"reden": "Gebeld."}).status_code == 403
    for who in (village["bas"], person("Els", rol="behandelaar", gebied="WK016404")):
        with pytest.raises(Refused):
            actions.withdraw(one(cor.id), "Gebeld.", by=who)
    actions.withdraw(one(hers.id), "Toch niet.", by=village["amina"])
    assert db.session.query(Event).filter_by(what="aanvragen.brief").count() == 0
