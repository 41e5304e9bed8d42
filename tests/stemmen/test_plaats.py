"""The ballot with which a new one changes places: of the same round, and found without a walk past those of others."""

from sqlalchemy import insert, text

from portal.extensions import db
from portal.stemmen.actions.uitbrengen import BILJET, OTHER
from tests.agenda import make_ronde
from tests.stemmen.voting import option_ids

MANY = 3_000


def lay(ronde, keys):
    """A ballot in this round under each of these keys."""
    here = {"ronde_id": ronde.id, "keuzes": f"{option_ids(ronde)[0]}:1", "kanaal": "web"}
    db.session.execute(insert(BILJET), [here | {"key": key} for key in keys])


def after(ronde, key):
    found = db.session.execute(OTHER, {"ronde": ronde.id, "key": key}).first()
    return found and found.key


def test_it_is_the_next_of_this_round_and_of_no_other(agenda, village):
    earlier, mine, later = (make_ronde(agenda) for _ in range(3))
    lay(earlier, ("b", "y"))
    lay(mine, ("c", "m"))
    lay(later, ("a", "d", "z"))
    assert [after(mine, key) for key in ("a", "c", "d", "m", "z")] == ["c", "m", "m", None, None]


def test_it_is_found_at_once_beside_a_round_of_thousands(agenda, village):
    large, mine = make_ronde(agenda), make_ronde(agenda)
    lay(large, (f"{number:06}" for number in range(MANY)))
    db.session.commit()
    # So the database knows it when the first of the other round votes: as one where all ballots are of one round.
    db.session.execute(text("ANALYZE"))
    lay(mine, ("m",))
    ask = str(OTHER.params(ronde=mine.id, key="000100").compile(db.engine, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN " if db.engine.name == "sqlite" else "EXPLAIN "
    plan = "\n".join(str(line) for line in db.session.execute(text(explain + ask)))
    assert "ix_stembiljet_ronde_key" in plan
