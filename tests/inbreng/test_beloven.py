"""The promise of an answer, through the real deeds of all four kinds: made, kept, moved, at rest, late and lapsed."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal import clock
from portal.buurtagenda import queries
from portal.buurtagenda.actions import punten, signalen
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.inbreng import actions
from portal.inbreng.models import Afspraak, Doorsturing, Inbreng, Pauze
from portal.inbreng.rules.afspraak import Uitkomst, outcome
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.rules import Status
from portal.regelingen.models import Feestdag
from portal.story import promise
from portal.story.models import Event, Notification
from tests.agenda import make_agenda
from tests.opgaven import inbreng_of

# A Monday without a holiday around it: five working days later is the next Monday.
MONDAY = datetime(2026, 6, 8, 9, tzinfo=UTC)
AANVULLING = {"reden": "Waar precies?", "datum": date(2027, 1, 8)}


def day(number):
    """So many days after that Monday."""
    return clock.at(MONDAY + timedelta(days=number))


def promises(thing):
    """What was promised so far: (day, what became of it), as it stands on the day of the clock."""
    rows = db.session.scalars(
        select(Afspraak).where(Afspraak.inbreng_id == inbreng_of(thing).id).order_by(Afspraak.id)
    )
    return [((row.beloofd - MONDAY.date()).days, outcome(row, clock.today())) for row in rows]


@pytest.fixture
def plan(village, initiatief_by):
    """Amina's initiatief, handed in on the Monday."""
    made = initiatief_by(village["amina"], Status.CONCEPT)
    with day(0):
        initiatieven.take_step(made, "indienen", by=village["amina"])
        db.session.commit()
    return made


@pytest.fixture
def punt(village):
    values = {"title": "Bankje", "wat": "Een bank.", "gebied_code": "BU01640202"}
    with day(0):
        made = punten.submit(make_agenda(village["mo"]), values, by=village["amina"])
        db.session.commit()
    return queries.punt(made.id)


@pytest.fixture
def signaal(village):
    with day(0):
        made = signalen.give(
            make_agenda(village["mo"]), {"tekst": "Het is donker.", "gebied_code": "BU01640202"}, by=village["amina"]
        )
        db.session.commit()
    return made


def test_every_kind_has_its_own_term(app, plan, punt, signaal):
    with day(0):
        assert [promises(thing) for thing in (plan, punt, signaal)] == [
            [(7, Uitkomst.LOOPT)], [(14, Uitkomst.LOOPT)], [(14, Uitkomst.LOOPT)],
        ]
        assert plan.uiterlijk == inbreng_of(plan).beloofd == date(2026, 6, 15)


def test_an_answer_in_time_keeps_the_promise(village, plan, punt, signaal):
    with day(7):
        initiatieven.take_step(plan, "publiceren", by=village["mo"])
    with day(14):
        punten.take_step(punt, "plaatsen", by=village["mo"])
        signalen.judge(signaal, "plaatsen", by=village["mo"])
    assert [promises(thing)[0][1] for thing in (plan, punt, signaal)] == [Uitkomst.NAGEKOMEN] * 3
    assert [inbreng_of(thing).beloofd for thing in (plan, punt, signaal)] == [None] * 3
    assert (inbreng_of(signaal).afgerond, inbreng_of(punt).afgerond) == (True, False)


def test_an_answer_a_day_later_is_late(village, plan, signaal):
    with day(8):
        initiatieven.take_step(plan, "niet_haalbaar", by=village["mo"], reden="De grond is niet van ons.")
    with day(15):
        signalen.judge(signaal, "niet_plaatsen", by=village["mo"], reden="Er staan namen in.")
    assert promises(plan) == [(7, Uitkomst.TE_LAAT)]
    assert promises(signaal) == [(14, Uitkomst.TE_LAAT)]


def test_what_residents_do_themselves_is_no_answer(village, plan):
    with day(1):
        initiatieven.take_step(plan, "publiceren", by=village["mo"])
        actions.promise(inbreng_of(plan), date(2026, 6, 30), "We zoeken een plek.", by=village["mo"])
        initiatieven.take_step(plan, "uitvoeren", by=village["amina"])
    assert promises(plan) == [(7, Uitkomst.NAGEKOMEN), (22, Uitkomst.TE_LAAT)]
    with day(2):
        assert promises(plan)[1][1] == Uitkomst.LOOPT


def test_while_residents_complete_it_the_promise_rests(village, plan):
    with day(2):
        initiatieven.take_step(plan, "aanvulling_vragen", by=village["mo"], **AANVULLING)
        assert (inbreng_of(plan).rust_reden, plan.uiterlijk) == ("Waar precies?", None)
    with day(30):
        initiatieven.take_step(plan, "aanvullen", by=village["amina"])
        assert promises(plan) == [(37, Uitkomst.LOOPT)]
        assert plan.uiterlijk == inbreng_of(plan).beloofd
        assert inbreng_of(plan).rust_sinds is None
    with day(31):
        initiatieven.take_step(plan, "publiceren", by=village["mo"])
    assert promises(plan) == [(37, Uitkomst.NAGEKOMEN)]


def test_an_answer_during_the_wait_is_in_time(village, plan):
    with day(2):
        initiatieven.take_step(plan, "aanvulling_vragen", by=village["mo"], **AANVULLING)
    with day(40):
        initiatieven.take_step(plan, "niet_haalbaar", by=village["mo"], reden="We hoorden niets meer.")
    assert promises(plan) == [(45, Uitkomst.NAGEKOMEN)]
    assert inbreng_of(plan).rust_sinds is None


def test_asking_too_late_does_not_hide_that_it_was_late(village, plan):
    with day(9):
        initiatieven.take_step(plan, "aanvulling_vragen", by=village["mo"], **AANVULLING)
    with day(11):
        initiatieven.take_step(plan, "aanvullen", by=village["amina"])
        assert promises(plan) == [(7, Uitkomst.TE_LAAT), (18, Uitkomst.LOOPT)]


def test_a_proposal_to_the_submitter_rests_and_goes_on(village, punt):
    with day(1):
        punten.take_step(
            punt, "aanpassing_voorstellen", by=village["mo"], reden="Past niet.", voorstel={"wat": "Een kleine bank."}
        )
        assert inbreng_of(punt).rust_sinds
    with day(3):
        punten.take_step(punt, "aanpassing_weigeren", by=village["amina"], reden="Liever groot.")
        assert promises(punt) == [(17, Uitkomst.LOOPT)]


def test_who_takes_what_was_proposed_had_the_answer(village, punt):
    with day(1):
        punten.take_step(punt, "aanpassing_voorstellen", by=village["mo"], reden="Past niet.", voorstel={"wat": "Klein."})
    with day(20):
        punten.take_step(punt, "aanpassing_aannemen", by=village["amina"])
        line = inbreng_of(punt)
        assert [became for _day, became in promises(punt)] == [Uitkomst.NAGEKOMEN]
        assert (line.rust_sinds, line.beloofd) == (None, None)


def test_the_register_shows_a_point_as_it_was_agreed_on(village, punt):
    with day(1):
        punten.take_step(punt, "aanpassing_voorstellen", by=village["mo"], reden="Past niet.",
                         voorstel={"title": "Een kleine bank", "wat": "Klein."})
        punten.take_step(punt, "aanpassing_aannemen", by=village["amina"])
        line = inbreng_of(punt)
        told = db.session.scalar(select(Event.data).where(Event.what == "agendapunten.aanpassing_aannemen"))
        assert (line.title, line.openbaar) == ("Een kleine bank", True)
        assert told["was"] == {"title": "Bankje", "wat": "Een bank."} and told["afspraak"]


def test_who_takes_a_proposal_after_the_answer_waits_for_nothing(village, punt):
    with day(1):
        punten.take_step(punt, "plaatsen", by=village["mo"])
        punten.take_step(punt, "aanpassing_voorstellen", by=village["mo"], reden="Past niet.", voorstel={"wat": "Klein."})
        punten.take_step(punt, "aanpassing_aannemen", by=village["amina"])
        line = inbreng_of(punt)
        assert (line.rust_sinds, line.beloofd) == (None, None)


def test_who_says_no_to_a_proposal_after_the_answer_is_promised_another(village, punt):
    with day(1):
        punten.take_step(punt, "plaatsen", by=village["mo"])
        punten.take_step(punt, "aanpassing_voorstellen", by=village["mo"], reden="Past niet.", voorstel={"wat": "Klein."})
    with day(3):
        punten.take_step(punt, "aanpassing_weigeren", by=village["amina"], reden="Liever groot.")
        assert promises(punt) == [(14, Uitkomst.NAGEKOMEN), (17, Uitkomst.LOOPT)]
    with day(4):
        punten.take_step(punt, "niet_toelaten", by=village["mo"], reden="De grond is niet van ons.")
        assert promises(punt)[1:] == [(17, Uitkomst.NAGEKOMEN)]


def test_the_reason_of_a_wait_is_what_we_wait_for_now(village, plan):
    with day(1):
        actions.pause(inbreng_of(plan), "We wachten op de provincie.", by=village["mo"])
        initiatieven.take_step(plan, "aanvulling_vragen", by=village["mo"], **AANVULLING)
        assert inbreng_of(plan).rust_reden == AANVULLING["reden"]


def test_a_wait_after_the_answer_ends_with_the_thing(village, punt):
    with day(1):
        punten.take_step(punt, "plaatsen", by=village["mo"])
        punten.take_step(punt, "aanpassing_voorstellen", by=village["mo"], reden="Past niet.", voorstel={"wat": "Klein."})
        punten.take_step(punt, "niet_toelaten", by=village["mo"], reden="De grond is niet van ons.")
        line = inbreng_of(punt)
        assert (line.rust_sinds, line.afgerond, line.beloofd) == (None, True, None)
    assert db.session.scalar(select(Pauze.tot)) == MONDAY.date() + timedelta(1)


def test_taking_it_back_in_time_ends_the_promise(village, plan):
    with day(3):
        initiatieven.take_step(plan, "intrekken", by=village["amina"], reden="Ik ga verhuizen.")
    assert promises(plan) == [(7, Uitkomst.VERVALLEN)]
    assert inbreng_of(plan).afgerond


def test_taking_it_back_when_it_was_late_hides_nothing(village, plan):
    with day(9):
        initiatieven.take_step(plan, "intrekken", by=village["amina"], reden="Het duurt te lang.")
    assert promises(plan) == [(7, Uitkomst.TE_LAAT)]


def test_merging_and_forwarding_are_answers(village, plan, punt, initiatief_by):
    goal = initiatief_by(village["bas"])
    with day(1):
        initiatieven.take_step(plan, "samenvoegen", by=village["mo"], reden="Het lijkt erop.", doel=goal.kenmerk)
        punten.take_step(
            punt, "doorsturen", by=village["mo"], reden="Van hen.", naar="Gildebor", naar_mail="post@voorbeeld.invalid"
        )
    for thing in (plan, punt):
        assert promises(thing)[0][1] == Uitkomst.NAGEKOMEN
        assert inbreng_of(thing).afgerond


def test_hidden_is_no_longer_public_and_shown_again_is(village, plan):
    with day(1):
        initiatieven.take_step(plan, "publiceren", by=village["mo"])
        assert inbreng_of(plan).openbaar
        initiatieven.hide(plan, by=village["mo"], reden="Er staan namen in.")
        assert not inbreng_of(plan).openbaar
        initiatieven.show_again(plan, by=village["mo"])
        assert inbreng_of(plan).openbaar


def test_reopened_goes_on_and_can_be_promised_again(village, plan):
    with day(1):
        initiatieven.take_step(plan, "niet_haalbaar", by=village["mo"], reden="De grond is niet van ons.")
        assert inbreng_of(plan).afgerond
    with day(5):
        initiatieven.take_step(plan, "heropenen", by=village["mo"], reden="Toch wel.")
        line = inbreng_of(plan)
        assert (line.afgerond, line.beloofd) == (False, None)
        actions.promise(line, date(2026, 6, 30), "We zoeken het uit.", by=village["mo"])
        assert promises(plan) == [(7, Uitkomst.NAGEKOMEN), (22, Uitkomst.LOOPT)]


def told(village, name, what):
    heard = select(Event).join(Notification, Notification.event_id == Event.id)
    return db.session.scalar(heard.where(Event.what == what, Notification.person_id == village[name].id))


def test_a_new_date_in_time_counts_as_moved_and_is_told(village, plan):
    with day(4):
        actions.promise(inbreng_of(plan), date(2026, 6, 30), " We wachten op een offerte. ", by=village["mo"])
        assert promises(plan) == [(7, Uitkomst.VERZET), (22, Uitkomst.LOOPT)]
        assert plan.uiterlijk == date(2026, 6, 30)
        assert db.session.scalars(select(Afspraak.reden).order_by(Afspraak.id)).all() == ["", "We wachten op een offerte."]
    event = told(village, "amina", "inbreng.beloven")
    assert (event.note, event.data) == ("We wachten op een offerte.", {"datum": "2026-06-30"})
    assert told(village, "bas", "inbreng.beloven") is None


def test_a_new_date_after_the_day_was_late(village, plan):
    with day(8):
        actions.promise(inbreng_of(plan), date(2026, 6, 30), "Vergeten.", by=village["mo"])
        assert promises(plan) == [(7, Uitkomst.TE_LAAT), (22, Uitkomst.LOOPT)]


def test_a_pause_moves_the_day_along(village, plan):
    with day(1):
        actions.pause(inbreng_of(plan), "We wachten op de eigenaar.", by=village["mo"])
        assert (plan.uiterlijk, inbreng_of(plan).beloofd) == (None, date(2026, 6, 15))
    with day(4):
        actions.go_on(inbreng_of(plan), by=village["mo"])
        assert promises(plan) == [(10, Uitkomst.LOOPT)]
        assert plan.uiterlijk == date(2026, 6, 18)
    assert told(village, "amina", "inbreng.stilzetten").note == "We wachten op de eigenaar."
    assert told(village, "amina", "inbreng.verder").data == {"datum": "2026-06-18"}


def test_the_day_after_a_pause_is_a_working_day(village, plan):
    with day(0):
        actions.pause(inbreng_of(plan), "Even wachten.", by=village["mo"])
    with day(5):
        actions.go_on(inbreng_of(plan), by=village["mo"])
        assert promises(plan) == [(14, Uitkomst.LOOPT)]


def test_a_pause_never_hides_that_it_is_late(village, plan):
    with day(8), pytest.raises(Needed, match="te_laat"):
        actions.pause(inbreng_of(plan), "Nog even.", by=village["mo"])


@pytest.mark.parametrize(("when", "reden", "lacks"), [
    (date(2026, 6, 8), "Later.", "datum"), (date(2027, 6, 10), "Later.", "datum"), (date(2026, 6, 19), "  ", "reden"),
])
def test_a_new_date_needs_a_day_to_come_and_a_reason(village, plan, when, reden, lacks):
    with day(0), pytest.raises(Needed, match=lacks):
        actions.promise(inbreng_of(plan), when, reden, by=village["mo"])


@pytest.mark.parametrize("who", ["amina", "bas", "rik", "driss", "bea"])
def test_only_who_works_there_promises(village, plan, who):
    with day(0):
        for deed in (
            lambda line: actions.promise(line, date(2026, 6, 19), "Later.", by=village[who]),
            lambda line: actions.pause(line, "Later.", by=village[who]),
        ):
            with pytest.raises(Refused):
                deed(inbreng_of(plan))


def test_nobody_promises_on_the_own_submission(village, initiatief_by):
    own = initiatief_by(village["mo"], Status.CONCEPT)
    with day(0):
        initiatieven.take_step(own, "indienen", by=village["mo"])
        with pytest.raises(Refused):
            actions.promise(inbreng_of(own), date(2026, 6, 19), "Later.", by=village["mo"])


def test_while_the_author_has_to_answer_nothing_else_is_promised(village, plan):
    with day(1):
        initiatieven.take_step(plan, "aanvulling_vragen", by=village["mo"], **AANVULLING)
        for deed in (
            lambda: actions.promise(inbreng_of(plan), date(2026, 6, 30), "Later.", by=village["mo"]),
            lambda: actions.go_on(inbreng_of(plan), by=village["mo"]),
        ):
            with pytest.raises(NotNow):
                deed()


def test_a_name_goes_out_of_what_was_written_about_it(village, plan, browse):
    amina, mo, line = village["amina"], village["mo"], inbreng_of(plan)
    amina.name = "Amina Zwart"
    with day(1):
        actions.pause(line, "Amina Zwart is op vakantie.", by=mo)
        actions.go_on(line, by=mo)
        actions.promise(line, date(2026, 6, 30), "Amina Zwart vroeg om tijd.", by=mo)
        initiatieven.take_step(
            plan, "doorsturen", by=mo, reden="Van hen.", naar="Gildebor", naar_mail="post@voorbeeld.invalid"
        )
        sent = db.session.scalar(select(Doorsturing).options(joinedload(Doorsturing.inbreng)))
        actions.answer(sent, "Wij bellen Amina Zwart.")
        db.session.commit()
    assert browse(amina).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"}).location == "/"
    tables = [model.__table__ for model in (Inbreng, Afspraak, Pauze, Doorsturing, Event)]
    left = "\n".join(str(tuple(row)) for table in tables for row in db.session.execute(select(table)))
    assert "Zwart" not in left and "Vertrokken bewoner vroeg om tijd." in left


@pytest.mark.parametrize("when", [date(2026, 6, 20), date(2026, 6, 21), date(2026, 12, 25), date(2026, 6, 26)])
def test_nobody_promises_an_answer_on_a_day_without_work(village, plan, when):
    """A Saturday, a Sunday, a holiday by law, and a day that a beheerder added."""
    db.session.add(Feestdag(datum=date(2026, 6, 26), naam="brugdag", bron="college"))
    with day(0):
        with pytest.raises(Needed, match="werkdag"):
            actions.promise(inbreng_of(plan), when, "Later.", by=village["mo"])
        actions.promise(inbreng_of(plan), date(2026, 6, 29), "Later.", by=village["mo"])


def test_a_promise_of_its_kind_skips_a_day_that_was_added(village, initiatief_by):
    db.session.add(Feestdag(datum=date(2026, 6, 15), naam="brugdag", bron="college"))
    made = initiatief_by(village["amina"], Status.CONCEPT)
    with day(0):
        initiatieven.take_step(made, "indienen", by=village["amina"])
    assert inbreng_of(made).beloofd == made.uiterlijk == date(2026, 6, 16)


@pytest.mark.parametrize(("law", "last"), [(date(2026, 6, 13), date(2026, 6, 12)), (date(2026, 6, 11), date(2026, 6, 11))])
def test_where_the_law_ends_in_a_weekend_the_working_day_before_it_is_promised(app, law, last):
    application = SimpleNamespace(kind="aanvragen", beslissen_voor=law)
    with day(0):
        assert (promise.first_day(application), promise.by_law(application)) == (last, last)
