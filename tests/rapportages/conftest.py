"""A year in De Noork: plans and a signaal handed in, promises kept and late, work for a goal, money, risks and a win."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.extensions import db
from portal.inbreng.models import Afspraak
from portal.story.actions import tell
from portal.wijken.models import Cijfer, Indicator
from portal.wijkopgaven.models import InspanningGeld, InspanningMijlpaal, Risico
from portal.wijkopgaven.rules.inspanning import Koers, Status
from portal.wijkopgaven.rules.opgave import Risicosoort
from tests.opgaven import BUURT, make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave

NOW = datetime(2026, 6, 30, 10, tzinfo=UTC)
VAN, TOT = date(2026, 1, 1), date(2026, 6, 30)
FAR = "BU01640401"


@pytest.fixture
def at_the_end():
    """The clock stands at the end of June 2026."""
    with clock.at(NOW):
        yield


@pytest.fixture
def year(at_the_end, village, initiatief_by):
    """Everything of the year, by name; every promise was for 1 May, and all but one in De Noork."""
    amina, mo = village["amina"], village["mo"]
    opgave, doel = make_opgave(mo), make_doelen()
    made = {"opgave": opgave, "doel": doel, "bomen": make_inspanning(opgave, mo, doelen=[doel], koers=Koers.LOOPT_ACHTER)}
    made["bank"] = make_inspanning(
        opgave, mo, Status.GEREED, title="Een bank", succes=True, status_at=NOW - timedelta(days=30), doelen=[doel]
    )
    make_inspanning(opgave, mo, Status.CONCEPT, title="Geheim plan van de lijn", herkomst="lijn", doelen=[doel])
    for number in range(6):
        made[number] = handed_in(initiatief_by(amina, title=f"Moestuin {number}"), late=number == 0)
    made["ver"] = handed_in(initiatief_by(amina, gebied_code=FAR), late=True)
    make_koppeling(made[1], made["bomen"], mo)
    db.session.add_all([
        InspanningGeld(inspanning_id=made["bomen"].id, jaar=2026, bron="Wijkbudget", gepland=500_000, besteed=120_050),
        InspanningGeld(inspanning_id=made["bomen"].id, jaar=2026, bron="Welbions", mede=True, gepland=100_000),
        InspanningGeld(inspanning_id=made["bomen"].id, jaar=2027, bron="Wijkbudget", gepland=900_000),
        InspanningMijlpaal(inspanning_id=made["bomen"].id, titel="Gaten gegraven", gehaald_op=TOT),
        InspanningMijlpaal(inspanning_id=made["bomen"].id, titel="Bomen geplant"),
        Risico(opgave_id=opgave.id, soort=Risicosoort.DOEL, titel="De grond is te droog", kans=3, gevolg=3),
        Indicator(naam="groen", titel="Waardering voor het groen", eenheid="cijfer", bron="Panel (voorbeeld)", basis=True),
    ])
    db.session.flush()
    for code, *figures in ((BUURT, 6.1, 6.4), ("WK016402", 6, 6.2), ("GM0164", 7, 7.1)):
        for jaar, waarde in zip((2024, 2025), figures, strict=True):
            db.session.add(Cijfer(gebied_code=code, jaar=jaar, naam="groen", waarde=waarde))
    tell(made["bank"], "voortgang", by=mo, note="De bank staat er, en er zit altijd iemand op.")
    db.session.commit()
    return made


def handed_in(plan, *, late):
    """In the register since April, with a promise for 1 May that was kept or is late."""
    inbreng = make_inbreng(plan, ontvangen_op=date(2026, 4, 1))
    promise = db.session.query(Afspraak).filter_by(inbreng_id=inbreng.id).one()
    promise.gemaakt_op, promise.beloofd, inbreng.beloofd = date(2026, 4, 1), date(2026, 5, 1), date(2026, 5, 1)
    if not late:
        promise.beantwoord_op, inbreng.beloofd = date(2026, 4, 20), None
    db.session.commit()
    return inbreng
