"""Everything we keep about one person, by the sheet of traces."""

from sqlalchemy import select

from portal.extensions import db
from portal.people.traces import ATTACHED, LEFT_OUT, STILL_AMONG_STAFF, TRACES


def own_data(person):
    """Every row that carries the id of this person or hangs on one that does, under the names of the sheet of traces."""
    own = {name: rows_where(column_of(place), person.id) for place, (name, _fate) in TRACES.items() if name}
    for place, (name, key, carrier, *empty) in ATTACHED.items():
        alone = (column_of(one).is_(None) for one in empty)
        mine = select(column_of(key)).where(column_of(carrier) == person.id, *alone)
        own[name] = rows_where(column_of(place), mine)
    return own


def rows_where(column, wanted):
    """The rows in which this column is a value, or one of a select, as dicts without what is about others."""
    shown = [c for c in column.table.c if not about_others(c)]
    held = column == wanted if isinstance(wanted, int) else column.in_(wanted)
    told = [column.table.c[name].is_not(None) for table, name in STILL_AMONG_STAFF.items() if table == column.table.name]
    return [dict(row) for row in db.session.execute(select(*shown).where(held, *told)).mappings()]


def column_of(place):
    """The column that "table.column" names."""
    table, _dot, column = place.partition(".")
    return db.metadata.tables[table].c[column]


def about_others(column):
    names = {column.name, f"{column.table.name}.{column.name}"}
    return bool(names & LEFT_OUT) or any(key.target_fullname == "person.id" for key in column.foreign_keys)
