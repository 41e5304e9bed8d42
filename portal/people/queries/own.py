"""Everything we keep about one person, by the sheet of traces."""

from sqlalchemy import and_, case, select

from portal.extensions import db
from portal.people.traces import ATTACHED, LEFT_OUT, STILL_AMONG_STAFF, TRACES


def own_data(person):
    """Every row that carries the id of this person or hangs on one that does, under the names of the sheet of traces."""
    own = {}
    for place, (name, _fate) in TRACES.items():
        if name:
            own[name] = rows_where(column_of(place), person.id, person)
    for place, (name, key, carrier, *empty) in ATTACHED.items():
        alone = (column_of(one).is_(None) for one in empty)
        of = column_of(carrier)
        mine = select(column_of(key)).where(of == person.id, *alone, *for_themselves(of))
        own[name] = rows_where(column_of(place), mine, person)
    return own


def rows_where(column, wanted, person):
    """The rows in which this column is a value, or one of a select, as dicts without what is about others."""
    table = column.table
    shown = [told_of(c, person) for c in table.c if not about_others(c)]
    held = column == wanted if isinstance(wanted, int) else column.in_(wanted)
    told = [table.c[name].is_not(None) for among, name in STILL_AMONG_STAFF.items() if among == table.name]
    found = db.session.execute(select(*shown).where(held, *told, *for_themselves(column)))
    return [dict(row) for row in found.mappings()]


def for_themselves(column):
    """The conditions that who stands here did it for themselves: what staff write down for another is that other's."""
    c = column.table.c
    if column is column_of("verantwoording.owner_id"):
        return [c.ontvangen_via == "web"]
    if column is column_of("bestand.by_id"):
        typed_in = select(column_of("aanvraag.id")).where(column_of("aanvraag.ingevoerd_door_id").is_not(None))
        return [c.soort != "bezwaar", c.aanvraag_id.not_in(typed_in)]
    return []


def told_of(column, person):
    """Of what happened the words of this person, and not those written in a role: these are about who they were for."""
    if column.table.name != "event" or column.name != "note":
        return column
    c = column.table.c
    return case((and_(c.actor_id == person.id, c.as_role == ""), column), else_="").label("note")


def column_of(place):
    """The column that "table.column" names."""
    table, _dot, column = place.partition(".")
    return db.metadata.tables[table].c[column]


def about_others(column):
    names = {column.name, f"{column.table.name}.{column.name}"}
    return bool(names & LEFT_OUT) or any(key.target_fullname == "person.id" for key in column.foreign_keys)
