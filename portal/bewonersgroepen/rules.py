"""What holds for groups of residents: their roles, their recognition, and who speaks for them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import parse_qs, urlencode, urlsplit

from portal.clock import HERE
from portal.people.rules import TEAM, offices
from portal.people.rules import Rol as Staf
from portal.rule import Rule
from portal.workflow import Move, Workflow


class Soort(StrEnum):
    GROEP = "groep"
    ORGANISATIE = "organisatie"
    VERENIGING = "vereniging"
    STICHTING = "stichting"


class Rol(StrEnum):
    LID = "lid"
    CONTACT = "contact"
    PENNINGMEESTER = "penningmeester"
    TWEEDE_TEKENAAR = "tweede_tekenaar"
    ADVISEUR = "adviseur"


class Status(StrEnum):
    ACTIEF = "actief"
    GESTOPT = "gestopt"


BESTUUR = (Rol.CONTACT, Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR)
# Who sign for money, besides the contact.
TEKENAARS = (Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR)
TOEZICHT = (*TEAM, Staf.BEHEERDER)
# Offices that many streets are called after: a group may be of the Burgemeester Jansenstraat.
IN_STRATEN = frozenset({"burgemeester", "wethouder"})
# How long somebody sits in a board before their word on its money counts: one person who brings a second mailbox in does
# not make two, and the others of the board have had the time to see who came.
DAGEN_IN_BESTUUR = 14
# What can be recognised; a loose group of residents cannot.
ORGANISATIES = (Soort.ORGANISATIE, Soort.VERENIGING, Soort.STICHTING)
SHORTEST_NAME, LONGEST_NAME = 2, 80
LEVEN = Workflow(
    Move(
        "stoppen", frozenset({Status.ACTIEF}), Status.GESTOPT, may="bewonersgroepen.stoppen",
        needs=frozenset({"reden"}),
    ),
    Move("heropenen", frozenset({Status.GESTOPT}), Status.ACTIEF, may="bewonersgroepen.heropenen"),
)


@dataclass(frozen=True)
class Aanbod:
    """What an invitation offers: a role, by whom; ``opvolging``: whoever accepts takes over as contact.

    It is kept as the path the key of the invitation leads to.
    """

    rol: str
    van_id: int
    opvolging: bool = False

    def path(self, groep_id):
        query = {"rol": self.rol, "van": self.van_id} | ({"opvolging": 1} if self.opvolging else {})
        return f"/bewonersgroepen/{groep_id}/leden?{urlencode(query)}"

    @classmethod
    def read(cls, path):
        query = parse_qs(urlsplit(path).query)
        return cls(query["rol"][0], int(query["van"][0]), "opvolging" in query)


def huidige(groep):
    """The memberships that have not ended (``groep.leden`` must be loaded)."""
    return [lid for lid in groep.leden if lid.geeindigd_op is None]


def mensen(groep):
    """The ids of those who are in the group now, each once: somebody may hold more than one role."""
    return groep.mede_ids


def lege_rollen(groep, met_geld):
    """The roles of the board that nobody holds now; who sign are missed only by a group that handles money."""
    held = {lid.rol for lid in huidige(groep)}
    return [rol for rol in (BESTUUR if met_geld else (Rol.CONTACT,)) if rol not in held]


def houdt_contact(groep, weg):
    """Is there a contact left, or nobody at all, once these memberships have ended?"""
    over = [lid for lid in huidige(groep) if lid not in weg]
    return not over or any(lid.rol == Rol.CONTACT for lid in over)


def heeft_rol(person, groep, rollen):
    """Holds one of these roles in the group now (``groep.leden`` must be loaded)."""
    return person.is_authenticated and any(
        lid.person_id == person.id and lid.rol in rollen and lid.geeindigd_op is None for lid in groep.leden
    )


def taken_words(person, profiel):
    """The words (folded) that may not stand in the name of a group that this person begins or renames."""
    return offices(person, profiel) - IN_STRATEN


def vast_bestuur(groep, at):
    """The ids of those in the board now who were so well before this moment (``groep.leden`` must be loaded)."""
    since = at.astimezone(HERE).date() - timedelta(DAGEN_IN_BESTUUR)
    return {lid.person_id for lid in huidige(groep) if lid.rol in BESTUUR and lid.begonnen_op <= since}


def vast(person, groep):
    """What nobody changes any more of a recognised organisation; its name is changed by staff only."""
    if not is_erkend(person, groep):
        return frozenset()
    own = () if is_toezichthouder(person, groep) else ("naam",)
    return frozenset(("soort", "gebied_code", *own))


@Rule
def is_lid(person, groep):
    return heeft_rol(person, groep, tuple(Rol))


@Rule
def is_contact(person, groep):
    return heeft_rol(person, groep, (Rol.CONTACT,))


@Rule
def is_bestuur(person, groep):
    return heeft_rol(person, groep, BESTUUR)


@Rule
def is_erkend(person, groep):
    return groep.erkend_op is not None and groep.erkend_tot is None


@Rule
def is_actief(person, groep):
    return groep.status == Status.ACTIEF


@Rule
def is_organisatie(person, groep):
    return groep.soort in ORGANISATIES


@Rule
def is_enige(person, groep):
    """Is the only one in the group: with this person the group goes."""
    return person.is_authenticated and mensen(groep) == {person.id}


@Rule
def is_enig_contact(person, groep):
    """The only contact of others: whoever goes like this leaves them without one."""
    own = [lid for lid in huidige(groep) if lid.person_id == person.id]
    held = any(lid.rol == Rol.CONTACT for lid in own)
    return groep.status == Status.ACTIEF and held and not houdt_contact(groep, own)


@Rule
def is_zonder_contact(person, groep):
    return not any(lid.rol == Rol.CONTACT for lid in huidige(groep))


@Rule
def is_opvolger(person, groep):
    """May step in as contact: who signs for the group, or any lid when nobody does."""
    signs = [lid for lid in huidige(groep) if lid.rol in TEKENAARS]
    return is_lid(person, groep) and (not signs or heeft_rol(person, groep, TEKENAARS))


@Rule
def is_helper(person, groep):
    """Is the one of the gemeente who helps this group now."""
    return person.is_authenticated and groep.helper_id == person.id


@Rule
def is_toezichthouder(person, groep):
    """Staff whose area overlaps the werkgebied, and who are not in the group themselves."""
    return person.holds(TOEZICHT, groep) and not is_lid(person, groep)


@Rule
def werkt_met_groepen(person, groep):
    """Staff who see to groups, anywhere."""
    return person.holds(TOEZICHT, None)
