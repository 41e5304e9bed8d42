"""The reports the browser visits: of a wijk with work in it, and of the whole town."""

from datetime import date

from portal.clock import today
from portal.extensions import db
from portal.rapportages import actions
from portal.wijken.models import Gebied


def play(cast, keys):
    """Kim makes them."""
    van = date(today().year, 1, 1)
    for name, code, inleiding in (("wijk", "WK016402", "In Noord werd het groener."), ("stad", "GM0164", "")):
        gebied = db.session.get(Gebied, code)
        keys[f"verslag_{name}"] = actions.make(gebied, van, today(), inleiding, by=cast["kim"]).id
