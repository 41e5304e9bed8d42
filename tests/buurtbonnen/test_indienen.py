"""Handing in: what may go, what may not and why, the receipt, and afterwards one's own page."""

import re
from datetime import date, timedelta

import pytest

from portal.buurtbonnen import actions
from portal.buurtbonnen.antwoorden import lees
from portal.buurtbonnen.models import Aanvraag, Aanvulverzoek, Schorsing
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.models import Plafond, RegelingVersie, Venster
from portal.story.models import Mail, Notification
from portal.templating import datum

TICKS = {"verklaringen": ["waarheid", "nog_niet"]}
ANSWERS = {
    "oud_genoeg": True, "bevat": [], "verklaringen": ["waarheid", "nog_niet"], "extra": {"al_gemaakt": False},
}


@pytest.fixture
def ready(aanvraag_by):
    """A draft with every answer."""
    return lambda owner, **fields: aanvraag_by(owner, antwoorden=ANSWERS, **fields)


def test_it_is_received_with_a_reference_a_day_and_a_mail_with_a_copy(village, browse, person, ready):
    behandelaar, elsewhere = person(rol="behandelaar"), person(rol="behandelaar", gebied="WK016404")
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    assert "Aanvraag versturen" in amina.get(f"/buurtbonnen/{id}/nakijken").text
    answer = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS)
    assert (answer.status_code, answer.location) == (303, f"/buurtbonnen/{id}/ontvangen")
    found = one(id)
    assert (found.status, found.kenmerk) == ("ingediend", f"B-{today().year}-{id:04d}")
    assert found.ontvangen_op == today() and found.compleet_op and found.aanvrager.adres_hash
    assert found.beslissen_voor >= today() + timedelta(56)
    page = amina.get(answer.location).text
    assert found.kenmerk in page and "Straatfeest" in page
    mail = db.session.scalars(db.select(Mail)).all()
    assert sorted(m.to for m in mail) == sorted({village["amina"].email, "amina@voorbeeld.invalid"})
    assert all(part in mail[0].body for part in (found.kenmerk, "Partytent", "120", "Dorpsstraat 1", "Samen eten"))
    told = db.session.scalars(db.select(Notification.person_id)).all()
    assert behandelaar.id in told and elsewhere.id not in told


def test_in_english_the_questions_are_read_as_english_and_what_was_written_as_dutch(village, browse, ready):
    page = browse(village["amina"]).get(f"/buurtbonnen/{ready(village['amina']).id}/nakijken?taal=en").text
    assert '<dt>Why do you want this?</dt><dd lang="nl">Dan leren we elkaar kennen.</dd>' in page
    assert "<dt>Are you 18 or older?</dt><dd>Yes</dd>" in page
    assert '<div lang="nl"><dl' not in page


def test_in_english_what_the_regeling_gives_to_choose_from_is_read_as_dutch(village, browse, ready):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    kosten = amina.get(f"/buurtbonnen/{id}/kosten?taal=en").text
    assert '<option value="eten" lang="nl">Eten en drinken</option>' in kosten and '<option value="">Choose a kind' in kosten
    assert re.search(r'value="speeltoestel"( checked)?><span><span lang="nl">', amina.get(f"/buurtbonnen/{id}/idee").text)
    assert ' lang="nl">' not in amina.get(f"/buurtbonnen/{id}/kosten?taal=nl").text.split("<main")[1].split("<footer")[0]


def test_sending_twice_is_sending_once(village, browse, ready):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    for _time in range(2):
        answer = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS)
        assert answer.location == f"/buurtbonnen/{id}/ontvangen"
    assert db.session.scalar(db.select(db.func.count()).select_from(Mail)) == 2
    assert amina.post(f"/buurtbonnen/{id}/idee", data={"title": "Toch anders"}).status_code == 409
    assert one(id).title == "Straatfeest"


def test_a_rule_that_fails_is_said_and_is_no_obstacle(village, browse, ready):
    amina, id = browse(village["amina"]), ready(village["amina"], gevraagd=90_000).id
    page = amina.get(f"/buurtbonnen/{id}/nakijken").text
    assert "Voldoet niet." in page and "Je mag wel verder. Wij kijken er dan naar." in page
    assert amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS).status_code == 303
    assert one(id).status == "ingediend"


@pytest.mark.parametrize("ticks", [{}, {"verklaringen": ["waarheid"]}, {"verklaringen": ["waarheid", "onzin"]}])
def test_without_every_declaration_nothing_is_sent(village, browse, ready, ticks):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    page = amina.post(f"/buurtbonnen/{id}/nakijken", data=ticks | {"version": ""})
    assert page.status_code == 200 and "Er klopt nog iets niet" in page.text
    assert one(id).status == "concept"


def test_with_an_answer_missing_nothing_is_sent(village, browse, ready):
    amina, id = browse(village["amina"]), ready(village["amina"], title="", begin=None).id
    page = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS)
    assert page.status_code == 200 and "Geef je plan een naam." in page.text and "Vul de eerste dag in." in page.text
    assert one(id).status == "concept"
    with pytest.raises(Needed):
        actions.hand_in(one(id), by=village["amina"])


def test_who_asks_for_nothing_is_asked_for_the_costs_first(village, browse, ready):
    draft = ready(village["amina"], eigen_bijdrage=12_000, gevraagd=0)
    amina, page = browse(village["amina"]), f"/buurtbonnen/{draft.id}/nakijken"
    with pytest.raises(Needed, match="gevraagd"):
        actions.hand_in(draft, by=village["amina"])
    db.session.rollback()
    told = amina.post(page, data=TICKS).text
    assert "Er ontbreekt nog iets" in told and "Aanvraag versturen" not in told and "vraagt niets aan" in told
    db.session.execute(db.update(Aanvraag).values(eigen_bijdrage=11_999, gevraagd=1))
    db.session.commit()
    assert amina.post(page, data=TICKS).status_code == 303


def test_what_came_on_paper_or_may_not_change_any_more_is_taken_as_it_is(village, henk, ready, aanvraag_by):
    """Staff answer a letter that asks for nothing too, and who was asked for a file can send that."""
    nothing = {"eigen_bijdrage": 12_000, "gevraagd": 0}
    paper = ready(None, ingevoerd_door_id=henk.id, **nothing)
    actions.hand_in(paper, by=henk)
    asked = aanvraag_by(village["amina"], Status.AANVULLING_GEVRAAGD, open_paginas=["bestanden"], **nothing)
    actions.complete(asked, by=village["amina"])
    assert (paper.status, asked.status) == ("ingediend", "ingediend")


def test_a_draft_changed_elsewhere_is_looked_at_again_before_it_goes(village, browse, ready):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    page = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS | {"version": "99"})
    assert "net ergens anders aangepast" in page.text and one(id).status == "concept"


def test_a_closed_venster_is_a_polite_page_and_the_draft_stays(village, browse, ready, venster):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    db.session.get(Venster, venster.id).sluit_op = today() - timedelta(1)
    db.session.commit()
    page = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS)
    assert page.status_code == 409 and "Wat je hebt ingevuld is bewaard." in page.text
    assert one(id).status == "concept"
    page = amina.get(f"/buurtbonnen/{id}").text
    assert "Aanvragen kon tot en met" in page and "Je kunt aanvragen tot en met" not in page
    assert amina.get(f"/buurtbonnen/nieuw?versie={venster.versie_id}").status_code == 409


def test_who_asks_where_nothing_is_to_be_divided_reads_so_before_sending(village, browse, ready, venster, plafond):
    """Staff read the same in the dossier: nothing can be granted there."""
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    said = "Voor dit gebied is in deze regeling nu geen geld."
    assert said not in amina.get(f"/buurtbonnen/{id}/nakijken").text
    db.session.execute(db.update(Plafond).values(gebied_code="WK016404"))
    db.session.commit()
    page = amina.get(f"/buurtbonnen/{id}/nakijken").text
    assert said in page and f'href="/buurtbonnen/{id}/waar">Pas aan' in page


def test_who_comes_too_early_reads_from_which_day_it_can_be_asked(browse, versie, venster_of):
    opens = venster_of(versie, opens=3).opent_op
    answer = browse().get(f"/buurtbonnen/nieuw?versie={versie.id}")
    assert answer.status_code == 409 and f"Aanvragen kan vanaf {datum(opens, True)}." in answer.text
    assert "voorbij" not in answer.text.split("<main")[1].split("<footer")[0]


def test_what_a_new_version_asks_in_other_words_is_asked_again(village, browse, ready, versie, versie_with, venster_of):
    """Yes to ‘18 or older’ is no yes to ‘21 or older’, and who ticked nothing said nothing of a barbecue."""
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    venster_of(versie_with(minimum_leeftijd=21, niet_voor=[{"sleutel": "bbq", "tekst": "Een barbecue", "artikel": "6"}]))
    assert amina.post(f"/buurtbonnen/{id}/overzetten").status_code == 303
    kept = lees(one(id))
    assert kept["title"] == "Straatfeest" and not {"oud_genoeg", "bevat"} & kept.keys() and kept["verklaringen"]
    page = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS)
    assert f"/buurtbonnen/{id}/wie" in page.text and one(id).status == "concept"
    with pytest.raises(Needed):
        actions.hand_in(one(id), by=village["amina"])


def test_a_replaced_version_lets_the_answers_go_along(village, browse, ready, versie, versie_with, venster_of):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    newer = versie_with(maximum=5_000)
    venster_of(newer)
    page = amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS)
    assert page.status_code == 409 and "Verder onder de nieuwe regels" in page.text
    assert amina.post(f"/buurtbonnen/{id}/overzetten").status_code == 303
    assert (one(id).versie_id, one(id).title) == (newer.id, "Straatfeest")
    assert amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS).status_code == 303


def test_it_is_complete_only_with_the_files_that_are_asked(village, ready, versie_with, venster_of):
    versie = versie_with(bestanden=[{"soort": "offerte", "tekst": "Een offerte", "vanaf": 10_000}])
    venster = venster_of(versie)
    mine = [
        ready(village["amina"], versie_id=versie.id, venster_id=venster.id, gevraagd=cents) for cents in (9_999, 10_000)
    ]
    for aanvraag in mine:
        actions.hand_in(aanvraag, by=village["amina"])
    assert [aanvraag.compleet_op is not None for aanvraag in mine] == [True, False]


@pytest.mark.parametrize("who", ["bas", "mo", "rik"])
def test_nobody_else_hands_it_in_or_takes_it_back(village, ready, aanvraag_by, who):
    with pytest.raises(Refused):
        actions.hand_in(ready(village["amina"]), by=village[who])
    with pytest.raises(Refused):
        actions.withdraw(aanvraag_by(village["amina"], Status.INGEDIEND), "Zomaar.", by=village[who])


def test_a_second_application_from_one_address_is_seen_however_it_is_written(village, ready):
    first, second = (
        ready(village[name], aanvrager={"adres": adres, "postcode": postcode})
        for name, adres, postcode in (("amina", "Dorpsstraat 1 A", "7551 AB"), ("bas", "dorpsstr. 1-a", "7551ab"))
    )
    actions.hand_in(first, by=village["amina"])
    actions.hand_in(second, by=village["bas"])
    assert first.aanvrager.adres_hash == second.aanvrager.adres_hash != ""
    assert "7551" not in first.aanvrager.adres_hash


def test_own_page_tells_where_it_stands_and_no_internal_word(village, browse, aanvraag_by):
    from portal.story.models import Event

    id = aanvraag_by(village["amina"], Status.TER_BESLUIT).id
    for what, note in (("indienen", ""), ("voorleggen", "Intern advies"), ("toewijzen", "Voor Kim")):
        db.session.add(Event(what=f"aanvragen.{what}", kind="aanvragen", thing_id=id, note=note))
    db.session.commit()
    page = browse(village["amina"]).get(f"/buurtbonnen/{id}").text
    assert "Uiterlijk" in page and "beslissen wij" in page and "Aanvraag ontvangen" in page
    assert "Intern advies" not in page and "Voor Kim" not in page
    assert browse(village["bas"]).get(f"/buurtbonnen/{id}").status_code == 404


def test_what_was_asked_opens_the_pages_and_sending_it_lets_the_clock_run(village, browse, aanvraag_by):
    yesterday = today() - timedelta(1)
    id = aanvraag_by(village["amina"], Status.AANVULLING_GEVRAAGD, antwoorden=ANSWERS, compleet_op=None).id
    db.session.add_all([
        Aanvulverzoek(aanvraag_id=id, vraag="Stuur een offerte.", gevraagd_op=yesterday, uiterlijk=today() + timedelta(9)),
        Schorsing(aanvraag_id=id, grond="aanvullen", van=today()),
    ])
    db.session.commit()
    amina = browse(village["amina"])
    page = amina.get(f"/buurtbonnen/{id}").text
    assert "Stuur een offerte." in page and "Vul je aanvraag aan" in page
    assert amina.post(f"/buurtbonnen/{id}/draagvlak", data={"steun": "Veel buren."}).status_code == 303
    assert "Aanvulling versturen" in amina.get(f"/buurtbonnen/{id}/nakijken").text
    assert amina.post(f"/buurtbonnen/{id}/nakijken", data=TICKS).location == f"/buurtbonnen/{id}"
    found = one(id)
    assert (found.status, found.antwoorden["steun"]) == ("ingediend", "Veel buren.") and found.compleet_op
    assert db.session.scalar(db.select(Aanvulverzoek.aangevuld_op)) == today()
    assert db.session.scalar(db.select(Schorsing.tot)) == today()


def test_taking_back_needs_a_reason_and_frees_the_money(village, browse, aanvraag_by, plafond):
    from portal.regelingen.actions import plafond as ledger
    from portal.regelingen.models import Plafond

    id = aanvraag_by(village["amina"], Status.INGEDIEND).id
    ledger.reserve(plafond.id, id, 12_000, by=village["mo"])
    db.session.commit()
    amina = browse(village["amina"])
    assert "Vertel kort waarom." in amina.post(f"/buurtbonnen/{id}/intrekken", data={}).text
    assert amina.post(f"/buurtbonnen/{id}/intrekken", data={"reden": "Het gaat niet door."}).status_code == 303
    assert (one(id).status, db.session.get(Plafond, plafond.id).gereserveerd) == ("ingetrokken", 0)
    assert amina.post(f"/buurtbonnen/{id}/intrekken", data={"reden": "Nog eens."}).status_code == 409


def test_staff_enter_what_came_by_post_with_its_true_day(village, browse, person, versie, venster):
    kim, day = person("Kim", rol="behandelaar"), today() - timedelta(3)
    client, address = browse(kim), f"/buurtbonnen/namens?versie={versie.id}"
    given = {"ontvangen_via": "post", "ontvangen_op": day.isoformat(), "akkoord": "y", "email": ""}
    for wrong in ({"ontvangen_op": (today() + timedelta(1)).isoformat()}, {"akkoord": ""}, {"ontvangen_op": "1999-01-01"},
                  {"email": "geen adres"}, {"ontvangen_via": "duif"}):
        page = client.post(address, data={k: v for k, v in (given | wrong).items() if v})
        assert page.status_code == 200 and "Er klopt nog iets niet" in page.text, wrong
    first = client.post(address, data=given).location
    draft = one(db.session.scalar(db.select(Aanvraag.id)))
    assert (draft.owner_id, draft.ingevoerd_door_id, draft.ontvangen_op) == (None, kim.id, day)
    assert "vindt het goed" in draft.toestemming and client.get(first).status_code == 200
    assert browse(village["bas"]).get(address).status_code == 403
    assert browse(village["bas"]).get(first).status_code == 404
    assert browse(person(rol="behandelaar")).get(first).status_code == 200
    from tests.buurtbonnen.test_invullen import PAGES

    for page, data in PAGES.items():
        client.post(f"/buurtbonnen/{draft.id}/{page}", data=data)
    assert client.post(f"/buurtbonnen/{draft.id}/nakijken", data=TICKS).location.endswith("/ontvangen")
    found = one(draft.id)
    assert (found.status, found.ontvangen_op, found.compleet_op.date()) == ("ingediend", day, day)
    assert isinstance(found.beslissen_voor, date) and "met de post" in client.get(f"/buurtbonnen/{draft.id}/ontvangen").text
    assert client.post(f"/buurtbonnen/{draft.id}/idee", data=PAGES["idee"]).status_code == 409
    shown = client.get(f"/buurtbonnen/{draft.id}").text
    assert re.search(r'<time datetime="([^"]+)">[^<]+</time><h3 class="p-h3">Aanvraag ontvangen', shown)[1] == day.isoformat()


def test_the_group_hears_that_it_was_received(village, ready):
    from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap

    groep = Bewonersgroep(naam="De Noork bloeit", gebied_code="BU01640202")
    db.session.add(groep)
    db.session.flush()
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=village["bas"].id, rol="contact", begonnen_op=today()))
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=village["rik"].id, rol="lid", begonnen_op=today()))
    db.session.add(Lidmaatschap(
        groep_id=groep.id, person_id=village["amina"].id, rol="penningmeester", begonnen_op=today()
    ))
    db.session.commit()
    actions.hand_in(ready(village["amina"], groep_id=groep.id), by=village["amina"])
    to = set(db.session.scalars(db.select(Mail.to)))
    assert village["bas"].email in to and village["rik"].email not in to


def test_throwing_a_draft_away_leaves_nothing(village, browse, ready, aanvraag_by):
    amina, id = browse(village["amina"]), ready(village["amina"]).id
    assert browse(village["bas"]).post(f"/buurtbonnen/{id}/weggooien").status_code == 404
    assert amina.post(f"/buurtbonnen/{id}/weggooien").location == "/buurtbonnen/"
    assert db.session.get(Aanvraag, id) is None
    sent = aanvraag_by(village["amina"], Status.INGEDIEND).id
    assert amina.post(f"/buurtbonnen/{sent}/weggooien").status_code == 403


def test_paper_holds_the_same_questions(browse, versie, venster):
    page = browse().get(f"/buurtbonnen/papier?versie={versie.id}").text
    assert all(text in page for text in ("Hoe heet je plan?", "Een speeltoestel", "Wat ik heb ingevuld is waar."))
    assert browse().get("/buurtbonnen/papier").status_code == browse().get("/buurtbonnen/papier?versie=x").status_code == 404


def test_a_version_nobody_published_cannot_be_asked_under(browse, versie_with, venster_of):
    versie = versie_with(status="concept")
    venster_of(versie)
    assert browse().get(f"/buurtbonnen/nieuw?versie={versie.id}").status_code == 404
    assert browse().post(f"/buurtbonnen/nieuw?versie={versie.id}").status_code == 404
    assert db.session.scalar(db.select(db.func.count()).select_from(RegelingVersie)) == 1


def test_not_now_is_said_by_the_domain(village, ready, venster):
    aanvraag = ready(village["amina"])
    aanvraag.venster.sluit_op = today() - timedelta(1)
    with pytest.raises(NotNow):
        actions.hand_in(aanvraag, by=village["amina"])
