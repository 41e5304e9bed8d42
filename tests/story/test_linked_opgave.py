"""Steps of a wijkopgave reach everyone behind what is linked to it: each once, in their own words, not who asked for quiet."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.clock import now
from portal.extensions import db
from portal.initiatieven.models import Mede
from portal.people.leaving import forget
from portal.story.actions import follow, stop_mail, tell
from portal.story.linked import STIL, STIL_OPGAVE
from portal.story.models import Follow, Notification
from portal.wijkopgaven.actions import opgave as actions
from portal.wijkopgaven.models import Koppeling, OpgaveJaar
from portal.wijkopgaven.queries import with_years
from portal.wijkopgaven.rules.opgave import Status
from tests.opgaven import inbreng_of, make_inbreng, make_inspanning, make_koppeling, make_opgave
from tests.story.linked import mails, support

TOLD = ("vaststellen", "naar_fase", "bijwerken", "afsluiten")


@pytest.fixture
def opgave(village):
    """A public wijkopgave of Noor."""
    return make_opgave(village["noor"])


@pytest.fixture
def plan(village, initiatief_by, opgave):
    """Amina's public plan, linked to the wijkopgave itself."""
    made = initiatief_by(village["amina"])
    make_koppeling(make_inbreng(made, openbaar=True, laatst_at=now() - timedelta(days=9)), opgave, village["mo"])
    return made


@pytest.fixture
def news(village, opgave):
    """Noor takes a step; gives who heard of it."""

    def tell_it(what="naar_fase"):
        event = tell(opgave, what, by=village["noor"], note="We gaan planten.")
        db.session.commit()
        return sorted(db.session.scalars(select(Notification.person_id).where(Notification.event_id == event.id)))

    return tell_it


@pytest.mark.parametrize("what", TOLD)
def test_author_puller_supporter_and_follower_hear_each_step_once(village, person, plan, opgave, news, what):
    cem, dina, els = person("Cem"), person("Dina"), person("Els")
    db.session.add(Mede(initiatief_id=plan.id, person_id=cem.id))
    support(plan, dina, cem)
    for who in (els, dina):
        follow("initiatieven", plan.id, by=who)
    follow("wijkopgaven", opgave.id, by=village["amina"])
    assert news(what) == [village["amina"].id, cem.id, dina.id, els.id]


def test_what_was_linked_to_a_draft_is_told_when_it_is_adopted(village, initiatief_by):
    noor = village["noor"]
    draft = make_opgave(noor, Status.CONCEPT, gebied_code="WK016402", trekker="Noor", wethouder="De wethouder")
    db.session.add(OpgaveJaar(opgave_id=draft.id, jaar=2026, objectief="Er staan 40 bomen."))
    make_koppeling(make_inbreng(initiatief_by(village["amina"])), draft, noor)
    actions.go(with_years(draft.id), "vaststellen", by=noor)
    assert db.session.scalars(select(Notification.person_id)).all() == [village["amina"].id]


def test_behind_both_the_wijkopgave_and_its_work_hears_each_event_once(village, initiatief_by, opgave, plan, news):
    work, other = make_inspanning(opgave, village["mo"]), initiatief_by(village["bas"], title="Geveltuin")
    make_koppeling(inbreng_of(plan), work, village["mo"])
    make_koppeling(make_inbreng(other), work, village["mo"])
    assert news() == [village["amina"].id]
    tell(work, "voortgang", by=village["mo"], note="De bomen staan.")
    heard = db.session.scalars(select(Notification.person_id).order_by(Notification.event_id, Notification.person_id))
    assert heard.all() == [village["amina"].id, village["amina"].id, village["bas"].id]


def test_who_took_it_back_or_left_or_is_not_linked_any_more_hears_nothing(village, initiatief_by, opgave, plan, news):
    back, loose = initiatief_by(village["bas"]), initiatief_by(village["driss"])
    make_koppeling(make_inbreng(back, status="ingetrokken", openbaar=True), opgave, village["mo"])
    make_koppeling(make_inbreng(loose), opgave, village["mo"], los_at=now())
    forget(village["amina"], by=village["amina"])
    assert db.session.query(Koppeling).count() == 3
    assert news() == []


def test_quiet_about_the_wijkopgave_is_quiet_about_nothing_else(village, opgave, plan, news):
    amina, work = village["amina"], make_inspanning(opgave, village["mo"])
    make_koppeling(inbreng_of(plan), work, village["mo"])
    stop_mail(STIL, work.id, by=amina)
    follow("wijkopgaven", opgave.id, by=amina)
    assert news() == [amina.id]
    stop_mail(STIL_OPGAVE, opgave.id, by=amina)
    assert news() == []
    assert sorted(db.session.scalars(select(Follow.kind))) == ["stil", "stil_opgave"]


def test_quiet_holds_for_who_follows_the_wijk_too(village, opgave, news):
    follow("buurten", opgave.gebied_code, by=village["bas"])
    assert news() == [village["bas"].id] and "de buurt of wijk volgt" in mails()[village["bas"].email].body
    stop_mail(STIL_OPGAVE, opgave.id, by=village["bas"])
    assert news() == []


def test_the_mail_and_the_bericht_speak_of_your_idea(app, village, browse, plan, opgave, news):
    support(plan, village["bas"])
    news()
    written = mails()
    mine, theirs = written[village["amina"].email], written[village["bas"].email]
    assert mine.subject.endswith(": jouw idee ‘Moestuin’") and theirs.subject.endswith(": ‘Moestuin’, een idee dat je steunt")
    assert "Dit hoort bij jouw idee ‘Moestuin’.\n\nWe gaan planten." in mine.body
    assert f"{app.config['BASE_URL']}/wijkopgaven/{opgave.id}\n" in mine.body
    assert "Dit hoort bij jouw idee ‘Moestuin’." in browse(village["amina"]).get("/berichten/").text


def test_berichten_about_both_kinds_of_work_each_have_their_own_words(village, browse, initiatief_by, opgave, plan, news):
    other, work = initiatief_by(village["amina"], title="Geveltuin"), make_inspanning(opgave, village["mo"])
    make_koppeling(make_inbreng(other), work, village["mo"])
    news()
    tell(work, "voortgang", by=village["mo"], note="De bomen staan.")
    db.session.commit()
    page = browse(village["amina"]).get("/berichten/").text
    assert page.count("jouw idee ‘Moestuin’") == page.count("jouw idee ‘Geveltuin’") == 1


def test_the_link_in_the_mail_ends_it_and_the_account_page_begins_it_again(village, browse, plan, opgave, news):
    news()
    link = mails()[village["amina"].email].body.partition("niets meer horen:\n")[2].split()[0]
    path = "/afmelden/" + link.rpartition("/")[2]
    assert "niets meer over ‘Samen groen’" in browse().get(path).text
    assert "niets meer over ‘Samen groen’" in browse().post(path).text
    assert news() == [] and village["amina"].wants_mail
    amina = browse(village["amina"])
    assert "Samen groen</a>" in amina.get("/mijn").text
    asked = {"soort": "stil_opgave", "sleutel": str(opgave.id)}
    assert "Je hoort hier weer over." in amina.post("/mijn/niet-meer-volgen", data=asked, follow_redirects=True).text
    assert news() == [village["amina"].id]


def test_on_its_page_somebody_asks_for_quiet_and_takes_that_back(village, browse, plan, opgave, news):
    amina, page = browse(village["amina"]), f"/wijkopgaven/{opgave.id}"
    assert "Niets meer horen over dit werk" in amina.get(page).text
    assert "Je hoort niets over dit werk." in amina.post(f"{page}/stil", follow_redirects=True).text
    assert news() == []
    for again in ("weer-horen", "volgen"):
        stop_mail(STIL_OPGAVE, opgave.id, by=village["amina"])
        db.session.commit()
        assert "Niets meer horen over dit werk" in amina.post(f"{page}/{again}", follow_redirects=True).text
        assert news() == [village["amina"].id]
    assert "Niets meer horen" not in browse().get(page).text


def test_a_step_of_the_whole_wijk_is_news_and_not_the_promised_answer(plan, news):
    news()
    assert inbreng_of(plan).beloofd and inbreng_of(plan).laatst_at > now() - timedelta(minutes=5)


@pytest.mark.parametrize("number", (1, 30))
def test_one_statement_tells_everyone(village, person, plan, opgave, queries, number):
    support(plan, *(person() for _ in range(number)))
    queries.clear()
    tell(opgave, "naar_fase", by=village["noor"])
    told = [statement for statement in queries if statement.startswith("INSERT INTO notification")]
    assert (len(told), len(queries)) == (1, 3)
    assert db.session.scalar(select(func.count(Notification.person_id))) == number + 1
