"""What only time does to submissions: telling that a promised answer is late, and that a service keeps silent."""

from flask import current_app
from sqlalchemy import update

from portal.clock import today
from portal.extensions import db
from portal.inbreng import actions, queries
from portal.inbreng.models import Inbreng
from portal.inbreng.rules.afspraak import TE_LAAT, last_due
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.story.werkdagen import holidays_around
from portal.transaction import transaction, tried


def pass_by():
    """Tell all that is due now, nothing more; how much was told, by name. Doing it twice is telling it once."""
    return {"te_laat": sum(map(tell_level, range(len(levels())))), "stil": remind_silent()}


def levels():
    """Who hears that an answer is late and when, by the gemeenteprofiel: each after the one before."""
    return current_app.profiel.wijkwerk.escalatie


def tell_level(level):
    """How many submissions this level was told of."""
    day = today()
    with transaction():
        due = last_due(day, levels()[level].na_werkdagen, holidays_around(day))
        ids = queries.late(level, due)
    return sum(tried(tell_late, id, level, due) for id in ids)


def tell_late(id, level, due):
    """True when this call told it: each level hears once of each promise, whatever the number of messengers."""
    still = Inbreng.id == id, Inbreng.escalatie == level, Inbreng.beloofd <= due, Inbreng.rust_sinds.is_(None)
    claimed = db.session.execute(update(Inbreng).where(*still).values(escalatie=level + 1)).rowcount == 1
    if claimed:
        inbreng = queries.one(id)
        data = {"datum": inbreng.beloofd.isoformat()}
        tell(inbreng, TE_LAAT[levels()[level].rol], by=VANZELF, data=data)
    return claimed


def remind_silent():
    with transaction():
        ids = queries.silent(today())
    return sum(tried(remind, id) for id in ids)


def remind(id):
    return actions.remind(queries.doorsturing(id))
