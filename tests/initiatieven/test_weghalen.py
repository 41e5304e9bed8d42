"""Taking one news item or milestone off the site, while the plan stays."""

from datetime import timedelta

import pytest

from portal import uploads
from portal.clock import at, now, today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.fotos import reencode
from portal.inbreng.models import Afspraak, Inbreng
from portal.initiatieven import actions, queries
from portal.initiatieven.models import Foto, Mijlpaal
from portal.initiatieven.rules import Status
from portal.story import delivery
from portal.story.models import Event, Follow, Mail, Notification
from tests.initiatieven.test_writing import photo
from tests.opgaven import inbreng_of, make_inbreng

SECRET, WHY = "Jansen van nummer 12 werkt niet mee.", "Er staat een naam in."


@pytest.fixture
def plan(village, initiatief_by):
    """Amina's, handed in and published, with Bas who pulls it along and a follower."""
    plan = initiatief_by(village["amina"], status=Status.CONCEPT)
    actions.take_step(plan, "indienen", by=village["amina"])
    actions.take_step(plan, "publiceren", by=village["mo"])
    actions.accept_invitation(queries.one(plan.id), by=village["bas"])
    db.session.add(Follow(person_id=village["bea"].id, kind="initiatieven", key=str(plan.id)))
    db.session.commit()
    return queries.one(plan.id)


@pytest.fixture
def news(plan, village):
    """News with a photo, told by Amina."""
    picture = reencode(photo()[0])
    told = actions.report_progress(plan, SECRET, by=village["amina"], picture=picture, alt="Jansen in zijn tuin")
    db.session.commit()
    return told


def address(plan, event):
    return f"/initiatieven/{plan.id}/nieuws/{event.id}/weghalen"


def places(plan):
    """Everywhere that tells news of a plan."""
    line = db.session.scalar(db.select(Inbreng.id).where(Inbreng.thing_id == plan.id))
    return f"/initiatieven/{plan.id}", f"/initiatieven/{plan.id}/atom.xml", "/atom.xml", "/", f"/inbreng/{line}", "/berichten/"


def telling(browse, people, plan, *texts):
    """The places that say one of these texts, for these people and a stranger."""
    pages = {(name, path): browse(who).get(path).text for name, who in people.items() for path in places(plan)}
    pages |= {("", path): browse().get(path).text for path in places(plan)[:-1]}
    return {place for place, page in pages.items() if any(text in page for text in texts)}


def heard(what):
    told = db.select(Notification.person_id).join(Event, Event.id == Notification.event_id).where(Event.what == what)
    return set(db.session.scalars(told))


@pytest.mark.parametrize(("who", "hear"), [("amina", {"bas"}), ("bas", {"amina"}), ("mo", {"amina", "bas"})])
def test_news_leaves_every_place_and_who_pulls_the_plan_hears_why(village, plan, news, browse, who, hear):
    people, key = {name: village[name] for name in ("amina", "bas", "bea", "noor")}, news.data["foto"]
    shown = telling(browse, people, plan, SECRET)
    assert {path for _name, path in shown} == {*places(plan)} and ("", places(plan)[4]) in shown
    answer = browse(village[who]).post(address(plan, news), data={"reden": WHY})
    assert (answer.status_code, answer.location) == (303, f"/initiatieven/{plan.id}")
    assert telling(browse, people, plan, SECRET, key, "Jansen in zijn tuin") == set()
    assert browse().get(f"/initiatieven/fotos/{key}.webp").status_code == 404
    assert db.session.query(Foto).count() == 0 and not any(path.exists() for path in uploads.paths(key))
    assert heard("initiatieven.weghalen") == {village[name].id for name in hear}
    assert WHY in browse(village[sorted(hear)[0]]).get("/berichten/").text
    assert WHY not in browse().get(f"/initiatieven/{plan.id}").text


def test_news_that_was_not_mailed_yet_is_mailed_to_nobody(village, plan, news):
    actions.drop_news(plan, news, WHY, by=village["mo"])
    db.session.commit()
    delivery.write_notifications()
    assert not [mail for mail in db.session.query(Mail) if SECRET in mail.body]


def waiting():
    """To whom mail about news goes that was written and still waits."""
    db.session.rollback()
    return sorted(db.session.scalars(db.select(Mail.to).where(Mail.body.contains(SECRET))))


def test_news_that_waits_in_the_post_goes_nowhere(village, plan, news):
    """The mail server was slow: what was taken away for naming somebody must not be read by everyone an hour later."""
    other = actions.report_progress(plan, "De grond is gebracht.", by=village["amina"])
    db.session.commit()
    delivery.write_notifications()
    assert waiting() == sorted(village[name].email for name in ("bas", "bea"))
    actions.drop_news(queries.one(plan.id), db.session.get(Event, news.id), WHY, by=village["amina"])
    db.session.commit()
    assert waiting() == []
    kept = db.session.scalars(db.select(Mail).where(Mail.body.contains(other.note))).all()
    assert {row.to for row in kept} == {village[name].email for name in ("bas", "bea")}


def test_mail_about_a_plan_that_is_hidden_goes_to_who_pulls_it_alone(village, plan, news, initiatief_by):
    twin = initiatief_by(village["amina"], title="Schommel")
    db.session.add(Follow(person_id=village["bea"].id, kind="initiatieven", key=str(twin.id)))
    actions.report_progress(twin, SECRET, by=village["amina"])
    db.session.commit()
    delivery.write_notifications()
    assert waiting() == sorted(village[name].email for name in ("bas", "bea", "bea"))
    actions.hide(queries.one(plan.id), by=village["mo"], reden=WHY)
    db.session.commit()
    assert waiting() == sorted(village[name].email for name in ("bas", "bea"))
    db.session.delete(db.session.scalar(db.select(Mail).where(Mail.to == village["bas"].email, Mail.body.contains(SECRET))))
    left = db.session.scalars(db.select(Mail.body).where(Mail.body.contains(SECRET))).all()
    assert ["Schommel" in body for body in left] == [True]


def test_hiding_the_plan_and_showing_it_again_brings_nothing_back(village, plan, news, browse):
    actions.drop_news(plan, news, WHY, by=village["mo"])
    actions.hide(plan, by=village["mo"], reden=WHY)
    actions.show_again(plan, by=village["mo"])
    db.session.commit()
    assert telling(browse, {"amina": village["amina"]}, plan, SECRET) == set()


def test_the_team_still_reads_what_was_taken_away_and_why(village, plan, news, browse):
    actions.drop_news(plan, news, WHY, by=village["amina"])
    db.session.commit()
    page = browse(village["mo"]).get(f"/beheer/initiatieven/{plan.id}").text
    assert SECRET in page and "Nieuws van de site gehaald" in page and WHY in page


def test_taking_away_asks_for_a_reason_and_shows_what_goes(village, plan, news, browse):
    amina = browse(village["amina"])
    assert SECRET in amina.get(address(plan, news)).text
    assert "Geef een reden." in amina.post(address(plan, news), data={"reden": "  "}).text
    with pytest.raises(Needed):
        actions.drop_news(plan, news, " ", by=village["amina"])
    assert SECRET in browse().get(f"/initiatieven/{plan.id}").text


def test_pressing_twice_takes_it_away_once(village, plan, news, browse):
    mo = browse(village["mo"])
    for _ in range(2):
        assert mo.post(address(plan, news), data={"reden": WHY}).status_code == 303
    assert mo.get(address(plan, news)).status_code == 303
    assert db.session.query(Event).filter_by(what="initiatieven.weghalen").count() == 1


def test_what_the_team_told_is_for_the_team_to_take_away(village, plan, browse):
    told = actions.answer(plan, SECRET, by=village["mo"]), actions.report_progress(plan, SECRET, by=village["mo"])
    db.session.commit()
    for event in told:
        assert browse(village["amina"]).get(address(plan, event)).status_code == 403
        with pytest.raises(Refused):
            actions.drop_news(plan, event, WHY, by=village["amina"])
        actions.drop_news(plan, event, WHY, by=village["noor"])
        db.session.commit()
    assert telling(browse, {"amina": village["amina"]}, plan, SECRET) == set()


@pytest.mark.parametrize(("who", "offered"), [("amina", 1), ("bas", 1), ("mo", 2), ("driss", 0), ("bea", 0), (None, 0)])
def test_the_link_stands_beside_the_news_for_who_may(village, plan, news, browse, who, offered):
    actions.answer(plan, "Ja, dat kan.", by=village["mo"])
    db.session.commit()
    page = browse(who and village[who]).get(f"/initiatieven/{plan.id}").text
    assert page.count("/weghalen") == offered


def test_only_news_of_this_plan_can_be_taken_away(village, plan, news, browse, initiatief_by):
    mo, other = browse(village["mo"]), initiatief_by(village["amina"])
    publication = db.session.scalar(db.select(Event).where(Event.what == "initiatieven.publiceren"))
    assert mo.post(address(plan, publication), data={"reden": WHY}).status_code == 404
    assert mo.post(address(other, news), data={"reden": WHY}).status_code == 404


@pytest.mark.parametrize(("who", "hear"), [("amina", {"bas"}), ("mo", {"amina", "bas"})])
def test_a_milestone_that_is_not_reached_goes_with_its_title(village, plan, browse, who, hear):
    step = actions.add_mijlpaal(plan, SECRET, today() + timedelta(days=9), by=village["amina"])
    actions.add_mijlpaal(plan, "Planten", None, by=village["amina"])
    db.session.commit()
    visitor, path = browse(village[who]), f"/initiatieven/{plan.id}/mijlpaal/{step.id}"
    assert f'action="{path}/weg"' in visitor.get(f"/initiatieven/{plan.id}").text
    assert telling(browse, {}, plan, SECRET)
    assert visitor.post(f"{path}/weg").status_code == 303
    assert telling(browse, {"bea": village["bea"]}, plan, SECRET) == set()
    assert [row.titel for row in queries.mijlpalen(plan)] == ["Planten"] and telling(browse, {}, plan, "Planten")
    assert heard("initiatieven.mijlpaal_weghalen") == {village[name].id for name in hear}


def test_a_milestone_that_is_reached_is_taken_away_as_news(village, plan, browse):
    step = actions.add_mijlpaal(plan, SECRET, None, by=village["amina"])
    actions.reach_mijlpaal(plan, step, by=village["amina"])
    with pytest.raises(NotNow):
        actions.drop_mijlpaal(plan, step, by=village["amina"])
    reached = db.session.scalar(db.select(Event).where(Event.what == "initiatieven.mijlpaal_gehaald"))
    actions.drop_news(plan, reached, WHY, by=village["amina"])
    db.session.commit()
    assert telling(browse, {"bas": village["bas"], "bea": village["bea"]}, plan, SECRET) == set()


@pytest.mark.parametrize("reached", [False, True])
def test_of_two_milestones_with_one_title_the_other_stays_announced(village, plan, reached):
    one, other = (actions.add_mijlpaal(plan, "Werkdag", None, by=village["amina"]) for _number in range(2))
    if reached:
        actions.reach_mijlpaal(plan, one, by=village["amina"])
        news = db.session.scalar(db.select(Event).where(Event.what == "initiatieven.mijlpaal_gehaald"))
        actions.drop_news(plan, news, WHY, by=village["amina"])
    else:
        actions.drop_mijlpaal(plan, one, by=village["amina"])
    told = db.session.scalars(db.select(Event.data).where(Event.what == "initiatieven.mijlpaal", Event.openbaar)).all()
    assert told == [{"mijlpaal": other.id}]


@pytest.mark.parametrize("who", ["bea", "driss"])
def test_a_milestone_is_not_for_others_to_take_away(village, plan, browse, who):
    step = actions.add_mijlpaal(plan, "Planten", None, by=village["amina"])
    db.session.commit()
    assert browse(village[who]).post(f"/initiatieven/{plan.id}/mijlpaal/{step.id}/weg").status_code == 403
    with pytest.raises(Refused):
        actions.drop_mijlpaal(plan, step, by=village[who])
    assert db.session.query(Mijlpaal).count() == 1


@pytest.fixture
def promised(village, initiatief_by):
    """A plan to which an answer is promised; with the day."""
    plan = initiatief_by(village["amina"], Status.IN_BEHANDELING)
    day = make_inbreng(plan, beloofd=today() + timedelta(days=9)).beloofd
    return queries.one(plan.id), day


def stands(plan):
    """When the promise was answered, which day it names, and which day the register and the queue show."""
    db.session.commit()
    afspraak, line = db.session.query(Afspraak).one(), inbreng_of(plan)
    return afspraak.beantwoord_op, afspraak.beloofd, line.beloofd, queries.one(plan.id).uiterlijk


@pytest.mark.parametrize("tell", [actions.answer, actions.report_progress])
def test_an_answer_that_is_taken_away_was_not_the_promised_one(village, promised, tell):
    (plan, day), mo = promised, village["mo"]
    wrong = tell(plan, "Van een ander plan.", by=mo)
    assert stands(plan) == (today(), day, None, None)
    for _ in range(2):
        actions.drop_news(queries.one(plan.id), wrong, WHY, by=mo)
        db.session.commit()
    assert stands(plan) == (None, day, day, day)
    actions.answer(queries.one(plan.id), "Ja, dat kan.", by=mo)
    assert stands(plan) == (today(), day, None, None)


def test_a_later_answer_is_then_the_promised_one(village, promised):
    (plan, day), mo, told = promised, village["mo"], []
    for days in (0, 2, 4):
        with at(now() + timedelta(days=days)):
            told.append(actions.answer(plan, f"Antwoord na {days} dagen.", by=mo))
            db.session.commit()
    for event, later in zip(told, (2, 4), strict=False):
        actions.drop_news(queries.one(plan.id), event, WHY, by=mo)
        assert stands(plan)[0] == today() + timedelta(days=later)
    actions.drop_news(queries.one(plan.id), told[2], WHY, by=mo)
    assert stands(plan) == (None, day, day, day)


def test_news_with_a_photo_or_after_the_answer_changes_no_promise(village, promised):
    (plan, day), mo = promised, village["mo"]
    first = actions.report_progress(plan, "Het kan.", by=mo, picture=reencode(photo()[0]), alt="De tuin")
    db.session.commit()
    more = actions.report_progress(queries.one(plan.id), "En nog iets.", by=mo)
    actions.drop_news(queries.one(plan.id), more, WHY, by=mo)
    assert stands(plan) == (today(), day, None, None)
    actions.drop_news(queries.one(plan.id), first, WHY, by=mo)
    assert stands(plan) == (None, day, day, day)


def test_what_ended_is_promised_nothing(village, promised):
    (plan, day), mo = promised, village["mo"]
    wrong = actions.answer(plan, "Van een ander plan.", by=mo)
    actions.take_step(plan, "intrekken", by=village["amina"], reden="Ik stop ermee.")
    actions.drop_news(queries.one(plan.id), wrong, WHY, by=mo)
    assert stands(plan) == (today(), day, None, None)


def test_a_wait_for_who_handed_it_in_goes_on(village, initiatief_by):
    plan, mo = initiatief_by(village["amina"], Status.INGEDIEND), village["mo"]
    make_inbreng(plan)
    actions.take_step(plan, "aanvulling_vragen", by=mo, reden="Waar komt het?", datum=today() + timedelta(days=9))
    wrong = actions.answer(queries.one(plan.id), "Van een ander plan.", by=mo)
    db.session.commit()
    assert inbreng_of(plan).rust_sinds is None
    actions.drop_news(queries.one(plan.id), wrong, WHY, by=mo)
    line = inbreng_of(plan)
    assert (line.rust_sinds, line.rust_reden, line.beloofd is None) == (today(), "Waar komt het?", False)
