"""kill -9 while a run is booked: nothing happened, and doing it again pays each once; telling goes on where it stopped."""

import subprocess
import sys

import pytest

from portal.betalingen import actions, queries, tijd
from portal.betalingen.models import Betaling
from portal.clock import today
from portal.extensions import db
from portal.regelingen.models import Boeking
from portal.regelingen.queries.plafond import compared
from portal.story.models import Event, Notification
from portal.toekenningen.models import Toekenning
from tests.house.source import ROOT

pytestmark = pytest.mark.usefixtures("the_day_outside")

GRANTS = 4


@pytest.fixture
def approved(grant, run, fin):
    """A run that waits for the bank, and who books it."""
    for n in range(GRANTS):
        grant(10_000 + n)
    made = run("goedgekeurd").id, fin[0].id
    db.session.remove()
    return made


@pytest.fixture
def killed_before(app, approved):
    """Starts the process, lets it go on until it is about to do this for the so manieth time, and kills it there."""

    def killed_before(what, statement, times=1):
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        command = [sys.executable, "-m", "tests.betalingen.halting", url, what, *map(str, approved)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            try:
                for line in process.stdout:
                    times -= line.startswith(statement)
                    if not times:
                        return
                    process.stdin.write("\n")
                    process.stdin.flush()
                raise AssertionError(f"{statement} kwam niet")
            finally:
                process.kill()

    return killed_before


def stand():
    """Status of the run, what was paid, the boekingen of it and how the payments stand."""
    db.session.rollback()
    assert {row.unequal for row in compared()} == {False}
    paid = db.session.scalars(db.select(Toekenning.uitbetaald).order_by(Toekenning.id)).all()
    lines = db.session.scalars(db.select(Boeking.bedrag).where(Boeking.soort == "uitbetaald").order_by(Boeking.id)).all()
    stands = set(db.session.scalars(db.select(Betaling.stand)))
    return queries.run(1).status, paid, sorted(lines), stands


WHOLE = [10_000 + n for n in range(GRANTS)]


def test_a_killed_booking_did_nothing_and_is_done_again_once(approved, killed_before, fin):
    run_id, _person = approved
    for statement in ("UPDATE toekenning", "UPDATE stamp"):
        killed_before("boeken", statement)
        assert stand() == ("goedgekeurd", [0] * GRANTS, [], {"klaar"}), statement
    actions.execute(queries.run(run_id), today(), by=fin[0])
    db.session.commit()
    assert stand() == ("uitgevoerd", WHOLE, WHOLE, {"betaald"})


def test_a_killed_messenger_goes_on_where_it_stopped(approved, killed_before, fin):
    actions.execute(queries.run(approved[0]), today(), by=fin[0])
    db.session.commit()
    db.session.remove()
    killed_before("melden", "INSERT INTO notification", times=3)
    told = db.select(db.func.count()).select_from(Event).where(Event.what == "toekenningen.betaald")
    assert db.session.scalar(told) == 2
    db.session.rollback()
    assert tijd.pass_by() == {"betaald gemeld": GRANTS - 2}
    hear = db.select(db.func.count()).select_from(Notification).join(Event).where(Event.what == "toekenningen.betaald")
    assert (db.session.scalar(told), db.session.scalar(hear)) == (GRANTS, GRANTS)
    assert tijd.pass_by() == {"betaald gemeld": 0}
