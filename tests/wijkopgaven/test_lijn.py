"""Linking what came in to the work it led to: both ways, several at once, once, undone with a reason, seen on both sides."""

import pytest
from sqlalchemy import select

from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.story.models import Event, Notification
from portal.wijkopgaven.actions import lijn as actions
from portal.wijkopgaven.models import Koppeling
from portal.wijkopgaven.queries import koppelen, lijn
from portal.wijkopgaven.rules.inspanning import Status
from portal.wijkopgaven.rules.verwant import as_written, is_meant, verwant
from tests.agenda import make_agenda, make_punt, make_signaal
from tests.opgaven import make_inbreng, make_inspanning, make_koppeling, make_opgave


@pytest.fixture
def opgave(village):
    return make_opgave(village["mo"])


@pytest.fixture
def work(opgave, village):
    return make_inspanning(opgave, village["mo"], thema="groen")


@pytest.fixture
def plan(village, initiatief_by):
    return initiatief_by(village["amina"], title="Bomen langs de school")


@pytest.fixture
def inbreng(plan):
    return make_inbreng(plan, openbaar=True, thema="groen", kenmerk=plan.kenmerk)


def links():
    return db.session.scalars(select(Koppeling).order_by(Koppeling.id)).all()


def told(name):
    found = select(Notification.person_id, Event.note).join(Notification.event).where(Event.what == f"inbreng.{name}")
    return [tuple(row) for row in db.session.execute(found)]


def test_words_and_theme_make_the_nearest():
    near = verwant("Bomen langs de school", "groen", "We planten veertig bomen", "groen")
    assert (near.woorden, near.thema) == (frozenset({"boom"}), True)
    assert near.punten > verwant("Bomen", "groen", "We planten bomen", "").punten
    assert verwant("Bomen", "", "Een bank", "").punten == 0
    assert as_written("We planten Bomen, veel bomen.", near.woorden) == ["bomen"]


def test_looking_for_something_goes_by_words_or_kenmerk():
    assert is_meant("bomen planten", "We planten veertig bomen")
    assert is_meant(" w-2026-0001 ", "Iets anders", "W-2026-0001")
    assert not is_meant("bankje", "We planten veertig bomen", "W-2026-0001")


def test_several_at_once_are_each_linked_once_and_told_in_one_bericht(village, inbreng, opgave, work):
    mo = village["mo"]
    assert actions.link(inbreng, [opgave, work], " De plek. ", by=mo) == 2
    assert actions.link(inbreng, [work], by=mo) == 0
    assert [(row.opgave_id, row.inspanning_id, row.bijdrage, row.by_id) for row in links()] == [
        (opgave.id, None, "De plek.", mo.id), (None, work.id, "De plek.", mo.id),
    ]
    assert told("koppelen") == [(village["amina"].id, "Samen groen, Veertig bomen")]


def test_nobody_hears_of_a_link_to_what_is_still_a_draft(village, inbreng, opgave):
    draft = make_inspanning(opgave, village["mo"], Status.CONCEPT)
    assert actions.link(inbreng, [draft], by=village["mo"]) == 1
    assert told("koppelen") == []


@pytest.mark.parametrize("who", ("amina", "bas", "rik", "driss"))
def test_only_who_handles_a_submission_links_it(village, inbreng, work, who):
    with pytest.raises(Refused):
        actions.link(inbreng, [work], by=village[who])


def test_many_submissions_are_gathered_into_one_work(village, initiatief_by, inbreng, work):
    other = make_inbreng(initiatief_by(village["bas"]), openbaar=True)
    assert actions.gather(work, [inbreng, other], by=village["mo"]) == 2
    assert [row.inbreng_id for row in lijn.brought(work.id).nu] == [inbreng.id, other.id]


def test_a_link_is_undone_with_a_reason_and_stays_as_history(village, inbreng, work):
    koppeling = lijn.koppeling(make_koppeling(inbreng, work, village["mo"]).id)
    with pytest.raises(Needed):
        actions.unlink(koppeling, " ", by=village["mo"])
    with pytest.raises(Refused):
        actions.unlink(koppeling, "Toch niet.", by=village["bas"])
    actions.unlink(koppeling, "Toch niet.", by=village["mo"])
    with pytest.raises(NotNow):
        actions.unlink(koppeling, "Nog eens.", by=village["mo"])
    assert told("losmaken") == [(village["amina"].id, "Veertig bomen: Toch niet.")]
    assert (lijn.brought(work.id).nu, [row.los_reden for row in lijn.brought(work.id).rows]) == ([], ["Toch niet."])
    assert actions.link(inbreng, [work], by=village["mo"]) == 1
    assert [row.los_at is None for row in lijn.of_inbreng(inbreng.id)] == [True, False]


def test_suggestions_are_near_and_never_what_is_linked_or_over(village, inbreng, opgave, work):
    make_inspanning(opgave, village["mo"], Status.GESTOPT, title="Bomen kappen")
    far = make_opgave(village["mo"], title="Bomen elders", gebied_code="WK016404")
    found = koppelen.for_inbreng(inbreng)
    assert [one.rij.title for one in found] == ["Veertig bomen", "Samen groen"]
    assert [one.rij.title for one in koppelen.for_inbreng(inbreng, "elders")] == [far.title]
    make_koppeling(inbreng, work, village["mo"])
    assert [one.rij.title for one in koppelen.for_inbreng(inbreng)] == ["Samen groen"]


def test_what_a_work_came_from_is_suggested_the_nearest_first(village, initiatief_by, inbreng, work):
    other = make_inbreng(initiatief_by(village["bas"], title="Een bankje"), openbaar=True)
    make_inbreng(initiatief_by(village["bas"], title="Bomen weg"), status="ingetrokken")
    make_inbreng(initiatief_by(village["bas"], gebied_code="WK016404"))
    assert [one.rij.id for one in koppelen.for_inspanning(work)] == [inbreng.id, other.id]
    assert [one.rij.id for one in koppelen.for_inspanning(work, "BANKJE een")] == [other.id]
    assert [one.rij.id for one in koppelen.for_inspanning(work, inbreng.kenmerk.lower())] == [inbreng.id]


def test_staff_link_on_one_page(village, browse, inbreng, opgave, work):
    mo, page = browse(village["mo"]), f"/wijkopgaven/koppelen/{inbreng.id}"
    text = mo.get(page).text
    assert "Veertig bomen" in text and "hetzelfde onderwerp" in text and 'data-wachtrij' in text
    assert "Kies minstens één regel." in mo.post(page, data={"bijdrage": "De plek."}).text
    chosen = [f"inspanningen.{work.id}", f"wijkopgaven.{opgave.id}"]
    answer = mo.post(page, data={"keuze": chosen, "bijdrage": "De plek."})
    assert (answer.status_code, answer.location.partition("?")[0]) == (303, f"/inbreng/{inbreng.id}")
    assert len(links()) == 2
    assert browse(village["bas"]).get(page).status_code == 403
    assert browse(village["amina"]).get(page).status_code == 403


def test_staff_gather_from_the_work(village, browse, inbreng, work):
    mo, page = browse(village["mo"]), f"/wijkopgaven/inspanningen/{work.id}/koppelen"
    assert "Bomen langs de school" in mo.get(page).text
    assert mo.post(page, data={"keuze": [str(inbreng.id)]}).status_code == 303
    assert len(links()) == 1
    assert "Niets gevonden" in mo.get(f"{page}?zoek=xyz").text
    # Mo moderates and leads no wijkopgave: the way back is the list anyone reads.
    assert 'href="/wijkopgaven/"' in mo.get(page).text and 'href="/wijkopgaven/beheer/"' not in mo.get(page).text


def test_staff_undo_a_link_with_a_reason(village, browse, inbreng, work):
    page = f"/wijkopgaven/koppelingen/{make_koppeling(inbreng, work, village['mo']).id}/los"
    mo = browse(village["mo"])
    assert "Schrijf de reden op." in mo.post(page, data={}).text
    assert mo.post(page, data={"reden": "Het bleek iets anders."}).status_code == 303
    assert links()[0].los_reden == "Het bleek iets anders."
    assert browse(village["amina"]).get(page).status_code == 404


def test_the_page_of_each_kind_shows_what_it_belongs_to(village, browse, inbreng, plan, work):
    mo, agenda = village["mo"], make_agenda(village["mo"])
    punt, signaal = make_punt(agenda, village["bas"], "geplaatst"), make_signaal(agenda, village["bas"])
    for thing in (inbreng, make_inbreng(punt, openbaar=True), make_inbreng(signaal, openbaar=True)):
        make_koppeling(thing, work, mo, bijdrage="De plek.")
    for page in (f"/initiatieven/{plan.id}", f"/buurtagenda/punten/{punt.id}", f"/buurtagenda/signalen/{signaal.id}"):
        text = browse().get(page).text
        assert "Dit hoort bij:" in text and f'href="/wijkopgaven/inspanningen/{work.id}"' in text, page
        assert "Dit hoort nu bij werk in de wijk" in text and "De plek." in text, page
    ends = db.session.scalars(select(Koppeling)).all()
    for koppeling in ends:
        actions.unlink(lijn.koppeling(koppeling.id), "Toch niet.", by=mo)
    db.session.commit()
    assert "Dit hoort bij:" not in browse().get(f"/initiatieven/{plan.id}").text


def test_drafts_are_never_named_on_a_public_page(village, browse, plan, inbreng, opgave):
    draft = make_inspanning(opgave, village["mo"], Status.CONCEPT, title="Geheim plan")
    make_koppeling(inbreng, draft, village["mo"])
    make_koppeling(inbreng, make_opgave(village["mo"], "concept", title="Geheime opgave"), village["mo"])
    for page in (f"/initiatieven/{plan.id}", f"/inbreng/{inbreng.id}"):
        assert "Gehei" not in browse(village["amina"]).get(page).text
    assert "Geheim plan" in browse(village["mo"]).get(f"/inbreng/{inbreng.id}").text


def test_the_work_names_what_is_public_and_counts_the_rest(village, browse, initiatief_by, inbreng, work):
    agenda = make_agenda(village["mo"])
    hidden = make_inbreng(initiatief_by(village["bas"], title="Verborgen tuin"), openbaar=False)
    signaal = make_inbreng(make_signaal(agenda, village["bas"], tekst="Het stinkt hier."), openbaar=False)
    back = make_inbreng(initiatief_by(village["bas"], title="Ingetrokken tuin"), openbaar=True, status="ingetrokken")
    for thing in (inbreng, hidden, signaal, back):
        make_koppeling(thing, work, village["mo"])
    for page in (f"/wijkopgaven/inspanningen/{work.id}",):
        text = browse().get(page).text
        assert "Bomen langs de school" in text and "1 initiatief en 1 signaal" in text
        assert not any(words in text for words in ("Verborgen tuin", "stinkt", "Ingetrokken tuin"))
        assert "Verborgen tuin" in browse(village["mo"]).get(page).text


def test_a_wijkopgave_came_from_its_own_links_and_those_of_its_public_work(village, inbreng, opgave, work, initiatief_by):
    draft = make_inspanning(opgave, village["mo"], Status.CONCEPT)
    other = make_inbreng(initiatief_by(village["bas"]), openbaar=True)
    make_koppeling(inbreng, work, village["mo"])
    make_koppeling(inbreng, opgave, village["mo"])
    make_koppeling(other, draft, village["mo"])
    assert [row.inbreng_id for row in lijn.brought_to(opgave.id).nu] == [inbreng.id]


@pytest.mark.parametrize("number", (1, 3))
def test_the_pages_cost_the_same_however_much_is_linked(village, browse, opgave, inbreng, plan, queries, number):
    for n in range(number):
        make_koppeling(inbreng, make_inspanning(opgave, village["mo"], title=f"Werk {n}"), village["mo"])
    queries.clear()
    browse().get(f"/initiatieven/{plan.id}")
    anonymous = len(queries)
    queries.clear()
    browse(village["bas"]).get(f"/initiatieven/{plan.id}")
    assert (anonymous, len(queries)) == (4, 5)
    queries.clear()
    browse(village["mo"]).get(f"/wijkopgaven/koppelen/{inbreng.id}")
    assert len(queries) == 6


def test_linking_and_undoing_it_keep_the_way_back_to_the_queue(village, browse, inbreng, work):
    mo, queue = browse(village["mo"]), "/inbreng/beheer?deel=laat"
    back, passed = f"/inbreng/{inbreng.id}?terug={queue}", "terug=/inbreng/beheer?deel%3Dlaat"
    link = f"/wijkopgaven/koppelen/{inbreng.id}"
    assert f"{link}?{passed}" in mo.get(back).text
    page = mo.get(link, query_string={"terug": queue}).text
    assert f'name="terug" value="{queue}"' in page and f'href="{queue}"' in page
    done = mo.post(link, data={"keuze": f"inspanningen.{work.id}", "terug": queue})
    assert done.location == f"/inbreng/{inbreng.id}?{passed}"
    undo = f"/wijkopgaven/koppelingen/{links()[0].id}/los"
    assert f"{undo}?{passed}" in mo.get(back).text
    assert mo.post(undo, query_string={"terug": queue}, data={"reden": "Weg."}).location == f"/inbreng/{inbreng.id}?{passed}"
    assert f'href="{queue}"' in mo.get(undo, query_string={"terug": queue}).text


def test_no_other_address_is_a_way_back(village, browse, inbreng):
    page = browse(village["mo"]).get(f"/wijkopgaven/koppelen/{inbreng.id}", query_string={"terug": "//elders.invalid/"}).text
    assert "elders" not in page
