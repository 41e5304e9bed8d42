"""Who is what to a grant (its application, with the group and the people in that, must be loaded)."""

from portal.bewonersgroepen.rules import BESTUUR, heeft_rol, is_lid, mensen
from portal.people.rules import GELD, Rol
from portal.rule import Rule
from portal.toekenningen.rules.status import BESLOTEN, OPEN, VRIJ, Status


@Rule
def is_ontvanger(person, toekenning):
    """May speak for the recipient: the resident who asked, or who signs for the group now."""
    groep = toekenning.aanvraag.groep
    if groep is not None:
        return heeft_rol(person, groep, BESTUUR)
    return person.is_authenticated and toekenning.owner_id == person.id


@Rule
def hoort_erbij(person, toekenning):
    """The recipient, or anybody who is in the group now."""
    groep = toekenning.aanvraag.groep
    return is_ontvanger(person, toekenning) or (groep is not None and is_lid(person, groep))


@Rule
def is_van_groep(person, toekenning):
    return toekenning.aanvraag.groep is not None


@Rule
def is_zonder_account(person, toekenning):
    """Went to somebody who has no account here, or to a group that nobody is in any more: staff write down what comes in on
    paper."""
    groep = toekenning.aanvraag.groep
    return toekenning.aanvraag.owner_id is None if groep is None else not mensen(groep)


@Rule
def is_behandelaar(person, toekenning):
    return person.holds((Rol.BEHANDELAAR,), toekenning)


@Rule
def is_besluitnemer(person, toekenning):
    return person.holds((Rol.BESLUITNEMER,), toekenning)


@Rule
def is_financien(person, thing):
    """Pays and receives, for an area that overlaps the thing's."""
    return person.holds((Rol.FINANCIEN,), thing)


@Rule
def is_controller(person, thing):
    """Reads all of the money and changes nothing."""
    return person.holds((Rol.CONTROLLER,), thing)


@Rule
def werkt_met_geld(person, thing):
    """Works on money anywhere, or checks it."""
    return person.holds(GELD, None)


@Rule
def is_lopend(person, toekenning):
    return toekenning.status == Status.LOPEND


@Rule
def is_open(person, toekenning):
    """Not settled yet."""
    return toekenning.status in OPEN


@Rule
def is_vrij(person, toekenning):
    """Not settled yet, and no lower amount is announced."""
    return toekenning.status in VRIJ


@Rule
def heeft_gespaard(person, toekenning):
    return toekenning.gespaard > 0


@Rule
def is_vastgesteld(person, toekenning):
    return toekenning.status in BESLOTEN
