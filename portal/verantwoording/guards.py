"""What the database itself refuses: a change to a final amount once it was decided on, and its end.

Its sums and days stay for ever, in its columns as in the facts of its letter. Its words stay until the person is taken out
of them, and may then go. Who worked on it may be forgotten, and reminders are counted after it. A migration that copies
this table on SQLite puts its guards up again: a copy has none.
"""

from portal.regelingen.guards import DIFFERS, guard

DECIDED = "OLD.besluit_op IS NOT NULL"
COLUMNS = (
    "{0}.id, {0}.toekenning_id, {0}.vervangt_id, {0}.grond, {0}.bedrag, {0}.terug, {0}.voornemen_op, {0}.zienswijze_tot, "
    "{0}.zienswijze_op, {0}.besluit_op, {0}.bezwaar_tot, {0}.betalen_voor, {0}.terug_voor, {0}.at"
)
# Of the facts of its letter: the sums and days, by their path; and who it was sent to.
FACTS = (
    "kenmerk", "verleend_op", "klaar_op", "toegekend", "gespaard", "betaald", "rest", "drempel", "voorgesteld",
    "verantwoorden_voor", "verantwoord.op", "verantwoord.bedrag", "voornemen.bedrag", "voornemen.eerst", "voornemen.betaald",
    "alsnog_voor", "vervangt.op", "vervangt.bedrag", "vervangt.terug", "wijzigingsgrond",
)
ADDRESSEE = "aan.naam", "groep"


def put_up(table, connection, **_options):
    """For ``after_create`` of the table of final amounts."""
    guard(table, connection, changed(connection.dialect.name), DECIDED)


def changed(dialect):
    """The condition on which a change is refused."""
    differs, facts = DIFFERS[dialect], [", ".join(fact(row, path, dialect) for path in FACTS) for row in ("OLD", "NEW")]
    addressee = " || ".join(f"COALESCE({fact('NEW', path, dialect)}, '')" for path in ADDRESSEE)
    other_words = "(NEW.reden <> OLD.reden OR CAST(NEW.feiten AS TEXT) <> CAST(OLD.feiten AS TEXT))"
    return (
        f"{DECIDED} AND (({COLUMNS.format('OLD')}) {differs} ({COLUMNS.format('NEW')}) "
        "OR (NEW.zienswijze <> '' AND NEW.zienswijze <> OLD.zienswijze) "
        f"OR ({addressee} <> '' AND {other_words}) "
        f"OR (CAST(NEW.feiten AS TEXT) <> '{{}}' AND ({facts[0]}) {differs} ({facts[1]})))"
    )


def fact(row, path, dialect):
    """One of the facts, as the SQL of this database reads it from the JSON."""
    if dialect == "postgresql":
        return f"({row}.feiten #>> '{{{path.replace('.', ',')}}}')"
    return f"json_extract({row}.feiten, '$.{path}')"
