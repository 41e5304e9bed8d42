"""What the database itself adds up: each boeking, as it is written, into the sums of its application in its plafond.

A migration that copies ``boeking`` on SQLite puts this up again: a copy has no trigger.
"""

from portal.regelingen.rules.plafond import Som

ADD = "INSERT INTO boekstand (plafond_id, aanvraag_id, {sums}) VALUES (NEW.plafond_id, COALESCE(NEW.aanvraag_id, 0), {line})"
GROW = " ON CONFLICT (plafond_id, aanvraag_id) DO UPDATE SET {grown};"
SQLITE = "CREATE TRIGGER boeking_telt_op AFTER INSERT ON boeking FOR EACH ROW BEGIN {add} END"
FUNCTION = """CREATE OR REPLACE FUNCTION boeking_telt_op() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{add} RETURN NULL; END $$"""
TRIGGER = "CREATE TRIGGER boeking_telt_op AFTER INSERT ON boeking FOR EACH ROW EXECUTE FUNCTION boeking_telt_op()"


def added():
    """The statement that adds one line."""
    line = ", ".join(f"CASE WHEN NEW.soort = '{som}' THEN NEW.bedrag ELSE 0 END" for som in Som)
    grown = ", ".join(f"{som} = boekstand.{som} + excluded.{som}" for som in Som)
    return ADD.format(sums=", ".join(Som), line=line) + GROW.format(grown=grown)


def put_up(_table, connection, **_options):
    """For ``after_create`` of the table that is added to."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(FUNCTION.format(add=added()))
        connection.exec_driver_sql(TRIGGER)
    else:
        connection.exec_driver_sql(SQLITE.format(add=added()))
