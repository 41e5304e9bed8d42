"""What anyone can check of a result: the ballots where there are enough of them, and always the tracking codes."""

from sqlalchemy import update

from portal.clock import now
from portal.extensions import db
from portal.stemmen import bundel, queries
from portal.stemmen.models import Keuze, Stemronde, Strijdig
from portal.stemmen.rules.ronde import Status
from portal.tellen.pb import read_text
from portal.tellen.tel import tel
from tests.agenda import make_ronde


def test_a_plan_that_was_withdrawn_is_in_no_pair_of_the_bundle(agenda):
    made = make_ronde(agenda, Status.CONCEPT, costs=(1_000, 1_500, 2_000))
    one, two, three = (keuze.id for keuze in queries.one(made.id).keuzes)
    db.session.add_all(Strijdig(ronde_id=made.id, een_id=one, ander_id=ander) for ander in (two, three))
    db.session.flush()
    gone = {"ingetrokken_at": now(), "ingetrokken_reden": "De grond is verkocht."}
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == made.id).values(status=Status.VASTGELEGD))
    db.session.execute(update(Keuze.__table__).where(Keuze.id == two).values(gone))
    db.session.expire_all()
    file = read_text(bundel.pb_file(queries.one(made.id), [(f"{one}:1", "", 2), (f"{two}:1", "", 1)]), "stemming.pb")
    assert file.rules.onverenigbaar == frozenset({frozenset("13")})
    assert tel(file.election, file.rules).winners == ("1",)
