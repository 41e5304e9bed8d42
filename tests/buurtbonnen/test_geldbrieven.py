"""Who applied on paper hears of a part that is offered and of a lottery by a letter to print, and staff note the answer."""

from datetime import timedelta

import pytest

from portal.buurtbonnen.actions import behandelen, besluiten, rij
from portal.buurtbonnen.queries import besluiten as besluiten_van
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.models import Plafond
from portal.story.models import Event, Mail, Notification

COR = {"naam": "Cor de Vries", "adres": "Dorpsstraat 9", "email": ""}


@pytest.fixture
def cor(aanvraag_by, henk, plafond):
    """Cor sent it on paper: no account, no mail. Henk handles it."""
    return aanvraag_by(None, Status.INGEDIEND, aanvrager=COR, behandelaar_id=henk.id)


@pytest.fixture
def tied(versie_with, venster_of, aanvraag_by, village):
    """Cor, Stien with a mail address, and Amina ask € 60 on one day; there is € 100."""
    venster = venster_of(versie_with(gelijk="dag"))
    db.session.add(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=10_000))
    at = now() - timedelta(3)
    fields = {"versie_id": venster.versie_id, "venster_id": venster.id, "compleet_op": at, "ontvangen_at": at, "gevraagd": 6_000}
    return [
        aanvraag_by(owner, Status.INGEDIEND, aanvrager=who, **fields).id
        for owner, who in ((None, COR), (None, {"email": "stien@voorbeeld.invalid"}), (village["amina"], {}))
    ]


def letters():
    return db.session.scalars(db.select(Event).where(Event.what == "aanvragen.brief").order_by(Event.id)).all()


def plain(page):
    return page.text.replace("\u00a0", " ")


def test_a_part_that_is_offered_is_a_letter_to_print(browse, cor, henk):
    desk = browse(henk)
    url = desk.post(f"/buurtbonnen/beheer/{cor.id}/deel", data={"bedrag": "50"}).location
    page = plain(desk.get(url))
    assert url.endswith(f"/brieven/{letters()[0].id}") and "Cor de Vries<br>Dorpsstraat 9" in page
    assert "Voor “Straatfeest” vroeg je € 120." in page and "We kunnen een deel voorstellen: € 50." in page
    assert db.session.query(Mail).count() == 0


def test_who_left_a_mail_address_gets_it_there(aanvraag_by, henk, plafond):
    behandelen.offer_part(aanvraag_by(None, Status.INGEDIEND, behandelaar_id=henk.id), 5_000, by=henk)
    assert "een deel voorstellen" in db.session.query(Mail).one().body and letters() == []


def test_who_has_an_account_gets_one_mail_as_before(aanvraag_by, henk, plafond, village):
    behandelen.offer_part(aanvraag_by(village["amina"], Status.INGEDIEND), 5_000, by=henk)
    assert "Op de pagina van je aanvraag" in db.session.query(Mail).one().body and letters() == []


def test_the_answer_on_paper_is_noted_and_then_it_can_be_granted(browse, cor, henk, dora):
    desk, deed = browse(henk), f"/buurtbonnen/beheer/{cor.id}/deelantwoord"
    assert deed not in desk.get(f"/buurtbonnen/beheer/{cor.id}").text
    behandelen.offer_part(one(cor.id), 5_000, by=henk)
    db.session.commit()
    assert deed in desk.get(f"/buurtbonnen/beheer/{cor.id}").text
    assert desk.post(deed, data={"antwoord": "ja", "hoe": ""}).status_code == 422
    assert desk.post(deed, data={"antwoord": "ja", "hoe": "Met de post, brief van 3 maart."}).status_code == 303
    shown = desk.get(f"/buurtbonnen/beheer/{cor.id}").text
    assert "Met de post, brief van 3 maart." in shown and deed not in shown
    behandelen.put_forward(one(cor.id), 5_000, "Het past.", by=henk)
    besluiten.decide(one(cor.id), "toekennen", by=dora, bedrag=5_000, reden="Het past.")


def test_the_answer_no_takes_the_offer_away(cor, henk):
    behandelen.offer_part(cor, 5_000, by=henk)
    with pytest.raises(Needed, match="hoe"):
        behandelen.note_answer(cor, False, " ", by=henk)
    behandelen.note_answer(cor, False, "Gebeld.", by=henk)
    assert (cor.deel_bedrag, cor.deel_akkoord_op) == (None, None)
    with pytest.raises(NotNow):
        behandelen.note_answer(cor, True, "Toch wel.", by=henk)


def test_staff_answer_for_nobody_who_can_answer_themselves(aanvraag_by, henk, plafond, village, cor):
    hers = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id)
    behandelen.offer_part(hers, 5_000, by=henk)
    with pytest.raises(NotNow):
        behandelen.note_answer(hers, True, "Gebeld.", by=henk)
    behandelen.offer_part(cor, 5_000, by=henk)
    with pytest.raises(Refused):
        behandelen.note_answer(cor, True, "Gebeld.", by=village["amina"])


WHY = "niet genoeg geld voor het hele bedrag"


@pytest.mark.parametrize(("left", "said"), [(11_999, True), (12_000, False)])
def test_too_little_money_is_the_reason_only_where_it_is(browse, cor, aanvraag_by, plafond, henk, village, left, said):
    """In the letter, in the mail, beside the application, and where it is answered."""
    plafond.bedrag = left
    hers = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id)
    for asked in (cor, hers):
        asked.compleet_op = None
        behandelen.offer_part(asked, 5_000, by=henk)
    db.session.commit()
    amina = browse(village["amina"])
    assert (WHY in " ".join(letters()[0].data["alineas"])) == said
    assert ("niet het hele bedrag beschikbaar" in db.session.query(Mail).one().body) == said
    page = plain(amina.get(f"/buurtbonnen/{hers.id}"))
    assert (WHY in page) == said and "€ 50" in page
    assert (WHY in amina.get(f"/buurtbonnen/{hers.id}/deel").text) == said


@pytest.mark.parametrize("answer", [True, False])
def test_who_wrote_the_answer_down_does_not_decide(cor, person, henk, dora, answer):
    """Of two roles in one person the first keeps from the second (Awb 2:4); of who asks nothing is held against them."""
    tess = person("Tess", rol="behandelaar")
    behandelen.offer_part(cor, 5_000, by=henk)
    behandelen.note_answer(cor, answer, "Gebeld.", by=tess)
    db.session.flush()
    assert (besluiten_van.took_part(cor, tess), besluiten_van.took_part(cor, dora)) == (True, False)


def test_the_answer_of_who_asks_is_no_handling(aanvraag_by, henk, plafond, village):
    hers = aanvraag_by(village["amina"], Status.INGEDIEND)
    behandelen.offer_part(hers, 5_000, by=henk)
    behandelen.answer_part(hers, True, by=village["amina"])
    db.session.flush()
    assert not besluiten_van.took_part(hers, village["amina"])


def test_a_lottery_is_a_letter_to_print_for_each_on_paper(browse, tied, henk):
    cor = tied[0]
    desk = browse(henk)
    url = desk.post(f"/buurtbonnen/beheer/{cor}/loten", data={}).location
    loting, page = one(cor).lotnummer, plain(desk.get(url))
    assert f"kwam op plaats {loting} van 3." in page and "Dorpsstraat 9" in page and "zaad van de loting" in page
    assert [letter.thing_id for letter in letters()] == [cor]
    assert [mail.to for mail in db.session.query(Mail)] == ["stien@voorbeeld.invalid"]


def test_who_drew_lots_hears_of_the_letters_to_others(tied, henk):
    rij.draw_lots(one(tied[2]), by=henk)
    [letter] = letters()
    assert db.session.query(Notification).filter_by(person_id=henk.id, event_id=letter.id).count() == 1
