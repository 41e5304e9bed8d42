"""Two deeds that cross: the second begins while the first is halfway. What a vote promises holds whoever was first."""

from datetime import timedelta
from functools import partial
from time import sleep

import pytest
from sqlalchemy import select

from portal.buurtagenda import queries as agendas
from portal.buurtagenda.actions.agenda import cover, go
from portal.buurtagenda.actions.punten import take_step
from portal.clock import at, now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.stemmen import queries, vastgelegd
from portal.stemmen.actions import bewaren, keuzes, sluiten, vastleggen, vervangen
from portal.stemmen.actions.papier import type_in
from portal.stemmen.models import Papier, Stemcode, Stemconcept
from portal.stemmen.queries import codes
from portal.stemmen.rules.papier import Stand
from portal.stemmen.rules.ronde import Status
from portal.stemmen.rules.toegang import Kiezer, Vraag
from portal.tellen import bundel
from tests.agenda import BUURT, make_agenda, make_code, make_punt, make_ronde
from tests.at_once import after_waiting, kinds, when_ready
from tests.stemmen.papier import LETTERS
from tests.stemmen.voting import count, option_ids

# Seconds in which a deed that waits for nobody is long over.
HEAD_START = 0.5
DONE = "gedaan"


@pytest.fixture
def crossed(app, monkeypatch):
    """What two deeds gave: the first called a function of a module when the second began."""
    def crossed(first, second, *, halfway):
        module, name = halfway
        real, stopped = getattr(module, name), []

        def begin(wait):
            def stop(*args, **named):
                answer = real(*args, **named)
                if not stopped:
                    stopped.append(True)
                    wait()
                    sleep(HEAD_START)
                return answer

            monkeypatch.setattr(module, name, stop)
            return first()

        return when_ready(app, begin, partial(after_waiting, second))

    return crossed


def acting(person):
    """A way to do deeds as this person, with their roles, in a session of its own."""
    id = person.id

    def by(deed):
        def run():
            somebody = db.session.get(Person, id)
            somebody.roles = roles_of(somebody)
            answer = deed(somebody)
            return DONE if answer is None or hasattr(answer, "what") else answer
        return run

    return by


@pytest.fixture
def mo(village):
    return acting(village["mo"])


@pytest.fixture
def draft(village):
    """A round that can be fixed, on an agenda of two buurten."""
    agenda = make_agenda(village["mo"], "stemming", buurten=(BUURT, "BU01640201"))
    return make_ronde(agenda, Status.CONCEPT, costs=(1_000, 2_000), opent_at=now() + timedelta(hours=1))


def fixing(mo, ronde):
    return mo(lambda person: vastleggen.fix(queries.one(ronde.id), by=person))


def covering(mo, ronde):
    return mo(lambda person: cover(agendas.one(ronde.agenda_id), [BUURT], by=person))


def stopping(mo, ronde):
    return mo(lambda person: go(agendas.one(ronde.agenda_id), "stoppen", "Het geld is op.", by=person))


def seen_afresh(ronde):
    db.session.expire_all()
    return queries.one(ronde.id)


def test_who_may_vote_does_not_change_while_a_round_is_being_fixed(crossed, mo, draft):
    given = crossed(fixing(mo, draft), covering(mo, draft), halfway=(vastgelegd, "lines"))
    ronde = seen_afresh(draft)
    assert kinds(given) == [DONE, NotNow] and bundel.verify(vastgelegd.lines(ronde), ronde.kop_voor)


def test_a_round_is_fixed_with_the_buurten_that_were_just_chosen(crossed, mo, draft):
    given = crossed(covering(mo, draft), fixing(mo, draft), halfway=(agendas, "is_voted_on"))
    ronde = seen_afresh(draft)
    assert given == [DONE, DONE] and vastgelegd.buurten(ronde) == [BUURT]
    assert bundel.verify(vastgelegd.lines(ronde), ronde.kop_voor)


def test_an_agenda_does_not_stop_under_a_round_that_is_being_fixed(crossed, mo, draft):
    given = crossed(fixing(mo, draft), stopping(mo, draft), halfway=(vastgelegd, "lines"))
    ronde = seen_afresh(draft)
    assert (kinds(given), ronde.status, ronde.agenda.status) == ([DONE, Needed], "vastgelegd", "stemming")


def test_no_round_is_fixed_on_an_agenda_that_is_being_stopped(crossed, mo, draft):
    given = crossed(stopping(mo, draft), fixing(mo, draft), halfway=(agendas, "has_open_vote"))
    ronde = seen_afresh(draft)
    assert (kinds(given), ronde.status, ronde.agenda.status) == ([DONE, NotNow], "concept", "gestopt")


def test_a_point_does_not_go_while_a_round_with_it_is_being_fixed(crossed, mo, village):
    agenda = make_agenda(village["mo"], "stemming")
    punt = make_punt(agenda, village["amina"], "toegelaten")
    soon = make_ronde(agenda, Status.CONCEPT, costs=(1_000, 2_000), punten=[punt], opent_at=now() + timedelta(hours=1))
    going = acting(village["amina"])(lambda person: take_step(agendas.punt(punt.id), "intrekken", by=person, reden="Toch niet."))
    given = crossed(fixing(mo, soon), going, halfway=(vastgelegd, "lines"))
    assert kinds(given) == [DONE, NotNow] and seen_afresh(soon).status == "vastgelegd"


@pytest.fixture
def letters(village):
    """A round of letters with two codes, one of which somebody asks to replace."""
    ronde = make_ronde(make_agenda(village["mo"]), regels=LETTERS)
    make_code(ronde)
    make_code(ronde, vraag=Vraag.VERVANGEN, vervanging_door_id=village["bea"].id)
    return ronde


def closing(mo, ronde):
    end = ronde.sluit_at

    def close(person):
        with at(end):
            return sluiten.close(queries.one(ronde.id), by=person)

    return mo(close)


def typing(person, ronde):
    choice = option_ids(ronde)[0]

    def type_one(typist):
        code = db.session.get(Stemcode, 1)
        return type_in(queries.one(ronde.id), code, {choice: 1}, bundel="A1", by=typist)

    return acting(person(rol="baliemedewerker"))(type_one)


def test_a_round_does_not_close_while_a_paper_ballot_is_typed_in(crossed, mo, person, letters):
    given = crossed(typing(person, letters), closing(mo, letters), halfway=(codes, "hold"))
    assert given[0] == Stand.WACHT and kinds(given)[1] is Needed
    assert (seen_afresh(letters).status, count(Papier)) == ("vastgelegd", 1)


def test_nobody_types_paper_in_a_round_that_is_closing(crossed, mo, person, letters):
    given = crossed(closing(mo, letters), typing(person, letters), halfway=(sluiten, "forget_drafts"))
    assert (kinds(given), count(Papier)) == ([DONE, NotNow], 0)


def saving(person, ronde):
    choice, id, moment = option_ids(ronde)[0], person().id, ronde.sluit_at - timedelta(seconds=1)

    def save():
        with at(moment):
            return bewaren.save(queries.one(ronde.id), {choice: 1}, Kiezer(person_id=id))

    return save


@pytest.mark.parametrize("earlier", [False, True])
def test_closing_waits_for_who_saves_a_choice_and_takes_it_away(crossed, mo, person, ronde, earlier):
    save = saving(person, ronde)
    if earlier:
        save()
        db.session.commit()
    given = crossed(save, closing(mo, ronde), halfway=(bewaren, "now"))
    assert (given, seen_afresh(ronde).status, count(Stemconcept)) == ([None, DONE], "gesloten", 0)


def test_nobody_saves_a_choice_in_a_round_that_is_closing(crossed, mo, person, ronde):
    given = crossed(closing(mo, ronde), saving(person, ronde), halfway=(sluiten, "forget_drafts"))
    assert (kinds(given), count(Stemconcept)) == ([DONE, NotNow], 0)


def test_who_logs_in_with_a_choice_and_who_closes_do_not_wait_for_each_other(crossed, mo, person, ronde):
    db.session.add(Stemconcept(ronde_id=ronde.id, browser_hash="b", keuzes={str(option_ids(ronde)[0]): 1}))
    db.session.commit()
    hand_on = partial(bewaren.hand_on, "b", column="person_id", to=person().id)
    assert crossed(hand_on, closing(mo, ronde), halfway=(bewaren, "now")) == [None, DONE]
    assert count(Stemconcept) == 0


def test_who_replaces_a_code_and_who_calls_the_round_off_do_not_wait_for_each_other(crossed, mo, village, letters):
    def agree(person):
        vervangen.agree(codes.code(2), by=person)

    off = mo(lambda person: vastleggen.lapse(queries.one(letters.id), "Het geld is op.", by=person))
    assert crossed(acting(village["mo"])(agree), off, halfway=(vervangen, "voided")) == [DONE, DONE]
    assert seen_afresh(letters).status == "vervallen"
    assert set(db.session.scalars(select(Stemcode.adres_hash))) == {""}


def taking_off(mo, keuze_id):
    return mo(lambda person: keuzes.withdraw(queries.keuze(keuze_id), "De grond is verkocht.", by=person))


def test_two_who_take_a_plan_off_leave_the_last_on_the_ballot(crossed, mo, village):
    ronde = make_ronde(make_agenda(village["mo"], "stemming"), costs=(1_000, 2_000))
    one, other = option_ids(ronde)
    given = crossed(taking_off(mo, one), taking_off(mo, other), halfway=(keuzes.queries, "is_last"))
    assert kinds(given) == [DONE, NotNow]
    assert [keuze.ingetrokken_at is None for keuze in seen_afresh(ronde).keuzes] == [False, True]


def test_of_two_who_take_the_same_plan_off_the_second_hears_so(crossed, mo, village):
    ronde = make_ronde(make_agenda(village["mo"], "stemming"), costs=(1_000, 2_000, 3_000))
    first = option_ids(ronde)[0]
    given = crossed(taking_off(mo, first), taking_off(mo, first), halfway=(keuzes.queries, "is_last"))
    assert kinds(given) == [DONE, NotNow]
