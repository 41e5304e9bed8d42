"""Who counts as what."""

import re
import unicodedata
from enum import StrEnum
from itertools import combinations

from portal.alphabets import as_latin
from portal.rule import Rule
from portal.wijken.rules import Soort, soort_of
from portal.zoeken.rules import STOP_WORDS, fold
from portal.zoeken.woorddelen import readings


class Rol(StrEnum):
    MODERATOR = "moderator"
    REGISSEUR = "regisseur"
    BEHEERDER = "beheerder"
    RAADSLID = "raadslid"
    BEHANDELAAR = "behandelaar"
    BESLUITNEMER = "besluitnemer"
    BALIE = "baliemedewerker"
    COMMISSIELID = "commissielid"
    WETHOUDER = "wijkwethouder"
    CMT = "cmt"
    FINANCIEN = "financien"
    CONTROLLER = "controller"


TEAM = (Rol.MODERATOR, Rol.REGISSEUR)
# Roles of people who do not work here: they see nothing of the work of staff.
VAN_BUITEN = (Rol.COMMISSIELID,)
# Roles that hold for the whole gemeente: payments of every area go to the bank in one file, and a beheerder sees to the
# roles and the regelingen of all.
OVERAL = (Rol.BEHEERDER, Rol.FINANCIEN, Rol.CONTROLLER)
# Roles that decide on money, pay it or check it: nobody takes one by themselves.
GELD = (Rol.BEHANDELAAR, Rol.BESLUITNEMER, Rol.FINANCIEN, Rol.CONTROLLER)
# The kinds of area a role can be held for.
ROLGEBIEDEN = ("gemeente", "stadsdeel", "wijk", "werkgebied")

# How often somebody may mistype the code from one mail, and of how many mails the code works at a time.
MOST_TRIES, MOST_CODES = 5, 3

# So many days after logging in somebody logs in again, also who came by every day.
LONGEST_SESSION = 180

SHORTEST_NAME, LONGEST_NAME = 2, 60
VERTROKKEN = "Vertrokken bewoner"
GMAIL = ("gmail.com", "googlemail.com")
# Words of a name that only somebody of the gemeente carries; what its regisseur is called comes with the profile.
AMBTEN = frozenset({"gemeente", "burgemeester", "wethouder", "raadsleden", *map(str, Rol)} - {Rol.COMMISSIELID.value})
# Shorter ones are only a word of their own: C.M.T. de Vries has initials.
SHORTEST_JOINED = 5
# What is read as a letter; l and i are as hard to tell apart as 1 and |.
LOOK = str.maketrans("0134578@$|!l", "oieastbasiii")
PHONE = re.compile(r"\+?\d(?:[\s().-]*\d){6,}")


def plain_name(text):
    """A name as it will be shown: one line, single spaces, no invisible signs: what looks like one word is one."""
    seen = (sign for sign in text or "" if unicodedata.category(sign) != "Cf")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in seen).split())


def is_full_name(name, here=frozenset()):
    """Can this be nothing but the name of a person? Two words with a capital at least, and not all of them ordinary words or
    of a name that something has ``here`` (folded): "Hart van Zuid" and "De Buurt" are none, "Jan de Boer" is one."""
    words = name.split()
    with_capital = [word for word in words if word[0].isupper()]
    return len(with_capital) > 1 and not all(fold(word) in STOP_WORDS | here or readings(fold(word)) for word in words)


def offices(person, profiel):
    """The words (folded) that may not stand in this person's name: who is not of the gemeente does not speak for it."""
    return frozenset() if person.is_staff else AMBTEN | {fold(profiel.regisseur)}


def names_office(name, offices):
    """Is one of these words in the name as people read it: by itself, in pieces ("Ge meente"), in another ("Wethouders") or with
    signs that look like its letters ("G3meente")?"""
    offices, seen = {office.translate(LOOK) for office in offices}, as_latin(name).translate(LOOK)
    words, pieces = [re.sub(r"[^a-z]", "", word) for word in seen.split()], re.findall(r"[a-z]+", seen)
    whole = {"".join(pieces[start:end]) for start, end in combinations(range(len(pieces) + 1), 2)}
    long = {office for office in offices if len(office) >= SHORTEST_JOINED}
    return bool(offices & set(pieces) or long & whole) or any(office in word for office in long for word in words)


def tells_contact(name):
    """Would this name publish an e-mail address or a phone number?"""
    return "@" in name or bool(PHONE.search(name))


def masked(address):
    """A mail address that only its owner recognises: a***@voorbeeld.nl."""
    name, _at, domain = address.rpartition("@")
    return f"{name[:1]}***@{domain}"


def mailbox(address):
    """The box mail to this address ends up in: without what follows a plus; Gmail has two names and reads over dots."""
    name, _at, domain = address.lower().rpartition("@")
    name = name.partition("+")[0]
    return f"{name.replace('.', '')}@gmail.com" if domain in GMAIL else f"{name}@{domain}"


@Rule
def is_iedereen(person, thing):
    return True


@Rule
def is_bewoner(person, thing):
    return person.is_authenticated


@Rule
def is_vanzelf(person, thing):
    """The portal itself, when time does something; never a visitor."""
    return person.vanzelf


@Rule
def is_moderator(person, thing):
    """Holds the work of a moderator or regisseur, for an area that overlaps the thing's."""
    return person.holds(TEAM, thing)


@Rule
def is_regisseur(person, thing):
    """Is the regisseur of an area that overlaps the thing's."""
    return person.holds((Rol.REGISSEUR,), thing)


@Rule
def is_directie(person, thing):
    """Is of the management, for an area that overlaps the thing's."""
    return person.holds((Rol.CMT,), thing)


@Rule
def is_beheerder(person, thing):
    """Is beheerder of the whole gemeente. Who was given that role for a smaller area, when that could be done, is not."""
    return any(role.rol == Rol.BEHEERDER and soort_of(role.gebied_code) == Soort.GEMEENTE for role in person.roles)


@Rule
def is_balie(person, thing):
    """Works at the desk, for an area that overlaps the thing's."""
    return person.holds((Rol.BALIE,), thing)


@Rule
def is_medewerker(person, thing):
    """Has a role of staff anywhere, a reading one included."""
    return person.holds(tuple(rol for rol in Rol if rol not in VAN_BUITEN), None)


@Rule
def is_zichzelf(person, thing):
    return person.is_authenticated and thing.id == person.id


@Rule
def is_geadresseerde(person, key):
    """The key was sent to the address of this person."""
    return person.is_authenticated and person.email == key.email


@Rule
def is_eigen_beheer(person, role):
    """The beheerder role of the visitor: only a colleague can end that, so that one always remains."""
    return role.rol == Rol.BEHEERDER and role.person_id == person.id


@Rule
def is_eigenaar(person, thing):
    """The owner; or the visitor who began this draft of an initiatief and has not logged in yet."""
    if thing.owner_id is None:
        return thing.id in person.concepten and thing.kind == "initiatieven"
    return person.is_authenticated and thing.owner_id == person.id


@Rule
def is_mede(person, thing):
    return person.is_authenticated and person.id in thing.mede_ids


is_trekker = is_eigenaar | is_mede
