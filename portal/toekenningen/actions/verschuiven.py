"""Granted money that goes elsewhere: asked by the group, decided by the gemeente, and moved in the same transaction."""

from datetime import date

from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.regelingen.termijnen import betalen_voor
from portal.story.actions import move, tell
from portal.toekenningen import feiten, queries
from portal.toekenningen.actions import kas
from portal.toekenningen.actions.beginnen import add_termijn, days_after
from portal.toekenningen.models import Verschuiving
from portal.toekenningen.queries.geld import is_lower_announced
from portal.toekenningen.rules.status import Status as ToekenningStatus
from portal.toekenningen.rules.termijnen import vorm_van
from portal.toekenningen.rules.verschuiving import Soort, mogelijk, spaardagen


def soorten(toekenning):
    """What can be asked of this grant now."""
    return mogelijk(toekenning, today(), lager=is_lower_announced(toekenning))


def te_verschuiven(toekenning, soort, *, wacht=True):
    """How much can be moved like this, in cents; without what already waits for a decision, unless ``wacht`` is False.

    Nothing that was spent or waits for a signature. Within one group also what was paid: it is set off.
    """
    if soort == Soort.OPNAME:
        return toekenning.gespaard
    left = queries.stand(toekenning).over - (queries.asked(toekenning.id) if wacht else 0)
    return max(0, left if soort == Soort.REST else min(left, kas.free(toekenning.id)))


def ask(toekenning, soort, bedrag, reden, *, by, naar_id=None, tot=None):
    """Ask to use granted money in another way; Needed names what is missing or wrong, NotNow when the version or the
    time does not allow it."""
    permission = "toekenningen.opnemen" if soort == Soort.OPNAME else "toekenningen.verschuiven"
    require(by, permission, toekenning)
    if soort not in soorten(toekenning):
        raise NotNow("verschuiven")
    if lacking := what_lacks(toekenning, soort, bedrag, reden, naar_id, tot):
        raise Needed(lacking)
    verschuiving = Verschuiving(
        soort=soort, toekenning=toekenning, naar_id=naar_id, bedrag=bedrag, reden=reden.strip(), tot=tot, owner_id=by.id
    )
    db.session.add(verschuiving)
    db.session.flush()
    tell(verschuiving, "indienen", by=by, data={"bedrag": bedrag})
    return verschuiving


def what_lacks(toekenning, soort, bedrag, reden, naar_id, tot):
    """The name of what is missing or wrong, or ""."""
    if not reden.strip():
        return "reden"
    if not 0 < (bedrag or 0) <= te_verschuiven(toekenning, soort):
        return "bedrag"
    if soort in (Soort.REST, Soort.OVERDRACHT) and naar_id not in {row.id for row in queries.targets(toekenning, soort)}:
        return "naar"
    return "tot" if soort == Soort.SPAREN and tot not in spaardagen(toekenning, today()) else ""


def decide(verschuiving, akkoord, reden="", *, by):
    """Allow it, and move the money at once; or not, with the reason. NotNow with the name of what is in the way. The event
    keeps the facts of the letter about it."""
    facts = feiten.facts_of(verschuiving)
    if not akkoord:
        return move(verschuiving, "verschuiving_afwijzen", by=by, note=reden.strip(), data=facts, prepare=signed_by(by))
    if reason := in_the_way(verschuiving):
        raise NotNow(reason)
    event = move(verschuiving, "verschuiving_toestaan", by=by, note=reden.strip(), prepare=signed_by(by))
    termijn = CARRY_OUT[Soort(verschuiving.soort)](verschuiving, by)
    event.data = facts | feiten.changed(verschuiving, termijn)
    return event


def in_the_way(verschuiving):
    """"voornemen" while a lower amount is announced to settle at, "dicht" when the budget it would go to was accounted for,
    "bedrag" when so much is not left by now; or ""."""
    toekenning, naar = verschuiving.toekenning, verschuiving.naar
    if toekenning.status == ToekenningStatus.VOORNEMEN or is_lower_announced(toekenning):
        return "voornemen"
    if naar is not None and naar.status != ToekenningStatus.LOPEND:
        return "dicht"
    return "bedrag" if verschuiving.bedrag > te_verschuiven(toekenning, verschuiving.soort, wacht=False) else ""


def signed_by(person):
    def sign(verschuiving, step):
        verschuiving.besloten_door_id = person.id

    return sign


def withdraw(verschuiving, *, by):
    """Not asked any more."""
    move(verschuiving, "verschuiving_intrekken", by=by)


def transfer(verschuiving, by):
    """To the other grant; what was not paid yet is paid there, in an instalment of its own: that one."""
    van, naar = verschuiving.toekenning, verschuiving.naar
    reden = f"{van.kenmerk} → {naar.kenmerk}"
    set_off = kas.transfer(van, naar, verschuiving.bedrag, by=by, reden=reden, verrekenen=verschuiving.soort == Soort.REST)
    return pay_more(naar, verschuiving.bedrag - set_off)


def save(verschuiving, by):
    kas.save(verschuiving.toekenning, verschuiving.bedrag, verschuiving.tot, by=by, reden=verschuiving.toekenning.kenmerk or "")


def use_saved(verschuiving, by):
    """It is paid once more, in an instalment of its own: that one. The grant runs again until the end of this year."""
    toekenning, regels = verschuiving.toekenning, verschuiving.toekenning.aanvraag.versie.regels
    kas.use_saved(toekenning, verschuiving.bedrag, by=by, reden=toekenning.kenmerk or "")
    move(toekenning, "opnemen_spaargeld", by=by, note=verschuiving.reden)
    toekenning.klaar_op, toekenning.herinnerd, toekenning.alsnog_voor = date(today().year, 12, 31), 0, None
    for name, day in days_after(regels, toekenning.klaar_op, toekenning.steekproef).items():
        setattr(toekenning, name, day)
    toekenning.vorm = vorm_van(regels, toekenning.toegekend, toekenning.steekproef)
    return pay_more(toekenning, verschuiving.bedrag)


def pay_more(toekenning, bedrag):
    if not bedrag:
        return None
    return add_termijn(toekenning, bedrag, today(), betalen_voor(toekenning.aanvraag.versie.regels, today()))


CARRY_OUT = {Soort.REST: transfer, Soort.OVERDRACHT: transfer, Soort.SPAREN: save, Soort.OPNAME: use_saved}
