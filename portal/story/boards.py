"""The people of groups whose money or application an event is about, for the sheet of who hears: each a select of ids, as in
``who``. Whoever left the group is not among them, also who once filed it.
"""

from sqlalchemy import select, union

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR, Rol
from portal.buurtbonnen.models import Aanvraag, Besluit, Bezwaar
from portal.inbreng.models import Inbreng
from portal.toekenningen.models import Uitgave, Verschuiving
from portal.toekenningen.rules.uitgave import TEKENAARS


def groepsbestuur(event):
    """Those who sign for the group that asks."""
    return in_groups_of(select(event.thing_id), BESTUUR)


def bezwaarmaker(event):
    """The resident who objects, when no group asked."""
    asked = aanvraag_onder(event).where(Aanvraag.groep_id.is_(None))
    return select(Bezwaar.owner_id).where(Bezwaar.id == event.thing_id, Bezwaar.owner_id.is_not(None), asked.exists())


def bezwaarbestuur(event):
    """Those who sign for the group whose application a bezwaar is about."""
    return in_groups_of(aanvraag_onder(event), BESTUUR)


def aanvraag_onder(event):
    """The application a bezwaar is about, as a select of ids."""
    return (
        select(Aanvraag.id)
        .join(Besluit, Besluit.aanvraag_id == Aanvraag.id)
        .join(Bezwaar, Bezwaar.besluit_id == Besluit.id)
        .where(Bezwaar.id == event.thing_id)
    )


def inbrengbestuur(event):
    """Those who sign for the group that handed in this submission, when it is an application."""
    asked = Inbreng.id == event.thing_id, Inbreng.soort == Aanvraag.kind
    return in_groups_of(select(Inbreng.thing_id).where(*asked), BESTUUR)


def tekenaars(event):
    """Penningmeester and tweede tekenaar of the group an expense was made for."""
    spent = select(Uitgave.toekenning_id).where(Uitgave.id == event.thing_id)
    return in_groups_of(spent, TEKENAARS)


def indiener(event):
    """Who recorded an expense, while they are in the group whose money it is."""
    spent = select(Uitgave.toekenning_id).where(Uitgave.id == event.thing_id)
    return in_groups_of(spent, tuple(Rol)).where(Lidmaatschap.person_id == event.owner_id)


def verschuivers(event):
    """The boards of both groups between which money moves."""
    V = Verschuiving
    both = union(
        select(V.toekenning_id).where(V.id == event.thing_id), select(V.naar_id).where(V.id == event.thing_id)
    )
    return in_groups_of(both, BESTUUR)


def in_groups_of(toekenning_ids, rollen):
    """Those with one of these roles in the groups these grants went to."""
    groups = select(Aanvraag.groep_id).where(Aanvraag.id.in_(toekenning_ids))
    return select(Lidmaatschap.person_id).where(
        Lidmaatschap.groep_id.in_(groups), Lidmaatschap.rol.in_(rollen), Lidmaatschap.geeindigd_op.is_(None)
    )
