"""The village of Hengelo as it stands after filling; Almelo and Enschede fill as well."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.clock import HERE, at, now, today
from portal.demo.loader import fill, read
from portal.errors import NotNow
from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Mijlpaal, Steun, Telling
from portal.initiatieven.rules import BIJ_TEAM, EINDE, Status
from portal.moderatie.models import Heroverweging, Misbruikmelding, Notitie, Redentekst
from portal.moderatie.rules import MELDBAAR
from portal.people.models import Person, Role
from portal.story.models import Event, Mail, Notification
from portal.wijken.models import Gebied
from portal.wijkopgaven.queries import tree


def rows(*columns):
    return db.session.execute(select(*columns)).all()


def plans(app):
    return {plan["titel"]: plan for plan in read(app.profiel)["initiatief"]}


def all_initiatieven():
    return db.session.scalars(select(Initiatief).order_by(Initiatief.id)).all()


def test_every_plan_stands_where_its_story_ends(hengelo):
    wanted = {titel: plan["status"] for titel, plan in plans(hengelo).items()}
    assert {one.title: one.status for one in all_initiatieven()} == wanted


def test_every_status_occurs(hengelo):
    assert {one.status for one in all_initiatieven()} == set(Status)


def test_tellingen_equal_the_public_initiatieven(hengelo):
    key = Initiatief.gebied_code, Initiatief.status
    counted = db.session.execute(select(*key, func.count()).where(Initiatief.openbaar).group_by(*key)).all()
    kept = rows(Telling.gebied_code, Telling.status, Telling.aantal)
    assert sorted(row for row in kept if row.aantal) == sorted(counted)


def test_steun_count_equals_the_steun_there_is(hengelo):
    counted = Counter(db.session.scalars(select(Steun.initiatief_id)))
    assert {one.id: one.steun_count for one in all_initiatieven() if one.steun_count} == counted


def test_steun_is_as_the_story_says_and_grows_only_by_a_merge(hengelo):
    targets = set(db.session.scalars(select(Initiatief.doel_id).where(Initiatief.doel_id.is_not(None))))
    wanted = plans(hengelo)
    for one in all_initiatieven():
        extra = one.steun_count - wanted[one.title]["steun"]
        assert extra == 0 or (one.id in targets and extra > 0), one.title


def test_nobody_supports_an_own_plan(hengelo):
    own = select(Steun.person_id).join(Initiatief, Initiatief.id == Steun.initiatief_id)
    assert db.session.scalars(own.where(Steun.person_id == Initiatief.owner_id)).all() == []
    both = (Mede.initiatief_id == Steun.initiatief_id) & (Mede.person_id == Steun.person_id)
    assert db.session.scalars(select(Mede.person_id).join(Steun, both)).all() == []


def test_every_end_has_a_reason_and_a_date(hengelo):
    ends = [one for one in all_initiatieven() if one.status in EINDE]
    assert len(ends) == 16
    assert all(one.status_reden and one.status_at < now() for one in ends)


def test_merged_and_forwarded_plans_say_where_they_went(hengelo):
    by_title = {one.title: one for one in all_initiatieven()}
    assert by_title["Een appelboom voor elk kind dat hier geboren wordt"].doel_id == by_title[
        "Van grasveld naar pluktuin"].id
    assert {one.naar for one in by_title.values() if one.status == Status.DOORGESTUURD} == {
        "Meldpunt openbare ruimte", "Loket subsidies"}


def test_nothing_has_happened_in_the_future(hengelo):
    moments = [moment for column in (Event.at, Steun.at, Notitie.at, Misbruikmelding.at)
               for moment in db.session.scalars(select(column))]
    assert max(moments) <= now()


def test_events_stand_in_order_of_time(hengelo):
    moments = db.session.scalars(select(Event.at).order_by(Event.id)).all()
    assert moments == sorted(moments)


def test_story_keeps_the_days_that_were_written(hengelo):
    """The flower boxes were handed in 96 days ago and published 92 days ago."""
    plan = next(one for one in all_initiatieven() if one.title.startswith("Bloembakken"))
    moments = (plan.submitted_at, plan.published_at)
    assert [(moment.astimezone(HERE).date() - today()).days for moment in moments] == [-96, -92]


def test_kenmerk_follows_the_year_in_which_it_was_handed_in(hengelo):
    for one in all_initiatieven():
        if one.status == Status.CONCEPT:
            assert one.kenmerk is None
        else:
            assert one.kenmerk == f"I-{one.submitted_at.astimezone(HERE).year}-{one.id:04d}"


def test_plans_at_the_team_have_a_term_and_of_others_only_those_with_a_new_date(hengelo):
    moved = {event.get("initiatief") for event in read(hengelo.profiel)["afspraak"]}
    named = {title for title, plan in plans(hengelo).items() if plan["sleutel"] in moved}
    for one in all_initiatieven():
        terms = [one.uiterlijk, one.aanvullen_voor]
        assert sum(term is not None for term in terms) == (one.status in BIJ_TEAM or one.title in named), one.title


def test_mijlpalen_were_reached_on_their_day_or_wait(hengelo):
    reached = [one for one in db.session.scalars(select(Mijlpaal)) if one.gehaald_op]
    written = [event for plan in plans(hengelo).values() for event in plan.get("gebeurtenis", ())
               if event.get("klaar")]
    assert len(reached) == len(written)
    assert all(one.gehaald_op == one.gepland_op <= today() for one in reached)


def test_no_mail_waits_and_only_new_berichten_are_unread(hengelo):
    assert rows(Mail.id) == []
    waiting = select(Notification.event_id).where(Notification.mailed_at.is_(None))
    assert db.session.scalars(waiting).all() == []
    unread = select(Event.at).join(Notification, Notification.event_id == Event.id)
    moments = db.session.scalars(unread.where(Notification.read_at.is_(None))).all()
    assert moments and min(moments) > now() - timedelta(days=8)


def test_fotos_lie_in_the_folder_with_a_description(hengelo):
    fotos = db.session.scalars(select(Foto)).all()
    assert len(fotos) == 12
    for foto in fotos:
        assert (foto.width, foto.height) == (1200, 800)
        assert foto.alt
        assert (hengelo.config["UPLOADS"] / f"{foto.key}.webp").exists()


def test_staff_are_called_after_their_work(hengelo):
    held = db.session.execute(
        select(Person.name, Role.rol, Gebied.naam).join(Role, Role.person_id == Person.id)
        .join(Gebied, Gebied.code == Role.gebied_code).order_by(Person.name)
    ).all()
    assert held == [
        ("Baliemedewerker", "baliemedewerker", "Hengelo"),
        ("Behandelaar", "behandelaar", "Hengelo"),
        ("Beheerder", "beheerder", "Hengelo"),
        ("Besluitnemer", "besluitnemer", "Hengelo"),
        ("Controller", "controller", "Hengelo"),
        ("Directielid", "cmt", "Hengelo"),
        ("Financieel medewerker", "financien", "Hengelo"),
        ("Moderator", "moderator", "Hengelo"),
        ("Raadslid", "raadslid", "Hengelo"),
        ("Regisseur", "regisseur", "Noord"),
        ("Tweede beheerder", "beheerder", "Hengelo"),
        ("Tweede besluitnemer", "besluitnemer", "Hengelo"),
        ("Tweede financieel medewerker", "financien", "Hengelo"),
        ("Tweede moderator", "moderator", "Hengelo"),
        ("Tweede regisseur", "regisseur", "Hengelo"),
        ("Wijkwethouder", "wijkwethouder", "Hengelo"),
    ]


def test_nobody_has_an_address_that_exists(hengelo):
    assert all(mail.endswith("@voorbeeld.invalid") for mail in db.session.scalars(select(Person.email)))


def test_something_of_every_kind_was_reported(hengelo):
    reported = db.session.scalars(select(Misbruikmelding).order_by(Misbruikmelding.id)).all()
    assert {one.soort for one in reported} == set(MELDBAAR)
    assert all(one.besluit == "" for one in reported)
    moderator = db.session.scalars(select(Person).where(Person.email == "moderator@voorbeeld.invalid")).one()
    client = hengelo.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = moderator.get_id(), True
    assert {client.get(f"/beheer/misbruik/{one.id}").status_code for one in reported} == {200}


def test_staff_find_work(hengelo):
    assert len(rows(Notitie.id)) == 5
    assert rows(Redentekst.id)
    handled = [one.behandelaar_id for one in all_initiatieven() if one.status == Status.IN_BEHANDELING]
    assert len(handled) == 4 and all(handled)


def test_a_second_look_waits_for_another_than_who_took_the_plan_off_the_site(hengelo):
    asked = db.session.scalars(select(Heroverweging)).one()
    plan = db.session.get(Initiatief, asked.initiatief_id)
    assert asked.besluit == "" and asked.by_id == plan.owner_id
    assert plan.hidden_at < asked.at and asked.eerste_id == plan.hidden_by_id
    assert max(db.session.scalars(select(Steun.at).where(Steun.initiatief_id == plan.id))) < plan.hidden_at


def test_goals_carry_indicators_with_three_years_of_examples_and_real_figures_beside_them(hengelo):
    boom = tree(code=hengelo.profiel.code)
    maten = {maat.naam: maat for tak in boom.doelen for maat in tak.maten}
    assert all(maat.cijfers for maat in maten.values())
    example = [maat for maat in maten.values() if "(voorbeeld)" in maat.bron]
    assert len(example) > 8 and all(len(maat.cijfers) == 3 and maat.streefwaarde for maat in example)
    assert {maat.bron.partition(",")[0] for maat in maten.values() if maat not in example} == {"CBS"}


def test_second_fill_refuses(hengelo):
    with pytest.raises(NotNow):
        fill(hengelo.profiel)


def outline():
    """What a visitor can see of a village: everything but keys and stamps."""
    return (
        rows(Initiatief.title, Initiatief.lot, Initiatief.steun_count),
        rows(Event.at, Event.what, Event.thing_id, Event.actor_id, Event.note),
        rows(Steun.at, Steun.initiatief_id, Steun.person_id),
    )


# What would happen later today happens now: then two runs differ by as long as they take.
NOON = datetime(2026, 11, 20, 12, tzinfo=HERE)


@pytest.mark.parametrize(("gemeente", "number"), [("almelo", 10), ("enschede", 10)])
def test_another_gemeente_fills_and_always_in_the_same_way(filled_portal, gemeente, number):
    villages = []
    for _time in range(2):
        with at(NOON), filled_portal(gemeente).app_context():
            villages.append(outline())
            db.session.remove()
            db.engine.dispose()
    assert villages[0] == villages[1]
    assert len(villages[0][0]) == number
