"""Who live and work in the demo village. Staff are called after their work."""

from dataclasses import dataclass

from portal.clock import today
from portal.people import queries
from portal.people.actions import change_profile, grant_role, person_of
from portal.people.models import Role
from portal.people.rules import Rol
from portal.sql import insert_once
from portal.story.actions import follow


@dataclass(frozen=True)
class Colleague:
    """Somebody of the staff; ``everywhere`` or in one wijk."""

    name: str
    rol: Rol
    everywhere: bool = True

    @property
    def mail(self):
        return address(self.name)


BEHEERDER = Colleague("Beheerder", Rol.BEHEERDER)
# What one draws up or decides, the other publishes or looks at again.
TWEEDE_BEHEERDER = Colleague("Tweede beheerder", Rol.BEHEERDER)
BEHANDELAAR = Colleague("Behandelaar", Rol.BEHANDELAAR)
BESLUITNEMER = Colleague("Besluitnemer", Rol.BESLUITNEMER)
TWEEDE_BESLUITNEMER = Colleague("Tweede besluitnemer", Rol.BESLUITNEMER)
MODERATORS = (Colleague("Moderator", Rol.MODERATOR), Colleague("Tweede moderator", Rol.MODERATOR))
REGISSEUR = Colleague("Regisseur", Rol.REGISSEUR, everywhere=False)
STADSREGISSEUR = Colleague("Tweede regisseur", Rol.REGISSEUR)
FINANCIEN = Colleague("Financieel medewerker", Rol.FINANCIEN)
# Who composes a payment run does not approve it.
TWEEDE_FINANCIEN = Colleague("Tweede financieel medewerker", Rol.FINANCIEN)
BALIE = Colleague("Baliemedewerker", Rol.BALIE)
STAFF = (
    *MODERATORS, REGISSEUR, BEHANDELAAR, BESLUITNEMER, TWEEDE_BESLUITNEMER, BEHEERDER, TWEEDE_BEHEERDER,
    BALIE, Colleague("Raadslid", Rol.RAADSLID), STADSREGISSEUR, Colleague("Wijkwethouder", Rol.WETHOUDER),
    Colleague("Directielid", Rol.CMT), FINANCIEN, TWEEDE_FINANCIEN, Colleague("Controller", Rol.CONTROLLER),
)


def address(name):
    """An address at which nobody can ever be reached."""
    return f"{'.'.join(name.lower().split())}@voorbeeld.invalid"


def wijk_of_regisseur(content):
    """Where the regisseur works: as the village says, else where its first resident lives. CBS writes the wijk in the code
    of a buurt."""
    return content.get("wijk_regisseur") or "WK" + content["persoon"][0]["buurt"][2:8]


def move_in(content, profiel):
    """Everybody, by mail address, with the roles they hold."""
    residents = (*content["persoon"], *content["loket"]["persoon"])
    people = {one["mail"]: settle(one["mail"], one["naam"], one["buurt"]) for one in residents}
    people |= {colleague.mail: settle(colleague.mail, colleague.name) for colleague in STAFF}
    first = people[BEHEERDER.mail]
    insert_once(Role, person_id=first.id, rol=BEHEERDER.rol, gebied_code=profiel.code, begonnen_op=today())
    first.roles = queries.roles_of(first)
    for colleague in STAFF:
        area = profiel.code if colleague.everywhere else wijk_of_regisseur(content)
        grant_role(colleague.mail, colleague.rol, area, by=first)
        people[colleague.mail].roles = queries.roles_of(people[colleague.mail])
    return people


def settle(mail, name, buurt=None):
    """A person with a name; a resident lives in a buurt and follows it."""
    person = person_of(mail)
    change_profile(person, {"name": name, "buurt_code": buurt}, by=person)
    if buurt:
        follow("buurten", buurt, by=person)
    return person


def judge(plan, people, content):
    """Who of the team looks after this plan: the regisseur in the own wijk, else a moderator, in turn."""
    if plan["buurt"][2:8] == wijk_of_regisseur(content)[2:]:
        return people[REGISSEUR.mail]
    place = content["initiatief"].index(plan)
    return people[MODERATORS[place % len(MODERATORS)].mail]
