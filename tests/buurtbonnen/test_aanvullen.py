"""Completing an application: only what was asked may change, not who asks, not for more money; and who advises then."""

from datetime import timedelta

import pytest

from portal.buurtbonnen import actions
from portal.buurtbonnen.actions import adviseren, behandelen
from portal.buurtbonnen.models import Advies
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.story.models import Event, Mail, Notification
from portal.templating import datum
from tests.buurtbonnen.test_invullen import PAGES

COSTS = {
    "posten-0-omschrijving": "Partytent", "posten-0-soort": "huren", "posten-0-categorie": "materiaal",
}


@pytest.fixture
def asked(aanvraag_by, village, henk, plafond):
    """An application of Amina for € 120 of which Henk asks to complete some pages."""

    def make(*onderdelen, **fields):
        aanvraag = aanvraag_by(village["amina"], Status.INGEDIEND, eerst_gevraagd=12_000, **fields)
        behandelen.ask_completion(aanvraag, "Vul dit aan.", today() + timedelta(9), onderdelen, by=henk)
        db.session.commit()
        return one(aanvraag.id)

    return make


def test_only_the_pages_that_were_asked_for_open(asked, village, browse):
    amina, id = browse(village["amina"]), asked("kosten", "bestanden").id
    status = {page: amina.get(f"/buurtbonnen/{id}/{page}").status_code for page in (*PAGES, "bestanden", "nakijken")}
    assert [page for page, code in status.items() if code == 200] == ["kosten", "bestanden", "nakijken"]
    assert {code for code in status.values()} == {200, 409}
    assert amina.post(f"/buurtbonnen/{id}/idee", data=PAGES["idee"] | {"title": "Iets anders"}).status_code == 409
    page = amina.get(f"/buurtbonnen/{id}/nakijken").text
    assert f"/buurtbonnen/{id}/kosten" in page and f"/buurtbonnen/{id}/idee" not in page
    assert f'href="/buurtbonnen/{id}/kosten"' in amina.get(f"/buurtbonnen/{id}").text


def test_files_stay_as_they_are_when_they_were_not_asked_for(asked, village, browse):
    amina, id = browse(village["amina"]), asked("idee").id
    assert amina.get(f"/buurtbonnen/{id}/bestanden").status_code == 409
    assert amina.post(f"/buurtbonnen/{id}/bestanden/weg", data={"bestand": "x"}).status_code == 409


def test_who_asks_never_changes_once_it_was_handed_in(asked, village, browse):
    amina, found = browse(village["amina"]), asked("wie", "waar")
    page = amina.get(f"/buurtbonnen/{found.id}/wie").text
    assert 'name="soort"' not in page and 'name="groep_id"' not in page and 'name="oud_genoeg"' in page
    sent = amina.post(f"/buurtbonnen/{found.id}/wie", data={"soort": "groep", "groep_id": "1", "oud_genoeg": "ja"})
    assert (sent.status_code, one(found.id).aanvrager.soort) == (303, "persoon")


@pytest.mark.parametrize("values", [
    {"soort": "stichting"}, {"groep_id": 1}, {"gebied_code": "BU01640401"}, {"title": "Anders"}, {"naam": "Een ander"},
])
def test_the_action_refuses_what_was_not_asked_for_too(asked, village, values):
    with pytest.raises(NotNow):
        actions.answer(asked("wie", "waar", "kosten"), values, by=village["amina"])


@pytest.mark.parametrize(("amount", "own", "good"), [("120", "", True), ("119,99", "", True), ("120,01", "", False),
                                                     ("140", "20", True), ("140", "19", False)])
def test_the_amount_does_not_rise_above_what_was_asked_at_first(asked, village, browse, amount, own, good):
    amina, id = browse(village["amina"]), asked("kosten").id
    sent = amina.post(f"/buurtbonnen/{id}/kosten", data=COSTS | {"posten-0-bedrag": amount, "eigen_bijdrage": own})
    assert sent.status_code == (303 if good else 200)
    assert ("Je vroeg eerst" in sent.text) is not good
    assert one(id).gevraagd <= 12_000


def test_nor_around_the_form(asked, village):
    post = {"omschrijving": "Tent", "categorie": "materiaal", "soort": "huren", "bedrag": 12_001, "baat": False}
    with pytest.raises(Needed, match="te_veel"):
        actions.answer(asked("kosten"), {"posten": [post]}, by=village["amina"])


def test_a_version_may_let_it_rise(asked, village, browse, versie_with, venster_of):
    versie = versie_with(hoger_bij_aanvulling=True)
    id = asked("kosten", versie_id=versie.id, venster_id=venster_of(versie).id).id
    sent = browse(village["amina"]).post(f"/buurtbonnen/{id}/kosten", data=COSTS | {"posten-0-bedrag": "400"})
    assert (sent.status_code, one(id).gevraagd) == (303, 40_000)


def test_what_was_asked_at_first_is_kept_on_receipt(aanvraag_by, village, versie, venster):
    draft = aanvraag_by(village["amina"])
    actions.hand_in(draft, by=village["amina"])
    assert (draft.eerst_gevraagd, draft.open_paginas) == (12_000, [])


def test_nothing_may_change_after_it_was_sent(asked, village, browse):
    found = asked("idee")
    actions.complete(found, by=village["amina"])
    db.session.commit()
    assert one(found.id).open_paginas == []
    assert browse(village["amina"]).get(f"/buurtbonnen/{found.id}/idee").status_code == 409


def test_staff_say_what_may_change(aanvraag_by, village, henk, browse, plafond):
    id = aanvraag_by(village["amina"], Status.INGEDIEND).id
    address, ask = f"/buurtbonnen/beheer/{id}/aanvulling", {"vraag": "Een offerte graag.", "uiterlijk": "2099-01-04"}
    desk = browse(henk)
    assert "Kies wat de aanvrager mag aanpassen." in desk.post(address, data=ask).text
    assert desk.post(address, data=ask | {"onderdelen": ["bestanden", "kosten"]}).status_code == 303
    assert one(id).open_paginas == ["bestanden", "kosten"]
    told = db.session.query(Event).filter_by(what="aanvragen.aanvulling_vragen").one()
    assert told.data["onderdelen"] == ["bestanden", "kosten"]


# A werkgebied more


def test_a_werkgebied_that_comes_later_asks_its_organisation_and_the_advice_that_was_given_stays(
    aanvraag_by, village, henk, organisatie_of, plafond
):
    noord, driene = organisatie_of(), organisatie_of("Driene", "WK016404")
    aanvraag = aanvraag_by(village["amina"], Status.INGEDIEND, eerst_gevraagd=12_000)
    adviseren.ask_advice(aanvraag, by=henk)
    first = db.session.query(Advies).one()
    first.uitkomst, first.reden = "positief", "Goed plan."
    behandelen.ask_completion(aanvraag, "Is het ook in Driene?", today() + timedelta(9), ["waar"], by=henk)
    actions.answer(aanvraag, {"werkgebieden": ["BU01640202", "WK016404"]}, by=village["amina"])
    db.session.commit()
    actions.complete(one(aanvraag.id), by=village["amina"])
    db.session.commit()
    kept, fresh = db.session.query(Advies).order_by(Advies.id)
    assert (kept.groep_id, kept.uitkomst, fresh.groep_id, fresh.uitkomst) == (noord[0].id, "positief", driene[0].id, "")
    told = db.session.query(Event).filter_by(what="aanvragen.advies_erbij").one()
    assert driene[1].id in {row.person_id for row in db.session.query(Notification).filter_by(event_id=told.id)}


def test_nobody_is_asked_when_no_advice_was_asked_yet_or_nothing_was_added(asked, organisatie_of, village, henk):
    organisatie_of()
    found = asked("waar")
    actions.complete(found, by=village["amina"])
    assert db.session.query(Advies).count() == 0
    adviseren.ask_advice(found, by=henk)
    behandelen.ask_completion(found, "Nog iets.", today() + timedelta(9), ["idee"], by=henk)
    actions.complete(found, by=village["amina"])
    assert db.session.query(Advies).count() == 1
    assert db.session.query(Event).filter_by(what="aanvragen.advies_erbij").count() == 0


def test_what_completes_it_is_confirmed_with_a_copy_and_the_new_last_day(asked, village, browse):
    """Sending it lets the clock run again, so who sent it has the day and the words (Awb 4:3a)."""
    found = asked("kosten")
    actions.complete(found, by=village["amina"])
    db.session.commit()
    [mail] = db.session.query(Mail).filter(Mail.to == village["amina"].email).all()
    assert mail.subject == f"Aanvulling ontvangen: Straatfeest ({found.kenmerk})" and mail.unsubscribe_url == ""
    for said in ("We hebben je aanvulling ontvangen.", f"De dag van ontvangst is {datum(today(), True, 'nl')}.\n", "Partytent",
                 f"Uiterlijk {datum(found.beslissen_voor, True, 'nl')} beslissen wij.", f"/buurtbonnen/{found.id}\n"):
        assert said in mail.body
    assert "DRAAGVLAK" not in mail.body, "no heading without an answer"
