"""A version is drawn up by one person, published by another, never changed after that, only replaced."""

from datetime import date, timedelta

import pytest

from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.models import Stranger
from portal.regelingen import actions, queries
from portal.regelingen.models import Boeking, Regeling, RegelingVersie, Venster
from portal.regelingen.rules.versies import differences, gaten, key_of, overlap
from portal.story.models import Event

DAY = timedelta(days=1)
OTHERS = ("bo", "mo", "amina", "vreemde")


def published(versie, by):
    actions.publish(versie, by=by)
    db.session.commit()
    db.session.expire_all()
    return queries.versie(versie.id)


@pytest.fixture
def who(village, bo):
    return village | {"bo": bo, "vreemde": Stranger()}


def test_a_new_regeling_has_a_key_of_its_own(village):
    made = [actions.start_regeling(naam, by=village["bea"]).sleutel for naam in ("Buurt bon!", "Buurtbon", "Buurt-bon")]
    assert made == ["buurt_bon", "buurtbon", "buurt_bon_2"]


def test_a_key_is_never_a_word_of_an_address():
    assert [key_of(text) for text in ("Beheer", "Versies", "2026", "")] == ["beheer_2", "versies_2", "r_2026", "r"]


@pytest.mark.een_database
@pytest.mark.parametrize("name", ["mo", "rik", "amina", "vreemde"])
def test_only_a_beheerder_begins_anything(who, name):
    regeling = actions.start_regeling("Buurtbon", by=who["bea"])
    for begin in (lambda: actions.start_regeling("Fonds", by=who[name]),
                  lambda: actions.start_versie(regeling, by=who[name]),
                  lambda: actions.rename(regeling, "Anders", "", by=who[name])):
        with pytest.raises(Refused):
            begin()


def test_a_version_begins_empty_or_after_the_last(who, drawn_up):
    first = drawn_up()
    empty = actions.start_versie(first.regeling, by=who["bo"])
    copy = actions.start_versie(first.regeling, by=who["bo"], like=first)
    assert [(v.nummer, v.owner_id == who["bo"].id, v.geldig_van) for v in (empty, copy)] == [(2, True, None), (3, True, None)]
    assert (empty.regels, copy.regels) == ({}, first.regels)


@pytest.mark.een_database
@pytest.mark.parametrize("name", OTHERS)
def test_only_who_drew_it_up_changes_it(who, drawn_up, name):
    versie = drawn_up()
    venster = versie.vensters[0]
    by = {"by": who[name]}
    for change in (lambda: actions.set_regels(versie, {}, **by), lambda: actions.set_frame(versie, {"naam": "x"}, **by),
                   lambda: actions.add_venster(versie, {"naam": "x", "opent_op": today(), "sluit_op": today()}, **by),
                   lambda: actions.change_venster(venster, {"naam": "x"}, **by),
                   lambda: actions.set_plafonds(venster, {"WK016402": 1}, **by),
                   lambda: actions.drop_venster(venster, **by), lambda: actions.discard(versie, **by)):
        with pytest.raises(Refused):
            change()


@pytest.mark.parametrize("name", ["bea", "mo", "amina", "vreemde"])
def test_somebody_else_than_who_drew_it_up_publishes_it(who, drawn_up, name):
    versie = drawn_up()
    with pytest.raises(Refused):
        actions.publish(versie, by=who[name])
    assert published(versie, who["bo"]).status == "gepubliceerd"
    assert versie.gepubliceerd_door_id == who["bo"].id
    assert db.session.scalars(db.select(Event.what)).all() == ["regelingversies.publiceren"]


def test_publishing_writes_the_first_line_of_every_ledger(who, drawn_up):
    published(drawn_up(), who["bo"])
    lines = db.session.execute(db.select(Boeking.soort, Boeking.bedrag).order_by(Boeking.bedrag)).all()
    assert {tuple(line) for line in lines} == {("bedrag", 500000), ("bedrag", 960000)}


def test_nothing_is_published_while_something_is_missing(who):
    versie = actions.start_versie(actions.start_regeling("Fonds", by=who["bea"]), by=who["bea"])
    lacks = gaten(versie, queries.vensters(versie.id))
    assert {gat.wat for gat in lacks} == {"bron", "geldig_van", "leeg", "venster"}
    assert {"maximum", "beslistermijn", "bewaren"} <= {gat.sleutel for gat in lacks}
    with pytest.raises(Needed):
        actions.publish(versie, by=who["bo"])


@pytest.mark.parametrize(("change", "wat"), [
    (lambda v, by: actions.set_frame(v, {"bron": ""}, by=by), "bron"),
    (lambda v, by: actions.set_regels(v, {"maximum": {"waarde": None, "artikel": "", "voorbeeld": False}}, by=by), "leeg"),
    (lambda v, by: actions.set_regels(v, {"minimum": {"waarde": 10**8, "artikel": "", "voorbeeld": False}}, by=by), "fout"),
    (lambda v, by: actions.set_plafonds(v.vensters[0], {"WK016402": None, "WK016404": None}, by=by), "plafond"),
    (lambda v, by: actions.set_frame(v, {"geldig_van": v.vensters[0].opent_op + DAY}, by=by), "buiten"),
])
def test_each_thing_that_is_missing_is_named(who, drawn_up, change, wat):
    versie = drawn_up()
    assert gaten(versie, versie.vensters) == []
    change(versie, who["bea"])
    assert [gat.wat for gat in gaten(versie, queries.vensters(versie.id))] == [wat]


def test_what_was_published_is_never_changed(who, drawn_up):
    versie = published(drawn_up(), who["bo"])
    venster = versie.vensters[0]
    by = {"by": who["bea"]}
    for change in (lambda: actions.set_regels(versie, {}, **by), lambda: actions.set_frame(versie, {"naam": "x"}, **by),
                   lambda: actions.add_venster(versie, {"naam": "x"}, **by), lambda: actions.drop_venster(venster, **by),
                   lambda: actions.set_plafonds(venster, {"WK016402": 1}, **by), lambda: actions.discard(versie, **by),
                   lambda: actions.publish(versie, by=who["bo"])):
        with pytest.raises(NotNow):
            change()


def test_a_newer_version_takes_the_place_of_an_older_one_from_its_own_first_day(who, drawn_up):
    first = published(drawn_up(geldig_van=date(2026, 1, 1), geldig_tot=None), who["bo"])
    second = actions.start_example(first.regeling, examples_of(first), by=who["bo"])
    actions.set_frame(second, {"geldig_van": date(2027, 1, 1), "geldig_tot": None}, by=who["bo"])
    move_vensters(second, who["bo"])
    published(second, who["bea"])
    assert [v.status for v in db.session.scalars(db.select(RegelingVersie).order_by(RegelingVersie.id))] == [
        "vervangen", "gepubliceerd"]
    held = [queries.current("buurtbon", day).id for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert held == [first.id, second.id]
    assert [[row.geldt for row in queries.published(first.regeling_id, day)]
            for day in (date(2026, 12, 31), date(2027, 1, 1))] == [[False, True], [True, False]]


def examples_of(versie):
    """The version as an example, to begin another with."""
    from portal.regelingen.examples import Voorbeeld

    kept = {"naam": versie.naam, "bron": versie.bron, "regels": versie.regels}
    vensters = tuple({"naam": v.naam, "opent_op": v.opent_op, "sluit_op": v.sluit_op} for v in versie.vensters)
    plafonds = tuple({"venster": v.naam, "gebied_code": "WK016402", "bedrag": 10000} for v in versie.vensters)
    return Voorbeeld({}, kept, vensters, plafonds)


def move_vensters(versie, by):
    for venster in queries.versie(versie.id).vensters:
        actions.change_venster(venster, {"opent_op": date(2027, 2, 1), "sluit_op": date(2027, 12, 1)}, by=by)
    db.session.commit()
    db.session.expire_all()


def test_versions_that_do_not_overlap_leave_each_other_alone(who, drawn_up):
    first = published(drawn_up(geldig_van=date(2026, 1, 1), geldig_tot=date(2026, 12, 31)), who["bo"])
    second = drawn_up(first.regeling, geldig_van=date(2027, 1, 1), geldig_tot=None)
    move_vensters(second, who["bea"])
    assert not overlap(first, second)
    published(second, who["bo"])
    assert db.session.scalars(db.select(RegelingVersie.status)).all() == ["gepubliceerd", "gepubliceerd"]


def test_a_version_is_open_in_its_venster_and_not_outside_it(who, drawn_up):
    versie = published(drawn_up(), who["bo"])
    venster = versie.vensters[0]
    days = (venster.opent_op - DAY, venster.opent_op, venster.sluit_op, venster.sluit_op + DAY)
    assert [[v.id for v in queries.open_versies(day)] for day in days] == [[], [versie.id], [versie.id], []]
    assert [len(queries.vensters_from(day)) for day in days] == [1, 1, 1, 0]


def test_a_concept_is_never_open(drawn_up):
    day = drawn_up().vensters[0].opent_op
    assert queries.open_versies(day) == queries.vensters_from(day) == []


def test_discarding_takes_the_vensters_along(who, drawn_up):
    versie = drawn_up()
    actions.discard(versie, by=who["bea"])
    db.session.commit()
    assert db.session.query(RegelingVersie).count() == db.session.query(Venster).count() == 0
    assert db.session.query(Regeling).count() == 1


def test_changing_a_venster_counts_as_changing_the_version(who, drawn_up):
    versie = drawn_up()
    before = versie.version
    actions.set_plafonds(versie.vensters[0], {"WK016402": 1}, by=who["bea"])
    db.session.commit()
    assert db.session.get(RegelingVersie, versie.id).version == before + 1


def test_an_empty_value_is_taken_out_unless_it_has_an_article(who, drawn_up):
    versie = drawn_up()
    nothing = {"waarde": None, "artikel": "", "voorbeeld": True}
    actions.set_regels(versie, {"minimum": nothing, "vooraf": nothing | {"artikel": "3"}}, by=who["bea"])
    assert "minimum" not in versie.regels and versie.regels["vooraf"]["artikel"] == "3"


def test_differences_are_those_of_value_article_and_mark():
    old = {"maximum": {"waarde": 100, "artikel": "1", "voorbeeld": False}}
    assert differences(old, old) == []
    for change in ({"waarde": 200}, {"artikel": "2"}, {"voorbeeld": True}):
        found = differences(old, {"maximum": old["maximum"] | change})
        assert [parameter.sleutel for parameter, _was, _wordt in found] == ["maximum"]
    assert differences({"maximum": {"waarde": None}}, {}) == []


@pytest.mark.een_database
@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_however_many(who, drawn_up, queries, count):
    from portal.regelingen import queries as asked

    for _ in range(count):
        versie = published(drawn_up(), who["bo"])
    day = versie.vensters[0].opent_op
    for ask, most in ((lambda: asked.open_versies(day), 3), (lambda: asked.vensters_from(day), 2), (asked.regelingen, 2)):
        db.session.expire_all()
        db.session.expunge_all()
        queries.clear()
        assert len(ask()) == count
        assert len(queries) == most
