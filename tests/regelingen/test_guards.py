"""What the database refuses by itself: a change to what was published, and to any line of the ledger."""

import flask_migrate
import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from portal.clock import today
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, Regeling, RegelingVersie, Venster
from tests.village import make_app

CATALOGUE = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT tgname, pg_get_triggerdef(t.oid) || prosrc FROM pg_trigger t
        JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal""",
}
FUNCTIONS = "SELECT proname FROM pg_proc WHERE proname = 'staat_vast'"
FIXED = {"naam": "Anders", "bron": "Een andere", "geldig_van": today(), "geldig_tot": today(), "nummer": 9,
         "regels": {"x": {"waarde": 1}}}
OURS = {f"{table}_{deed}_niet" for table in ("regeling_versie", "boeking") for deed in ("verandert", "verdwijnt")}
LINE = {"bedrag": 2, "soort": "toegekend", "aanvraag_id": 9, "reden": "Anders", "plafond_id": 2, "id": 9}


@pytest.fixture
def versie(village):
    regeling = Regeling(sleutel="bon", naam="Buurtbon")
    made = RegelingVersie(regeling=regeling, nummer=1, naam="Buurtbon", regels={"x": {"waarde": 0}},
                          owner_id=village["mo"].id)
    db.session.add(made)
    db.session.commit()
    return made


@pytest.fixture
def boeking(versie, village):
    venster = Venster(versie_id=versie.id, naam="2026", opent_op=today(), sluit_op=today())
    db.session.add(venster)
    db.session.flush()
    pots = [Plafond(venster_id=venster.id, gebied_code=code, bedrag=1) for code in ("WK016402", "WK016404")]
    db.session.add_all(pots)
    db.session.flush()
    made = Boeking(plafond_id=pots[0].id, soort="bedrag", bedrag=1, by_id=village["mo"].id)
    db.session.add(made)
    db.session.commit()
    return made


def change(model, **values):
    db.session.execute(db.update(model).values(**values))
    db.session.commit()


def refused(deed):
    with pytest.raises(IntegrityError, match="staat vast"):
        deed()
    db.session.rollback()


@pytest.mark.parametrize("column", FIXED)
def test_a_concept_changes_and_what_was_published_does_not(versie, column):
    first = getattr(versie, column)
    change(RegelingVersie, **{column: FIXED[column]})
    change(RegelingVersie, status="gepubliceerd")
    refused(lambda: change(RegelingVersie, **{column: first}))
    change(RegelingVersie, status="vervangen", status_reden="Er is een nieuwe.")
    refused(lambda: change(RegelingVersie, **{column: first}))


@pytest.mark.parametrize("status", ["gepubliceerd", "vervangen"])
def test_what_was_published_is_never_a_concept_again(versie, status):
    change(RegelingVersie, status=status)
    refused(lambda: change(RegelingVersie, status="concept"))


def test_only_a_concept_is_thrown_away(versie):
    change(RegelingVersie, status="gepubliceerd")
    refused(lambda: db.session.execute(db.delete(RegelingVersie)))
    assert db.session.query(RegelingVersie).count() == 1


def test_a_concept_is_thrown_away(versie):
    db.session.execute(db.delete(RegelingVersie))
    db.session.commit()
    assert db.session.query(RegelingVersie).count() == 0


@pytest.mark.parametrize("column", LINE)
def test_a_line_of_the_ledger_stays_as_it_is(boeking, column):
    refused(lambda: change(Boeking, **{column: LINE[column]}))


def test_a_line_of_the_ledger_stays(boeking):
    refused(lambda: db.session.execute(db.delete(Boeking)))


def test_who_booked_can_be_forgotten(boeking):
    change(Boeking, by_id=None)
    assert db.session.scalar(db.select(Boeking.by_id)) is None


def test_models_and_migrations_put_up_the_same_guards_and_take_them_down(empty_database_url):
    with make_app(empty_database_url).app_context():
        db.create_all()
        made = guards()
        db.drop_all()
        flask_migrate.upgrade()
        assert guards() == made
        assert set(made) >= OURS
        flask_migrate.downgrade(revision="0001")
        assert guards() == {} and "boeking" not in inspect(db.engine).get_table_names()
        if db.engine.dialect.name == "postgresql":
            assert asked(FUNCTIONS) == []
        db.engine.dispose()


def guards():
    return dict(asked(CATALOGUE[db.engine.dialect.name]))


def asked(statement):
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]
