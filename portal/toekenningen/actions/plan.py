"""The bestedingsplan: handed in by the group, approved or sent back by who was not part of it."""

from portal.clock import now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.toekenningen import queries
from portal.toekenningen.models import Bestedingsplan
from portal.toekenningen.rules.plan import te_veel


def hand_in(toekenning, tekst, bedragen, *, by):
    """Hand in a plan, {id of a line of the budget: cents}; it takes the place of one that waits or was sent back.

    Needed("te_veel") when it comes to more than was granted, NotNow once a plan was approved.
    """
    require(by, "toekenningen.plan_indienen", toekenning)
    if not tekst.strip():
        raise Needed("tekst")
    if te_veel(bedragen, toekenning.toegekend):
        raise Needed("te_veel")
    plan = queries.plan_of(toekenning.id) or Bestedingsplan(toekenning_id=toekenning.id)
    plan.tekst, plan.owner_id, plan.ingediend_at = tekst.strip(), by.id, now()
    plan.bedragen = {str(id): cents for id, cents in bedragen.items() if cents}
    plan.akkoord, plan.besloten_at, plan.besloten_door_id, plan.reden = None, None, None, ""
    db.session.add(plan)
    db.session.flush()
    tell(toekenning, "bestedingsplan", by=by)
    return plan


def decide(plan, akkoord, reden="", *, by):
    """Approve the plan, so that the group can spend, or send it back with what must become different."""
    toekenning = plan.toekenning
    require(by, "toekenningen.plan_besluiten", toekenning)
    if plan.owner_id == by.id:
        raise Refused("toekenningen.plan_besluiten")
    if not plan.wacht:
        raise NotNow("bestedingsplan")
    if not akkoord and not reden.strip():
        raise Needed("reden")
    plan.akkoord, plan.besloten_at, plan.besloten_door_id, plan.reden = akkoord, now(), by.id, reden.strip()
    toekenning.plan_akkoord, toekenning.begroting = akkoord, plan.bedragen if akkoord else {}
    tell(toekenning, "plan_goedkeuren" if akkoord else "plan_terugsturen", by=by, note=plan.reden)
