"""What a recognised organisation adds to a regeling: published for days to come, never for days that have been."""

from portal.bewonersgroepen.models import Criterium
from portal.clock import today
from portal.errors import Needed
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell


def add_criterium(groep, regeling_id, values, *, by):
    """``values``: tekst, categorie and geldig_van, from today on."""
    require(by, "bewonersgroepen.aanvullen", groep)
    not_before_today(values["geldig_van"])
    made = Criterium(groep_id=groep.id, regeling_id=regeling_id, by_id=by.id, **values)
    db.session.add(made)
    db.session.flush()
    tell(groep, "criterium", by=by, note=made.tekst, data={"criterium": made.id, "regeling": regeling_id})
    return made


def end_criterium(criterium, tot, *, by):
    """``tot`` is the last day it holds."""
    require(by, "criteria.beeindigen", criterium)
    not_before_today(tot)
    criterium.geldig_tot = tot
    tell(criterium.groep, "criterium_beeindigen", by=by, note=criterium.tekst, data={"criterium": criterium.id})


def not_before_today(day):
    if day < today():
        raise Needed("datum")
