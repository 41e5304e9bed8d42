"""A statement that is made once says by itself what never differs, and asks for the rest."""

from datetime import date

from sqlalchemy import bindparam, event, func, literal, select

from portal.extensions import db
from portal.people.models import Person
from portal.sql import among, made_once

AWKWARD = "d'r %s 100% :naam \\ \"x\" ; --"


@made_once
def _people(limit):
    known = among(Person.name, ("Bas", "Noor"))
    shown = literal(AWKWARD).label("tekst"), literal(7).label("getal")
    return select(Person.id, *shown).where(known).order_by(Person.name).limit(limit)


@made_once
def _named():
    shown = literal(date(2026, 11, 17)).label("dag"), literal(True).label("waar"), func.length("vier").label("lengte")
    return select(Person, *shown).where(Person.name == bindparam("name"))


def handed_over(query, **values):
    """The row a statement finds, and what went along with its text."""
    seen = []

    def see(connection, cursor, statement, parameters, context, executemany):
        seen.append(list(parameters.values()) if hasattr(parameters, "values") else list(parameters))

    event.listen(db.engine, "before_cursor_execute", see)
    try:
        found = db.session.execute(query, values).all()
    finally:
        event.remove(db.engine, "before_cursor_execute", see)
    return found, seen[0]


def test_texts_and_numbers_are_in_the_statement_to_the_letter(village):
    found, given = handed_over(_people(5))
    assert [tuple(row) for row in found] == [(village["bas"].id, AWKWARD, 7), (village["noor"].id, AWKWARD, 7)]
    assert not {"Bas", "Noor", AWKWARD, 7} & set(given)


def test_what_differs_and_what_is_no_text_or_number_is_handed_over(village):
    (row,), given = handed_over(_named(), name="Bas")
    assert (row.Person, row.dag, bool(row.waar), row.lengte) == (village["bas"], date(2026, 11, 17), True, 4)
    assert "Bas" in given and "vier" not in given


def test_it_is_made_once_for_what_it_is_made_of():
    assert _people(5) is _people(5) and _people(5) is not _people(6)
