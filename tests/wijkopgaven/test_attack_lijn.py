"""Attacks on the line: titles that are not for everybody who works in the wijk, one's own plan, and two at once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from portal.clock import now, today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Mede
from portal.rapportages.queries import werk as reports
from portal.story.models import Event
from portal.wijkopgaven.actions import inspanningen, mijlpalen, nieuws
from portal.wijkopgaven.actions import lijn as actions
from portal.wijkopgaven.models import Koppeling
from portal.wijkopgaven.queries import koppelen, lijn
from portal.wijkopgaven.rules.inspanning import Status
from tests.opgaven import make_inbreng, make_inspanning, make_koppeling, make_opgave


@pytest.fixture
def work(village):
    return make_inspanning(make_opgave(village["mo"]), village["mo"])


@pytest.fixture
def aanvraag(village, work):
    """An application of Amina, linked to the work."""
    made = Inbreng(
        soort="aanvragen",
        thing_id=77,
        title="Rolstoel voor opa",
        kenmerk="B-2026-0001",
        gebied_code="BU01640202",
        owner_id=village["amina"].id,
        status="ingediend",
        ontvangen_op=today(),
    )
    db.session.add(made)
    db.session.commit()
    return make_koppeling(made, work, village["mo"], bijdrage="De helling bij de deur.")


def pages(work):
    return [f"/wijkopgaven/inspanningen/{work.id}", f"/wijkopgaven/{work.opgave_id}"]


def test_title_of_an_application_is_for_who_handles_it(village, browse, work, aanvraag):
    noor = village["noor"]
    for page in [*pages(work), f"/wijkopgaven/inspanningen/{work.id}/nieuws"]:
        assert "Rolstoel" in browse(noor).get(page).text
        for who in filter(None, (village["mo"], None if page.endswith("nieuws") else village["bas"])):
            text = browse(who).get(page).text
            assert not any(word in text for word in ("Rolstoel", "B-2026-0001", "helling"))
    for page in pages(work):
        assert "1 aanvraag" in browse(village["mo"]).get(page).text


def test_draft_with_the_number_of_a_link_opens_no_title(browse, work, aanvraag):
    db.session.execute(update(Inbreng.__table__).values(owner_id=None))
    db.session.commit()
    stranger = browse()
    with stranger.session_transaction() as session:
        session["concepten"] = [aanvraag.id, aanvraag.inbreng_id]
    for page in pages(work):
        answer = stranger.get(page)
        assert answer.status_code == 200 and "Rolstoel" not in answer.text
    assert stranger.get(f"/inbreng/{aanvraag.inbreng_id}").status_code == 404


def test_who_handles_only_applications_reads_of_no_draft_work(village, person, browse, aanvraag):
    draft = make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT, title="Geheim plan")
    make_koppeling(lijn.koppeling(aanvraag.id).inbreng, draft, village["mo"])
    line = f"/inbreng/{aanvraag.inbreng_id}"
    assert "Geheim plan" not in browse(person("Hanna", rol="behandelaar")).get(line).text
    assert "Geheim plan" in browse(village["noor"]).get(line).text


def test_what_an_application_was_once_linked_to_tells_no_title_either(village, browse, work, aanvraag):
    actions.unlink(lijn.koppeling(aanvraag.id), "Hoort er niet bij.", by=village["noor"])
    db.session.commit()
    assert "Rolstoel" in browse(village["noor"]).get(pages(work)[0]).text
    assert "Rolstoel" not in browse(village["mo"]).get(pages(work)[0]).text


def test_who_pulls_a_plan_along_links_and_unlinks_it_nowhere(village, initiatief_by, work):
    plan = initiatief_by(village["amina"])
    inbreng = make_inbreng(plan)
    db.session.add(Mede(initiatief_id=plan.id, person_id=village["mo"].id))
    db.session.commit()
    with pytest.raises(Refused):
        actions.gather(work, koppelen.submissions([inbreng.id]), by=village["mo"])
    link = make_koppeling(inbreng, work, village["noor"])
    with pytest.raises(Refused):
        actions.unlink(lijn.koppeling(link.id), "Van mij.", by=village["mo"])


def test_who_pulls_a_plan_along_is_not_offered_it_to_link(village, browse, initiatief_by, work):
    own, other = (make_inbreng(initiatief_by(village["amina"], title=title)) for title in ("Samen met Mo", "Van Amina"))
    db.session.add(Mede(initiatief_id=own.thing_id, person_id=village["mo"].id))
    db.session.commit()
    mo, page = browse(village["mo"]), f"/wijkopgaven/inspanningen/{work.id}/koppelen"
    text = mo.get(page).text
    assert "Van Amina" in text and "Samen met Mo" not in text
    assert "Samen met Mo" in browse(village["noor"]).get(page).text
    tried = mo.post(page, data={"keuze": [str(own.id), str(other.id)], "bijdrage": "De plek bij de school."})
    assert tried.status_code == 200 and "De plek bij de school." in tried.text
    assert mo.post(page, data={"keuze": str(other.id)}).status_code == 303
    assert db.session.scalars(select(Koppeling.inbreng_id)).all() == [other.id]


def test_a_link_ends_once_also_with_two_at_once(village, initiatief_by, work):
    link = make_koppeling(make_inbreng(initiatief_by(village["amina"])), work, village["mo"])
    as_it_was = lijn.koppeling(link.id)
    db.session.execute(update(Koppeling.__table__).values(los_at=now(), los_reden="Een collega was eerder."))
    with pytest.raises(NotNow):
        actions.unlink(as_it_was, "Nog eens.", by=village["mo"])
    assert db.session.scalar(select(Koppeling.los_reden)) == "Een collega was eerder."
    assert db.session.scalar(select(func.count()).select_from(Event).where(Event.what == "inbreng.losmaken")) == 0


def test_a_success_is_told_in_the_last_words_not_by_a_planned_milestone(village, browse, work):
    nieuws.report(work, "Twintig bomen staan er.", by=village["mo"])
    mijlpalen.add_milestone(work, "Feest met de buurt", None, by=village["mo"])
    inspanningen.mark_success(work, True, by=village["mo"])
    db.session.commit()
    told = browse().get(f"/wijkopgaven/{work.opgave_id}/successen").text
    assert "Twintig bomen staan er." in told and "Feest met de buurt" not in told
    (won,) = reports.wins(today() - timedelta(days=1), today())
    assert won.note == "Twintig bomen staan er."
