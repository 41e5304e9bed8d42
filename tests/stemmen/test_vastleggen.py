"""Fixing: hashes anybody can make again, and from then on a database that refuses every change."""

from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.buurtagenda import queries as agendas
from portal.buurtagenda.actions.agenda import edit
from portal.buurtagenda.models import AgendaBuurt
from portal.clock import now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.stemmen import queries, vastgelegd
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.actions import keuzes as options
from portal.stemmen.actions.keuzes import withdraw
from portal.stemmen.actions.vastleggen import fix, lapse
from portal.stemmen.models import Keuze, Stembiljet, Stemronde, Strijdig
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status
from portal.story.actions import follow
from portal.story.models import Event, Notification
from portal.tellen import bundel
from tests.agenda import make_agenda, make_ronde


@pytest.fixture
def concept(village):
    agenda = make_agenda(village["mo"])
    return queries.one(make_ronde(agenda, Status.CONCEPT, opent_at=now() + timedelta(hours=1), zaad="", sleutel="").id)


@pytest.fixture
def fixed(concept, village):
    fix(concept, by=village["mo"])
    db.session.commit()
    return queries.one(concept.id)


def test_the_seed_stays_secret_and_its_hash_and_the_head_can_be_made_again(fixed):
    assert len(fixed.zaad) == 64 and fixed.zaad_hash == sha256(fixed.zaad.encode()).hexdigest()
    lines = vastgelegd.lines(fixed)
    assert bundel.verify(lines, fixed.kop_voor)
    assert not any(fixed.zaad in line for line in lines) and any(fixed.zaad_hash in line for line in lines)


def test_the_lines_are_one_spelling_of_everything_that_is_agreed(fixed):
    lines = vastgelegd.lines(fixed)
    assert len(lines) == 3 + 3 + 1
    assert lines[2] == '{"buurten":["BU01640202"]}'
    assert lines[3].startswith('{"gebied_code":"BU01640202","keuze":1,"kosten":300000,"nummer":1,')
    assert '"mandje_min":0' in lines[1] and '"opent":"' in lines[0]


def test_a_key_is_made_only_where_a_vote_may_be_changed(fixed, village):
    assert fixed.sleutel == ""
    soon = {"opent_at": now() + timedelta(hours=1), "sleutel": ""}
    changing = make_ronde(fixed.agenda, Status.CONCEPT, regels=Regels(wijzigen=True), **soon)
    fix(queries.one(changing.id), by=village["mo"])
    assert len(db.session.get(Stemronde, changing.id).sleutel) == 64


def test_what_is_missing_or_not_for_this_person_is_not_fixed(concept, village):
    for name in ("amina", "driss", "bea"):
        with pytest.raises(Refused):
            fix(concept, by=village[name])
    concept.opent_at = now()
    with pytest.raises(NotNow):
        fix(concept, by=village["mo"])
    assert concept.zaad == ""


def test_a_cost_nobody_named_is_nothing_in_a_round_without_money(village):
    agenda = make_agenda(village["mo"])
    made = make_ronde(agenda, Status.CONCEPT, opent_at=now() + timedelta(hours=1), budget=None, regels=Regels(plaatsen=1))
    db.session.execute(update(Keuze.__table__).values(kosten=None))
    fix(queries.one(made.id), by=village["mo"])
    db.session.commit()
    assert db.session.scalars(select(Keuze.kosten)).all() == [0, 0, 0]


def refused(statement):
    with pytest.raises(IntegrityError):
        db.session.execute(statement)
    db.session.rollback()


CHANGES = {
    "title": "Iets anders", "uitleg": "Anders", "vorm": "een", "budget": 1, "regels": {"min_keuzes": 2}, "zaad": "x",
    "zaad_hash": "x", "kop_voor": "x", "gebied_code": "BU01640201", "status": "concept",
}


@pytest.mark.parametrize("column", sorted(CHANGES))
def test_the_database_keeps_the_round_as_it_was_fixed(fixed, column):
    refused(update(Stemronde.__table__).values({column: CHANGES[column]}))


def test_the_database_keeps_its_times_and_the_round_itself(fixed):
    for column in ("opent_at", "sluit_at"):
        refused(update(Stemronde.__table__).values({column: getattr(fixed, column) + timedelta(seconds=1)}))
    refused(delete(Stemronde.__table__))


@pytest.mark.parametrize("column, value", [
    ("title", "x"), ("tekst", "x"), ("kosten", 1), ("nummer", 9), ("thema", "groen"), ("gebied_code", "BU01640201"),
    ("ingetrokken_reden", "Stilletjes"),
])
def test_the_database_keeps_the_options(fixed, column, value):
    refused(update(Keuze.__table__).where(Keuze.nummer == 1).values({column: value}))


def test_the_database_takes_no_option_or_pair_more_or_less(fixed):
    first, second = (keuze.id for keuze in fixed.keuzes[:2])
    values = {"title": "Nog een", "tekst": "", "thema": "", "gebied_code": "BU01640202", "ingetrokken_reden": ""}
    refused(insert(Keuze.__table__).values(ronde_id=fixed.id, nummer=4, kosten=0, **values))
    refused(delete(Keuze.__table__).where(Keuze.id == first))
    refused(insert(Strijdig.__table__).values(ronde_id=1, een_id=first, ander_id=second))


def test_the_database_keeps_who_may_vote(fixed):
    table = AgendaBuurt.__table__
    refused(insert(table).values(agenda_id=fixed.agenda_id, buurt_code="BU01640201"))
    refused(update(table).values(buurt_code="BU01640201"))
    refused(delete(table))


def test_an_agenda_with_a_fixed_round_keeps_its_buurten_and_changes_its_words(fixed, village):
    agenda = agendas.one(fixed.agenda_id)
    edit(agenda, {"doel": "Anders gezegd."}, ["BU01640202"], by=village["mo"])
    with pytest.raises(NotNow):
        edit(agenda, {}, ["BU01640201"], by=village["mo"])


def test_the_actions_say_no_before_the_database_has_to(fixed, village):
    for deed in (
        lambda: options.drop(fixed, fixed.keuzes[0].id, by=village["mo"]),
        lambda: options.shift(fixed, fixed.keuzes[0].id, 1, by=village["mo"]),
        lambda: fix(fixed, by=village["mo"]),
    ):
        with pytest.raises(NotNow):
            deed()


def test_fixing_what_somebody_changed_meanwhile_is_refused(concept, village):
    elsewhere = update(Stemronde.__table__).values(version=Stemronde.version + 1, title="Net veranderd")
    with db.engine.begin() as connection:
        connection.execute(elsewhere)
    with pytest.raises(StaleDataError):
        fix(concept, by=village["mo"])
    db.session.rollback()
    assert db.session.scalar(select(Stemronde.status)) == Status.CONCEPT


def test_an_option_is_withdrawn_once_with_a_public_reason_and_everybody_hears(fixed, village):
    follow("agendas", fixed.agenda_id, by=village["bas"])
    keuze = queries.keuze(fixed.keuzes[0].id)
    with pytest.raises(Needed):
        withdraw(keuze, "  ", by=village["mo"])
    with pytest.raises(Refused):
        withdraw(keuze, "Omdat het kan", by=village["driss"])
    withdraw(keuze, "De grond is verkocht.", by=village["mo"])
    db.session.commit()
    assert village["bas"].id in db.session.scalars(select(Notification.person_id)).all()
    event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert (event.what, event.note) == ("stemrondes.keuze_intrekken", "Plan 1: De grond is verkocht.")
    with pytest.raises(NotNow):
        withdraw(queries.keuze(keuze.id), "Nog eens", by=village["mo"])
    for change in ({"ingetrokken_reden": "Anders"}, {"ingetrokken_at": None}):
        refused(update(Keuze.__table__).where(Keuze.id == keuze.id).values(change))


def test_the_last_option_stays_on_the_ballot_and_the_round_is_called_off_instead(fixed, village, browse):
    *others, last = queries.one(fixed.id).keuzes
    for other in others:
        withdraw(queries.keuze(other.id), "Kan niet.", by=village["mo"])
    db.session.commit()
    mo, page = browse(village["mo"]), f"/stemmen/keuzes/{last.id}/intrekken"
    for answer in (mo.get(page), mo.post(page, data={"reden": "Kan ook niet."})):
        assert answer.status_code == 303 and answer.location == f"/stemmen/{fixed.id}/vervallen"
    assert "Dit is het laatste plan op het stembiljet." in mo.get(f"/stemmen/{fixed.id}/vervallen").text
    with pytest.raises(NotNow):
        withdraw(queries.keuze(last.id), "Kan ook niet.", by=village["mo"])


def test_a_withdrawn_option_is_no_longer_voted_for(village, person):
    made = make_ronde(make_agenda(village["mo"]))
    keuze = queries.keuze(queries.one(made.id).keuzes[0].id)
    withdraw(keuze, "De grond is verkocht.", by=village["mo"])
    db.session.commit()
    db.session.expire_all()
    with pytest.raises(NotNow):
        cast(queries.one(made.id), {keuze.id: 1}, Stemmer(person().id))


def test_calling_off_leaves_no_way_from_a_voter_to_a_ballot(village, person):
    made = make_ronde(make_agenda(village["mo"]), regels=Regels(wijzigen=True))
    ronde = queries.one(made.id)
    cast(ronde, {ronde.keuzes[0].id: 1}, Stemmer(person().id))
    db.session.commit()
    with pytest.raises(Needed):
        lapse(ronde, "", by=village["mo"])
    lapse(ronde, "Het geld is er niet.", by=village["mo"])
    db.session.commit()
    assert (ronde.status, ronde.sleutel) == (Status.VERVALLEN, "")
    assert db.session.scalars(select(Stembiljet.wissel)).all() == [None]
