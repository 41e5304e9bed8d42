"""What happens to an initiatief, in a real database."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm.exc import StaleDataError

from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.initiatieven import actions, queries
from portal.initiatieven.models import Initiatief, Mede, Steun, Telling, Trefwoord, Versie
from portal.initiatieven.rules import Status
from portal.story.models import Event, Follow, Mail, Notification
from tests.at_once import at_once

WORDS = {
    "title": "Geveltuin bij de school",
    "wat": "Samen tegels eruit en planten erin.",
    "waarom": "Het is er kaal.",
    "thema": "groen",
    "gebied_code": "BU01640202",
}


def told():
    return set(db.session.scalars(select(Notification.person_id)))


def tellings():
    return {
        tuple(row)
        for row in db.session.execute(
            select(Telling.gebied_code, Telling.status, Telling.aantal).where(Telling.aantal != 0)
        )
    }


def test_submit_gives_a_kenmerk_a_date_and_a_receipt(village):
    plan = actions.start(WORDS, by=village["amina"])
    actions.take_step(plan, "indienen", by=village["amina"])
    assert plan.kenmerk == f"I-{today().year}-{plan.id:04d}"
    assert plan.uiterlijk > today()
    mail = db.session.scalar(select(Mail))
    assert (mail.to, plan.kenmerk in mail.subject) == (village["amina"].email, True)
    assert "tegels eruit" in mail.body and "Waar: De Noork\nOnderwerp: " in mail.body
    assert told() == {village["mo"].id, village["noor"].id}


def test_publish_makes_it_count_and_findable(village, initiatief_by):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND, title="Waterspeeltuinen")
    assert queries.index({"zoek": "speeltuin"}).items == []
    actions.take_step(plan, "publiceren", by=village["mo"])
    assert [row.id for row in queries.index({"zoek": "speeltuin"})] == [plan.id]
    assert tellings() == {("BU01640202", "gepubliceerd", 1)}
    assert (plan.uiterlijk, plan.beoordeeld) == (None, True)


def test_hide_takes_it_out_of_everything_and_show_brings_it_back(village, initiatief_by):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    actions.take_step(plan, "publiceren", by=village["mo"])
    actions.hide(plan, by=village["mo"], reden="Er staat een adres in.")
    assert queries.index({}).items == [] and queries.similar_to("Moestuin") == []
    assert tellings() == set() and db.session.scalar(select(func.count()).select_from(Trefwoord)) == 0
    actions.show_again(plan, by=village["mo"])
    assert [row.id for row in queries.index({"zoek": "moestuin"})] == [plan.id]


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("niet_haalbaar", {}),
        ("aanvulling_vragen", {"reden": "x"}),
        ("doorsturen", {"reden": "x", "naar": "Verkeer"}),
        ("samenvoegen", {"reden": "x", "doel": "I-2026-9999"}),
        ("aanvulling_vragen", {"reden": "x", "datum": date(2020, 1, 1)}),
    ],
)
def test_step_without_what_it_needs_changes_nothing(village, initiatief_by, step, given):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    with pytest.raises(Needed):
        actions.take_step(plan, step, by=village["mo"], **given)
    db.session.rollback()
    assert db.session.get(Initiatief, plan.id).status == Status.INGEDIEND
    assert db.session.scalar(select(func.count()).select_from(Event)) == 0


@pytest.mark.parametrize(
    ("who", "step"), [("bas", "publiceren"), ("driss", "publiceren"), ("amina", "publiceren"), ("bas", "intrekken")]
)
def test_wrong_person_is_refused(village, initiatief_by, who, step):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    with pytest.raises(Refused):
        actions.take_step(plan, step, by=village[who], reden="Zomaar.")


def test_refused_step_leaves_the_plan_untouched(village, initiatief_by):
    plan = initiatief_by(village["mo"], status=Status.INGEDIEND)
    with pytest.raises(Refused):
        actions.take_step(plan, "publiceren", by=village["mo"])
    assert not db.session.dirty and plan.published_at is None


def test_moderator_does_not_judge_an_own_plan(village, initiatief_by):
    plan = initiatief_by(village["mo"], status=Status.INGEDIEND)
    with pytest.raises(Refused):
        actions.take_step(plan, "publiceren", by=village["mo"])


def test_merge_moves_supporters_and_followers_once_and_tells_both_authors(village, person, initiatief_by):
    target = initiatief_by(village["bas"], title="Buurttuin")
    source = initiatief_by(village["amina"], title="Moestuin")
    both, only = person(), person()
    for plan, who in ((target, both), (source, both), (source, only)):
        actions.add_support(plan, by=who)
    db.session.add(Follow(person_id=only.id, kind="initiatieven", key=str(source.id)))
    actions.take_step(source, "samenvoegen", by=village["mo"], reden="Zelfde plek.", doel=target.kenmerk)
    db.session.expire_all()
    assert db.session.get(Initiatief, target.id).steun_count == 2
    assert set(db.session.scalars(select(Steun.person_id).where(Steun.initiatief_id == target.id))) == {
        both.id,
        only.id,
    }
    assert db.session.get(Follow, (only.id, "initiatieven", str(target.id)))
    assert {village["amina"].id, village["bas"].id, both.id, only.id} <= told()


def test_a_hidden_plan_that_is_merged_is_not_named_on_the_page_of_the_other(village, initiatief_by):
    target = initiatief_by(village["bas"], title="Buurttuin")
    source = initiatief_by(village["amina"], title="Scheldwoord")
    actions.hide(source, by=village["mo"], reden="Dit kan niet.")
    actions.take_step(source, "samenvoegen", by=village["mo"], reden="Zelfde plek.", doel=target.kenmerk)
    assert db.session.scalars(select(Event.note).where(Event.what == "initiatieven.opnemen")).all() == [""]


def shown_elsewhere(plan):
    """What the stories of other plans call this one."""
    rows = db.session.scalars(select(Event).where(Event.thing_id != plan.id).order_by(Event.id)).all()
    names = [(row.note, row.data.get("bron")) for row in rows] + [(row.data.get("titel"), row.data.get("doel")) for row in rows]
    return [name for name, number in names if number == plan.id]


@pytest.mark.parametrize("which", [0, 1])
def test_of_two_merged_plans_the_one_that_is_hidden_is_named_nowhere(village, initiatief_by, browse, which):
    source, target = initiatief_by(village["amina"], title="Hondenpoep"), initiatief_by(village["bas"], title="Schone stoep")
    actions.take_step(source, "samenvoegen", by=village["mo"], reden="Zelfde plek.", doel=target.kenmerk)
    hidden, other = (source, target)[:: 1 - 2 * which]
    title = hidden.title
    actions.hide(hidden, by=village["mo"], reden="Dit kan niet.")
    db.session.commit()
    pages = [f"/initiatieven/{other.id}", f"/initiatieven/{other.id}/atom.xml", "/"]
    assert not [page for page in pages if title in browse().get(page).text]
    assert shown_elsewhere(hidden) == [""]
    actions.show_again(hidden, by=village["mo"])
    assert shown_elsewhere(hidden) == [title]


def test_a_plan_merged_by_mistake_goes_on_by_itself_again_and_its_supporters_with_it(village, initiatief_by, browse):
    source, target = initiatief_by(village["amina"], title="Hondenpoep"), initiatief_by(village["bas"], title="Schone stoep")
    actions.add_support(source, by=village["rik"])
    actions.take_step(source, "samenvoegen", by=village["mo"], reden="Zelfde plek.", doel=target.kenmerk)
    actions.take_step(source, "heropenen", by=village["mo"], reden="Dat was het verkeerde plan.")
    actions.add_support(source, by=village["driss"])
    db.session.commit()
    page = browse().get(f"/initiatieven/{source.id}").text
    assert "Schone stoep" not in page.split("Wat er is gebeurd")[0]
    source = queries.one(source.id)
    assert (source.status, source.steun_count) == (Status.GEPUBLICEERD, 2) and village["rik"].id in told()
    actions.hide(source, by=village["mo"], reden="Dit kan niet.")
    assert shown_elsewhere(source) == [""]


def test_who_brought_a_plan_hears_what_becomes_of_the_one_it_went_on_as(village, initiatief_by):
    first, second, last = (initiatief_by(village[name]) for name in ("amina", "noor", "bas"))
    db.session.add(Mede(initiatief_id=first.id, person_id=village["rik"].id))
    db.session.flush()
    for source, target in ((queries.one(first.id), second), (second, last)):
        actions.take_step(source, "samenvoegen", by=village["mo"], reden="Zelfde plek.", doel=target.kenmerk)
    actions.report_progress(last, "De bank staat er.", by=village["bas"])
    news = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    heard = set(db.session.scalars(news.where(Event.what == "initiatieven.voortgang")))
    assert heard == {village[name].id for name in ("amina", "rik", "noor")}


def test_forward_mails_the_service_and_tells_the_author(village, initiatief_by):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    actions.take_step(
        plan,
        "doorsturen",
        by=village["mo"],
        reden="Dit is een melding.",
        naar="Team Openbare ruimte",
        naar_mail="team@voorbeeld.invalid",
    )
    assert db.session.scalar(select(Mail.to)) == "team@voorbeeld.invalid"
    assert (plan.naar, told()) == ("Team Openbare ruimte", {village["amina"].id})
    assert db.session.scalar(select(Initiatief.openbaar)) in (True, 1)


@pytest.mark.parametrize("hidden", [False, True])
def test_the_service_reads_the_whole_plan_and_the_page_where_there_is_one(village, initiatief_by, hidden):
    said = {"voor_wie": "De hele straat.", "wie_helpt": "Twee buren.", "hulp_gevraagd": "Een schep.", "lat": 52.25, "lon": 6.75}
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND, **said)
    if hidden:
        actions.hide(plan, by=village["mo"], reden="Er staat een adres in.")
    to = {"naar": "Team Openbare ruimte", "naar_mail": "team@voorbeeld.invalid"}
    actions.take_step(plan, "doorsturen", by=village["mo"], reden="Dit is een melding.", **to)
    body = db.session.scalar(select(Mail.body).where(Mail.to == to["naar_mail"]))
    for part in (plan.title, plan.wat, plan.waarom, *map(str, said.values()), "Waar: De Noork (", "Onderwerp: "):
        assert part in body
    assert (f"/initiatieven/{plan.id}\n" in body) != hidden


def test_edit_after_publication_keeps_the_old_text(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    actions.edit(plan, {"title": "Kruidentuin"}, by=village["amina"])
    assert [versie.inhoud["title"] for versie in queries.versies(plan)] == ["Moestuin"]
    assert [row.title for row in queries.index({"zoek": "kruiden"})] == ["Kruidentuin"]


def test_history_does_not_show_what_was_taken_out_about_a_person(village, initiatief_by, browse):
    """Nor any version before it in which that stood; who did so reads it."""
    plan, amina = initiatief_by(village["amina"], wat="Bel Jan op 06 12345678."), browse(village["amina"])
    typed = {name: getattr(plan, name) for name in ("title", "waarom", "thema", "gebied_code")} | {"toch": "y"}
    said = []
    for title, wat in (("Kruidentuin", plan.wat), ("Kruidentuin", "Bel Jan."), ("Kruidentuin", "Bel Jan maar.")):
        told = amina.post(f"/initiatieven/{plan.id}/bewerken", data=typed | {"title": title, "wat": wat}, follow_redirects=True)
        said.append("De vorige versie blijft te lezen." in told.text)
    assert said == [True, False, True]
    assert [versie.inhoud["wat"] for versie in queries.versies(plan)] == ["Bel Jan."]
    assert db.session.scalar(select(func.count()).select_from(Versie)) == 3
    db.session.execute(update(Versie).values(hidden=True))
    db.session.commit()
    assert "Er zijn geen eerdere versies te lezen" in browse().get(f"/initiatieven/{plan.id}/versies").text


def test_history_never_shows_what_was_hidden(village, initiatief_by):
    plan = initiatief_by(village["amina"], title="Bel mij op 06")
    actions.hide(plan, by=village["mo"], reden="Telefoonnummer.")
    actions.edit(plan, {"title": "Moestuin"}, by=village["amina"])
    actions.show_again(plan, by=village["mo"])
    assert queries.versies(plan).items == []
    assert db.session.scalar(select(func.count()).select_from(Versie)) == 1


def test_edit_of_a_draft_leaves_no_version(village):
    plan = actions.start(WORDS, by=village["amina"])
    actions.edit(plan, {"title": "Anders"}, by=village["amina"])
    assert db.session.scalar(select(func.count()).select_from(Versie)) == 0


def test_adopting_gives_the_plan_a_new_puller(village, initiatief_by):
    plan = initiatief_by(village["amina"], status=Status.GESTOPT)
    actions.take_step(plan, "overnemen", by=village["bas"])
    assert (plan.owner_id, plan.status) == (village["bas"].id, Status.GEPUBLICEERD)
    assert village["amina"].id in told()


def test_who_takes_over_is_the_owner_in_the_register_too_and_who_had_it_pulls_along(village, initiatief_by):
    plan = initiatief_by(village["amina"], status=Status.CONCEPT)
    actions.take_step(plan, "indienen", by=village["amina"])
    actions.take_step(plan, "publiceren", by=village["mo"])
    actions.accept_invitation(queries.one(plan.id), by=village["bas"])
    actions.take_step(queries.one(plan.id), "stoppen", by=village["amina"], reden="Ik verhuis.")
    event = actions.take_step(queries.one(plan.id), "overnemen", by=village["bas"])
    heard = set(db.session.scalars(select(Notification.person_id).where(Notification.event_id == event.id)))
    assert (event.owner_id, event.named_id) == (village["bas"].id, village["amina"].id)
    assert heard == {village["amina"].id, village["mo"].id, village["noor"].id}
    assert db.session.scalar(select(Inbreng.owner_id).where(Inbreng.thing_id == plan.id)) == village["bas"].id
    assert queries.one(plan.id).mede_ids == {village["amina"].id}


def test_the_team_hears_that_the_text_of_a_hidden_plan_was_changed(village, initiatief_by):
    plan = initiatief_by(village["amina"], title="Bel mij op 06")
    actions.hide(plan, by=village["mo"], reden="Telefoonnummer.")
    db.session.execute(delete(Notification))
    actions.edit(plan, {"title": "Moestuin"}, by=village["amina"])
    assert told() == {village["mo"].id, village["noor"].id}
    event = db.session.scalar(select(Event).order_by(Event.id.desc()))
    assert (event.what, event.openbaar) == ("initiatieven.herstellen", False)


def test_joining_twice_is_joining_once(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    for _ in range(2):
        actions.accept_invitation(queries.one(plan.id), by=village["bas"])
    assert queries.one(plan.id).mede_ids == {village["bas"].id}
    actions.leave(plan, by=village["bas"])
    db.session.expire_all()
    assert queries.one(plan.id).mede_ids == set()


def test_supporting_twice_counts_once_and_can_be_taken_back(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    for _ in range(2):
        actions.add_support(plan, by=village["bas"])
    db.session.refresh(plan)
    assert plan.steun_count == 1
    for _ in range(2):
        actions.drop_support(plan, by=village["bas"])
    db.session.refresh(plan)
    assert plan.steun_count == 0


def test_fifty_supports_at_once_by_one_person_are_one(app, village, initiatief_by):
    plan, bas = initiatief_by(village["amina"]), village["bas"]

    def support():
        for _ in range(5):
            actions.add_support(db.session.get(Initiatief, plan.id), by=bas)
            db.session.commit()

    assert at_once(app, *[support] * 10) == [None] * 10
    assert (
        db.session.get(Initiatief, plan.id).steun_count,
        db.session.scalar(select(func.count()).select_from(Steun)),
    ) == (1, 1)


def test_second_of_two_judges_is_too_late(village, initiatief_by):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    db.session.execute(text("UPDATE initiatief SET version = version + 1"))
    with pytest.raises(StaleDataError):
        actions.take_step(plan, "publiceren", by=village["mo"])


@pytest.mark.parametrize("count", (1, 50))
def test_telling_costs_the_same_however_many_follow(village, person, initiatief_by, queries, count):
    plan = initiatief_by(village["amina"])
    db.session.add_all(Follow(person_id=person().id, kind="initiatieven", key=str(plan.id)) for _ in range(count))
    db.session.commit()
    queries.clear()
    actions.answer(plan, "Ja, dat kan.", by=village["mo"])
    assert len(queries) == 3
    assert len(told()) == count + 1


def test_random_histories_keep_tellings_and_words_right(village, initiatief_by):
    """Whatever happens in whatever order, the counted numbers are those of the table itself."""
    import random

    dice = random.Random(7)
    mo, amina = village["mo"], village["amina"]
    ids = [initiatief_by(amina, status=Status.INGEDIEND, title=f"Plan {n}").id for n in range(6)]
    for _ in range(80):
        plan = queries.one(dice.choice(ids))
        moves = [m for m in plan.workflow.from_status(plan.status) if "doel" not in m.needs]
        deed = dice.choice([*moves, "hide", "show"])
        try:
            if deed == "hide":
                actions.hide(plan, by=mo, reden="Even niet.")
            elif deed == "show":
                actions.show_again(plan, by=mo)
            else:
                by = amina if deed.may in ("initiatieven.bewerken", "initiatieven.intrekken") else mo
                actions.take_step(
                    plan,
                    deed.name,
                    by=by,
                    reden="Omdat.",
                    datum=today() + timedelta(days=3),
                    naar="Team",
                    naar_mail="t@voorbeeld.invalid",
                )
        except (Refused, NotNow):
            db.session.rollback()
    rows = db.session.execute(
        select(Initiatief.gebied_code, Initiatief.status, func.count())
        .where(Initiatief.openbaar)
        .group_by(Initiatief.gebied_code, Initiatief.status)
    )
    assert tellings() == {tuple(row) for row in rows}
    public = set(db.session.scalars(select(Initiatief.id).where(Initiatief.openbaar)))
    assert set(db.session.scalars(select(Trefwoord.initiatief_id).distinct())) == public
