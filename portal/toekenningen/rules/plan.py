"""What holds for a bestedingsplan: who makes it, who approves it, and that it plans no more than was granted."""

from portal.people.rules import Rol
from portal.regelingen.rules.parameters import waarde
from portal.rule import Rule

KEURDERS = (Rol.COMMISSIELID, Rol.BESLUITNEMER)


def vraagt_plan(regels):
    """Is a plan approved before anything is spent?"""
    return waarde(regels, "bestedingsplan") == "commissie"


def te_veel(bedragen, toegekend):
    """How many cents more the lines of a plan come to than was granted; 0 when they fit."""
    return max(0, sum(bedragen.values()) - toegekend)


def voorstel(posten, toegekend):
    """{id of a line: cents} to begin with: the budget as it was asked, shrunk alike where less was granted."""
    asked = {post.id: post.bedrag for post in posten if not post.baat}
    whole = sum(asked.values())
    if whole <= toegekend:
        return asked
    return {id: cents * toegekend // whole for id, cents in asked.items()}


@Rule
def is_keurder(person, toekenning):
    """Is of the committee that looks at plans, or decides for the gemeente, in an area that overlaps the grant's."""
    return person.holds(KEURDERS, toekenning)


@Rule
def keurt_plannen(person, thing):
    return person.holds(KEURDERS, None)


@Rule
def heeft_plan_nodig(person, toekenning):
    """The plan is not approved yet."""
    return not toekenning.plan_akkoord
