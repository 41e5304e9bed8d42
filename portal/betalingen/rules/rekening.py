"""Who may give and confirm an account to pay to."""

from portal.bewonersgroepen.rules import BESTUUR, heeft_rol, is_lid
from portal.rule import Rule


@Rule
def is_opgever(person, rekening):
    return person.is_authenticated and rekening.opgegeven_door_id == person.id


@Rule
def is_rekeninghouder(person, rekening):
    """May speak for whom this account is of: the board of the group, or the resident."""
    if rekening.groep_id is not None:
        return heeft_rol(person, rekening.groep, BESTUUR)
    return person.is_authenticated and rekening.toekenning.owner_id == person.id


@Rule
def is_belanghebbende(person, rekening):
    """Is the resident whose account this is, or anybody in its group: as staff they leave it to somebody else (Awb 2:4)."""
    return is_rekeninghouder(person, rekening) or (rekening.groep_id is not None and is_lid(person, rekening.groep))


@Rule
def is_van_groep(person, rekening):
    return rekening.groep_id is not None


@Rule
def heeft_geen_tweede(person, rekening):
    """Nobody but who gave it can confirm for whom this account is of: a resident, or a board of one."""
    if rekening.groep_id is None:
        return True
    board = {lid.person_id for lid in rekening.groep.leden if lid.rol in BESTUUR and lid.geeindigd_op is None}
    return not board - {rekening.opgegeven_door_id}


@Rule
def wacht_op_tweede(person, rekening):
    """Was given to take the place of another or written down by staff, and nobody else has confirmed it yet."""
    return not rekening.geldig and rekening.vervallen_at is None
