"""Who may give and confirm an account to pay to."""

from portal.bewonersgroepen.rules import BESTUUR, heeft_rol, is_lid
from portal.bewonersgroepen.rules import vast_bestuur as vast_bestuur_van
from portal.rule import Rule


def vast_bestuur(rekening):
    """The ids of those in the board now who were so well before this account was given; nobody for a resident's."""
    return vast_bestuur_van(rekening.groep, rekening.opgegeven_at) if rekening.groep_id is not None else set()


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
def heeft_geen_tweede(person, rekening):
    """No two of those whose account this is can give and confirm it: of a resident, of a board of one, or of a board in
    which who gave it or everybody else is new."""
    board = vast_bestuur(rekening)
    return rekening.opgegeven_door_id not in board or len(board) == 1


@Rule
def is_tweede(person, rekening):
    """Sat in the board long enough, as did who gave it."""
    return {person.id, rekening.opgegeven_door_id} <= vast_bestuur(rekening)


@Rule
def wacht_op_tweede(person, rekening):
    """Was given to take the place of another or written down by staff, and nobody else has confirmed it yet."""
    return not rekening.geldig and rekening.vervallen_at is None
