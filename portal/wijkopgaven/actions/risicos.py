"""What may go wrong with a wijkopgave, and what is done about it: written down, changed and solved, among staff."""

from portal.clock import today
from portal.extensions import db
from portal.permissions import require
from portal.wijkopgaven.models import Risico


def add_risk(opgave, values, *, by):
    require(by, "risicos.beheren", opgave)
    risico = Risico(opgave_id=opgave.id, **values)
    db.session.add(risico)
    db.session.flush()
    return risico


def edit_risk(risico, values, *, by):
    """Change it; StaleDataError when somebody else just did."""
    require(by, "risicos.beheren", risico)
    for name, value in values.items():
        setattr(risico, name, value)
    db.session.flush()


def solve_risk(risico, solved, *, by):
    """It is no danger any more as of today, or is one again; twice is once."""
    require(by, "risicos.beheren", risico)
    if solved != bool(risico.opgelost_op):
        risico.opgelost_op = today() if solved else None
