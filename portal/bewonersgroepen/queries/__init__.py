"""What we look up about groups of residents, each complete with its area and those who are in it now."""

from portal.bewonersgroepen.queries.criteria import all_criteria, conditions, criteria, criterium, regeling, regelingen
from portal.bewonersgroepen.queries.geld import account, asked, granted
from portal.bewonersgroepen.queries.hulp import helpless
from portal.bewonersgroepen.queries.lists import (
    follows,
    groups,
    name_taken,
    of_person,
    organisations,
    own_by_name,
    recognised,
    recognised_for,
)
from portal.bewonersgroepen.queries.one import UITNODIGING, code, codes, invitations, inviter, one, read_leden, signers

__all__ = [
    "UITNODIGING", "account", "all_criteria", "asked", "code", "codes", "conditions", "criteria", "criterium", "follows",
    "granted", "groups", "helpless", "invitations", "inviter", "name_taken", "of_person", "one", "organisations",
    "own_by_name", "read_leden", "recognised", "recognised_for", "regeling", "regelingen", "signers",
]
