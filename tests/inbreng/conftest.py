"""Lines of the register in any state, without the thing they are about: for what only asks the register."""

from datetime import timedelta
from itertools import count

import pytest

from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Inbreng


@pytest.fixture
def inbreng_by(app):
    """A submission of this person, received today, open and sorted unless told otherwise; ``days`` until the promise."""
    number = count(1)

    def make(owner, soort="initiatieven", *, days=None, **values):
        n = next(number)
        fields = {
            "title": f"Inbreng {n}", "kenmerk": f"I-2026-{n:04d}", "gebied_code": "BU01640202", "status": "in_behandeling",
            "ontvangen_op": today(), "laatst_at": now(), "aard": "wijkinitiatief", "zwaarte": "lijn", "inzet": "adviserend",
            "belegd_bij": "De gewone afdeling", "getrieerd_at": now(), "owner_id": owner.id if owner else None,
            "beloofd": None if days is None else today() + timedelta(days),
        }
        made = Inbreng(soort=soort, thing_id=values.pop("thing_id", 1000 + n), **fields | values)
        db.session.add(made)
        db.session.commit()
        return made

    return make


@pytest.fixture
def staff(person):
    """Hanna handles applications in the whole town, Ruud only elsewhere, and Inge is the wijkwethouder."""
    return {
        "hanna": person("Hanna", rol="behandelaar"),
        "ruud": person("Ruud", rol="behandelaar", gebied="WK016404"),
        "inge": person("Inge", rol="wijkwethouder"),
    }
