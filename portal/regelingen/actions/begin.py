"""Beginning a regeling and its versions: empty, after another version, or after one of the examples."""

from portal.extensions import db
from portal.permissions import require
from portal.regelingen import queries
from portal.regelingen.actions.vensters import add_venster, set_plafonds
from portal.regelingen.models import Regeling, RegelingVersie
from portal.regelingen.rules.versies import key_of


def start_regeling(naam, omschrijving="", *, by, sleutel=None):
    """A new regeling, without a version yet. Its key stands in its address and never changes."""
    require(by, "regelingen.beheren")
    regeling = Regeling(naam=naam, omschrijving=omschrijving, created_by_id=by.id, sleutel=sleutel or free_key(naam))
    db.session.add(regeling)
    db.session.flush()
    return regeling


def free_key(naam):
    """The first key for this name that no regeling has."""
    taken = []
    while queries.by_sleutel(key := key_of(naam, taken)):
        taken.append(key)
    return key


def rename(regeling, naam, omschrijving, *, by):
    """What it is called from now on."""
    require(by, "regelingen.beheren")
    regeling.naam, regeling.omschrijving = naam, omschrijving


def start_versie(regeling, *, by, like=None, **values):
    """A new version in concept: empty, with what another version says (``like``), or with these values."""
    require(by, "regelingen.beheren")
    first = {"naam": regeling.naam, "regels": {}}
    copied = {"naam": like.naam, "bron": like.bron, "regels": dict(like.regels)} if like else {}
    number = queries.last_number(regeling.id) + 1
    versie = RegelingVersie(regeling=regeling, nummer=number, owner_id=by.id, **first | copied | values)
    db.session.add(versie)
    db.session.flush()
    return versie


def start_example(regeling, voorbeeld, *, by):
    """A new version in concept after an example, with its vensters, and its plafonds as far as the areas are here."""
    versie = start_versie(regeling, by=by, **voorbeeld.versie)
    here = {area.code for area in queries.areas()}
    for values in voorbeeld.vensters:
        venster = add_venster(versie, values, by=by)
        mine = [row for row in voorbeeld.plafonds if row["venster"] == venster.naam and row["gebied_code"] in here]
        set_plafonds(venster, {row["gebied_code"]: row["bedrag"] for row in mine}, by=by)
    return versie
