"""News of work reaches everyone behind what it came from: each once, in their own words, and nobody who should not."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.buurtagenda.models import PuntSteun
from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Afspraak
from portal.initiatieven.models import Mede
from portal.initiatieven.rules import Status
from portal.people.leaving import forget
from portal.story.actions import follow, stop_mail, tell
from portal.story.linked import STIL
from portal.story.models import Follow, Mail, Notification
from portal.wijkopgaven.models import Koppeling
from tests.agenda import make_agenda, make_punt, make_signaal
from tests.opgaven import inbreng_of, make_inbreng, make_inspanning, make_koppeling, make_opgave
from tests.story.linked import mails, support


@pytest.fixture
def work(village):
    """A public inspanning of Mo."""
    return make_inspanning(make_opgave(village["mo"]), village["mo"])


@pytest.fixture
def plan(village, initiatief_by, work):
    """Amina's public plan, linked to the work."""
    made = initiatief_by(village["amina"])
    make_koppeling(make_inbreng(made, openbaar=True), work, village["mo"])
    return made


@pytest.fixture
def news(village, work):
    """Mo tells how it goes; gives who heard of it, by name."""

    def tell_it(what="voortgang"):
        event = tell(work, what, by=village["mo"], note="De bomen staan.")
        db.session.commit()
        heard = select(Notification.person_id).where(Notification.event_id == event.id)
        return sorted(db.session.scalars(heard))

    return tell_it


def test_author_puller_supporter_and_follower_hear_each_once(village, person, plan, news):
    cem, dina, els = person("Cem"), person("Dina"), person("Els")
    db.session.add(Mede(initiatief_id=plan.id, person_id=cem.id))
    support(plan, dina, cem)
    follow("initiatieven", plan.id, by=els)
    follow("initiatieven", plan.id, by=dina)
    assert news() == [village["amina"].id, cem.id, dina.id, els.id]


def test_all_four_kinds_of_submission_have_people_behind_them(office, person, initiatief_by, work, news):
    aanvraag, people = office
    mo, agenda, steunt = people["mo"], make_agenda(people["mo"]), person("Steunt")
    punt, signaal = make_punt(agenda, people["bas"], "geplaatst"), make_signaal(agenda, people["noor"])
    db.session.add(PuntSteun(punt_id=punt.id, person_id=steunt.id))
    for thing in (initiatief_by(people["rik"]), punt, signaal, aanvraag):
        make_koppeling(make_inbreng(thing), work, mo)
    inbreng_of(punt).openbaar = True
    behind = [people[name] for name in ("amina", "contact", "bas", "noor", "rik")]
    assert news() == sorted(who.id for who in (*behind, steunt))


def test_who_has_to_do_with_several_linked_things_hears_once(village, initiatief_by, work, plan, news):
    second = initiatief_by(village["amina"], title="Geveltuin")
    make_koppeling(make_inbreng(second, openbaar=True), work, village["mo"])
    support(plan, village["bas"])
    support(second, village["bas"])
    follow("inspanningen", work.id, by=village["amina"])
    assert news() == [village["amina"].id, village["bas"].id]


def test_what_is_not_linked_any_more_reaches_nobody(village, plan, news):
    support(plan, village["bas"])
    db.session.scalar(select(Koppeling)).los_at = now()
    assert news() == []


def test_who_took_it_back_and_who_supported_that_hear_nothing(village, plan, news):
    support(plan, village["bas"])
    inbreng_of(plan).status = "ingetrokken"
    assert news() == []


def test_of_what_is_hidden_only_its_own_people_hear(village, person, plan, news):
    cem = person("Cem")
    db.session.add(Mede(initiatief_id=plan.id, person_id=cem.id))
    support(plan, village["bas"])
    follow("initiatieven", plan.id, by=village["driss"])
    inbreng_of(plan).openbaar = False
    assert news() == [village["amina"].id, cem.id]


def test_whose_idea_was_merged_into_a_linked_one_hears_too(village, initiatief_by, plan, news):
    initiatief_by(village["bas"], Status.SAMENGEVOEGD, doel_id=plan.id)
    assert news() == [village["amina"].id, village["bas"].id]


def test_who_left_hears_nothing(village, plan, news):
    support(plan, village["bas"])
    for name in ("amina", "bas"):
        forget(village[name], by=village[name])
    assert news() == []


def test_quiet_about_this_work_is_quiet_about_all_of_it(village, person, plan, work, news):
    cem = person("Cem")
    support(plan, village["bas"], cem)
    follow("wijkopgaven", work.opgave_id, by=village["bas"])
    follow("inspanningen", work.id, by=village["bas"])
    stop_mail(STIL, work.id, by=village["bas"])
    stop_mail(STIL, work.id, by=village["bas"])
    assert news() == [village["amina"].id, cem.id]
    assert db.session.query(Follow).filter_by(kind="inspanningen").count() == 0


def test_quiet_about_one_work_says_nothing_about_another(village, plan, news):
    follow(STIL, 999, by=village["amina"])
    assert news() == [village["amina"].id]


def test_no_mail_for_who_wants_none_but_a_bericht_all_the_same(village, plan, news):
    village["amina"].wants_mail = False
    assert news() == [village["amina"].id]
    assert mails() == {}


@pytest.mark.parametrize("what", ("publiceren", "beginnen", "afronden", "stoppen", "hervatten", "mijlpaal_gehaald"))
def test_each_step_of_the_work_reaches_the_same_people(village, plan, news, what):
    support(plan, village["bas"])
    assert news(what) == [village["amina"].id, village["bas"].id]


def test_planning_and_publication_questions_stay_inside(village, plan, news):
    assert news("plannen") == []


def test_the_mail_speaks_of_your_idea_and_of_what_you_support(app, village, plan, work, news):
    support(plan, village["bas"])
    news()
    written = mails()
    mine, theirs = written[village["amina"].email], written[village["bas"].email]
    assert mine.subject == "Nieuws over de voortgang: jouw idee ‘Moestuin’"
    assert mine.body.startswith(f"""Dag Amina,

Nieuws over de voortgang
Veertig bomen ({work.kenmerk})
Dit hoort bij jouw idee ‘Moestuin’.

De bomen staan.

Bekijk het op de site:
{app.config["BASE_URL"]}/wijkopgaven/inspanningen/{work.id}
""")
    assert "omdat dit werk hoort bij jouw idee ‘Moestuin’.\nOver dit werk niets meer horen:\n" in mine.body
    assert theirs.subject == "Nieuws over de voortgang: ‘Moestuin’, een idee dat je steunt"


def test_the_mail_speaks_the_language_of_who_reads_it(village, plan, news):
    village["amina"].taal = "en"
    news()
    letter = mails()[village["amina"].email]
    assert letter.subject.endswith(": your idea ‘Moestuin’") and "This belongs to your idea ‘Moestuin’." in letter.body


def test_quiet_stands_on_the_account_page_and_ends_there(village, browse, plan, work, news):
    stop_mail(STIL, work.id, by=village["amina"])
    db.session.commit()
    amina = browse(village["amina"])
    assert "Veertig bomen" in amina.get("/mijn").text
    done = amina.post("/mijn/niet-meer-volgen", data={"soort": "stil", "sleutel": str(work.id)}, follow_redirects=True)
    assert "Je hoort hier weer over." in done.text
    assert news() == [village["amina"].id]


def test_of_several_reasons_the_nearest_is_told(village, initiatief_by, plan, work, news):
    own = initiatief_by(village["bas"], title="Geveltuin")
    make_koppeling(make_inbreng(own, openbaar=True), work, village["mo"])
    support(plan, village["bas"])
    news()
    assert mails()[village["bas"].email].subject == "Nieuws over de voortgang: jouw idee ‘Geveltuin’"
    assert db.session.query(Mail).filter_by(to=village["bas"].email).count() == 1


def test_the_mail_writes_signs_as_they_are(village, initiatief_by, work, news):
    made = initiatief_by(village["amina"], title="Zon & 100% <groen>")
    make_koppeling(make_inbreng(made, openbaar=True), work, village["mo"])
    news()
    letter = mails()[village["amina"].email]
    assert letter.subject.endswith("jouw idee ‘Zon & 100% <groen>’")
    assert "Dit hoort bij jouw idee ‘Zon & 100% <groen>’." in letter.body


def test_the_link_in_the_mail_ends_this_work_alone(village, browse, plan, work, news):
    news()
    link = mails()[village["amina"].email].body.partition("niets meer horen:\n")[2].split()[0]
    path = "/afmelden/" + link.rpartition("/")[2]
    page = browse().get(path).text
    assert "Veertig bomen" in page
    assert browse().post(path).status_code == 200
    assert news() == []
    assert village["amina"].wants_mail


def test_berichten_on_the_site_speak_the_same_words(village, browse, plan, news, queries):
    news()
    amina = browse(village["amina"])
    assert "Dit hoort bij jouw idee ‘Moestuin’." in amina.get("/berichten/").text
    counts = []
    for _turn in range(2):
        queries.clear()
        amina.get("/berichten/")
        counts.append(len(queries))
        news()
    assert counts[0] == counts[1]


def afspraak_of(thing):
    return db.session.scalar(select(Afspraak).where(Afspraak.inbreng_id == inbreng_of(thing).id))


def test_news_is_the_promised_answer_to_all_that_is_linked(village, initiatief_by, plan, work, news):
    other, loose = initiatief_by(village["bas"], uiterlijk=today()), initiatief_by(village["driss"])
    make_koppeling(make_inbreng(other, openbaar=True), work, village["mo"])
    make_inbreng(loose, openbaar=True)
    news()
    for answered in (plan, other):
        assert (inbreng_of(answered).beloofd, afspraak_of(answered).beantwoord_op) == (None, today())
    assert (inbreng_of(loose).beloofd is None, afspraak_of(loose).beantwoord_op) == (False, None)
    db.session.refresh(other)
    assert other.uiterlijk is None


def test_news_is_no_besluit_and_no_answer_while_we_wait_for_the_resident(office, plan, work, news):
    aanvraag, people = office
    asked = make_inbreng(aanvraag, laatst_at=now() - timedelta(days=9))
    make_koppeling(asked, work, people["mo"])
    inbreng_of(plan).rust_sinds = today()
    news()
    assert inbreng_of(aanvraag).beloofd and inbreng_of(plan).beloofd
    assert inbreng_of(aanvraag).laatst_at > now() - timedelta(minutes=5)


@pytest.mark.parametrize("what", ("voortgang", "mijlpaal_gehaald", "beginnen"))
def test_news_is_no_answer_to_what_nobody_judged_yet(village, initiatief_by, work, news, what):
    agenda = make_agenda(village["mo"])
    punt, signaal = make_punt(agenda, village["bas"], "ingediend"), make_signaal(agenda, village["driss"], "ingediend")
    new = initiatief_by(village["amina"], Status.INGEDIEND), punt, signaal
    for thing in new:
        make_koppeling(make_inbreng(thing, laatst_at=now() - timedelta(days=9)), work, village["mo"])
    uiterlijk = new[0].uiterlijk = inbreng_of(new[0]).beloofd
    assert news(what) == sorted(village[name].id for name in ("amina", "bas", "driss"))
    for thing in new:
        assert inbreng_of(thing).beloofd and afspraak_of(thing).beantwoord_op is None
        assert inbreng_of(thing).laatst_at > now() - timedelta(minutes=5)
    db.session.refresh(new[0])
    assert new[0].uiterlijk == uiterlijk


@pytest.mark.parametrize("number", (1, 30))
def test_one_statement_tells_everyone(village, person, plan, work, queries, number):
    support(plan, *(person() for _ in range(number)))
    queries.clear()
    tell(work, "voortgang", by=village["mo"], note="De bomen staan.")
    told = [statement for statement in queries if statement.startswith("INSERT INTO notification")]
    assert (len(told), len(queries)) == (1, 7)
    assert db.session.scalar(select(func.count(Notification.person_id))) == number + 1
