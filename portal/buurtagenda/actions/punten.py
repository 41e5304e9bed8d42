"""A point comes in, finds support, is tested, adjusted, merged or sent on, and always gets an answer."""

from flask import current_app
from sqlalchemy import delete as remove
from sqlalchemy import insert, update
from werkzeug.exceptions import NotFound

from portal.buurtagenda import letters, queries
from portal.buurtagenda.actions.holding import hold
from portal.buurtagenda.models import Agendapunt, PuntSteun, Toets
from portal.buurtagenda.rules.punt import OPEN, VASTSTELLEN, WEG, Status, kenmerk
from portal.clock import now, today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.story.onward import Supporters, forwarded, hold_both, merged
from portal.story.werkdagen import in_days

SUPPORTERS = Supporters(Agendapunt, PuntSteun, "punt_id")
MERGEABLE = OPEN | {Status.TOEGELATEN}
AANNEMEN = "aanpassing_aannemen"
# What leads to the vote, and so comes after enough support.
NA_DE_STEUN = ("toelaten", "aanpassing_voorstellen")
# On an agenda that is over nothing leads there any more.
NAAR_DE_AGENDA = (*NA_DE_STEUN, "aanpassing_aannemen")


def submit(agenda, values, *, by, via="web", received=None):
    """A new point on an agenda that gathers them; staff may enter one on behalf of somebody without an account."""
    require(by, "agendas.indienen", agenda)
    on_behalf = via != "web"
    punt = Agendapunt(
        agenda_id=agenda.id, owner_id=None if on_behalf else by.id, ontvangen_via=via,
        ontvangen_op=received or today(), ingevoerd_door_id=by.id if on_behalf else None, **values,
    )
    enter(punt)
    tell(punt, "indienen", by=by)
    letters.receipt(punt)
    return punt


def take_over(agenda, initiatief, *, by):
    """Put an initiatief on the agenda as a point of its own initiatiefnemer; a second time, or at the same moment, it is there
    already. NotFound for one that is not public, not under way or of elsewhere: its text is for who wrote it and who deals
    with it."""
    hold(agenda)
    require(by, "agendas.invoeren", agenda)
    if queries.punt_of_initiatief(agenda.id, initiatief.id):
        raise NotNow("overnemen")
    if initiatief.id not in {row.id for row in queries.initiatieven_for(agenda)}:
        raise NotFound
    punt = Agendapunt(
        agenda_id=agenda.id, initiatief_id=initiatief.id, owner_id=initiatief.owner_id, ingevoerd_door_id=by.id,
        ontvangen_op=today(), title=initiatief.title, wat=initiatief.wat, waarom=initiatief.waarom,
        thema=initiatief.thema, gebied_code=initiatief.gebied_code,
    )
    enter(punt)
    tell(punt, "indienen", by=by, data={"initiatief": initiatief.id})
    return punt


def enter(punt):
    """Write it down, with the reference it keeps."""
    db.session.add(punt)
    db.session.flush()
    punt.kenmerk = kenmerk(punt.ontvangen_op.year, punt.id)


def take_step(punt, name, *, by, **given):
    """One step of a point. ``given``: reden, naar, naar_mail, doel (a kenmerk), voorstel. Raises Needed, NotNow, Refused."""
    step = punt.workflow.step(name, punt.status)
    if name in VASTSTELLEN or (name in NAAR_DE_AGENDA and punt.agenda.voorbij):
        raise NotNow(name)
    require(by, step.may, punt)
    demand_off_ballot(punt, name)
    target = mergeable(punt, given.get("doel")) if "doel" in step.needs else None
    if "naar" in step.needs and not (given.get("naar") and given.get("naar_mail")):
        raise Needed("naar")
    if name in NA_DE_STEUN and punt.steun_nodig:
        raise Needed("steun")
    if name == "toelaten" and queries.open_criteria(punt.id):
        raise Needed("toets")
    was = {"was": {field: getattr(punt, field) for field in punt.voorstel}} if name == AANNEMEN else {}
    event = move(punt, name, by=by, note=given.get("reden", "").strip(), data=was, prepare=prepare)
    if name in AFTER:
        AFTER[name](punt, event, by=by, target=target, **given)
    return event


def demand_off_ballot(punt, name):
    """An admitted point does not go while a ballot keeps it: NotNow until it is taken off, in public."""
    if name in WEG and punt.status == Status.TOEGELATEN:
        hold(punt.agenda)
        if queries.kept_by(punt):
            raise NotNow("stembiljet")


def prepare(punt, step):
    """What changes with the status, so that the register shows it as it is now. A point is public from the day it is placed
    or agreed on; a draft never is, nor what was taken off the site."""
    if (step.target == Status.GEPLAATST or step.name == AANNEMEN) and punt.weggehaald_at is None:
        punt.geplaatst_at = punt.geplaatst_at or now()
    if step.name == AANNEMEN:
        for name, value in punt.voorstel.items():
            setattr(punt, name, value)
        punt.voorstel = {}


def after_proposing(punt, event, *, voorstel, **given):
    """The text and cost staff propose; nothing changes until the submitter agrees. They have as long for it as for completing a
    plan."""
    punt.voorstel = voorstel
    punt.antwoord_voor = in_days(today(), current_app.profiel.aanvullen_dagen)
    event.data = {"voorstel": voorstel}


def after_declining(punt, event, **given):
    punt.voorstel = {}


def after_forwarding(punt, event, *, naar, naar_mail, **given):
    forwarded(punt, event, naar, naar_mail, letters.forward)


def after_merging(punt, event, *, by, target, **given):
    merged(punt, event, target, SUPPORTERS, by=by, is_public=punt.openbaar)
    tell_enough(target.agenda, Agendapunt.id == target.id, by=by)


AFTER = {
    "aanpassing_voorstellen": after_proposing,
    "aanpassing_weigeren": after_declining,
    "doorsturen": after_forwarding,
    "samenvoegen": after_merging,
}


def mergeable(punt, doel):
    """The public point of the same agenda with this kenmerk, that goes on; Needed when there is no such thing."""
    target = queries.punt_by_kenmerk(str(doel or ""))
    if target is None or target.id == punt.id or target.agenda_id != punt.agenda_id:
        raise Needed("doel")
    hold_both(punt, target)
    if not target.openbaar or target.status not in MERGEABLE:
        raise Needed("doel")
    return target


def test(punt, answers, *, by):
    """Keep what was found on the criteria. ``answers``: {criterium: (oordeel, toelichting)}. Needed before enough support."""
    require(by, "agendapunten.toetsen", punt)
    if punt.steun_nodig:
        raise Needed("steun")
    db.session.execute(remove(Toets.__table__).where(Toets.punt_id == punt.id))
    rows = [
        {"punt_id": punt.id, "criterium": str(name), "oordeel": oordeel, "toelichting": text, "by_id": by.id, "at": now()}
        for name, (oordeel, text) in answers.items()
    ]
    if rows:
        db.session.execute(insert(Toets.__table__), rows)
    tell(punt, "toetsen", by=by)


def test_anyway(punt, reden, *, by):
    """Test a point without enough support, for a reason everybody may read; NotNow when it needs none, or no test."""
    require(by, "agendapunten.toetsen", punt)
    if punt.status not in OPEN or not punt.steun_nodig:
        raise NotNow("toch_toetsen")
    if not reden.strip():
        raise Needed("reden")
    punt.steun_genoeg_at = now()
    tell(punt, "toch_toetsen", by=by, note=reden)


def support(punt, *, by):
    """Support it, once however often or at once; whoever makes it reach the threshold sets the test in motion."""
    require(by, "agendapunten.steunen", punt)
    if SUPPORTERS.add(punt, by=by):
        tell_enough(punt.agenda, Agendapunt.id == punt.id, by=by)


def drop_support(punt, *, by):
    SUPPORTERS.drop(punt, by=by)


def tell_enough(agenda, *which, by):
    """Tell of these points on the list, or all of them, that they have enough support now: once each, for the row says so,
    however they came by it and whoever withdraws and supports again."""
    if not agenda.drempel:
        return
    there = Agendapunt.agenda_id == agenda.id, Agendapunt.status == Status.GEPLAATST, *which
    new = Agendapunt.steun_genoeg_at.is_(None), Agendapunt.steun_count >= agenda.drempel
    reached = update(Agendapunt.__table__).where(*there, *new).values(steun_genoeg_at=now()).returning(Agendapunt.id)
    for id in db.session.scalars(reached).all():
        punt = queries.punt(id)
        db.session.expire(punt, ["steun_count", "steun_genoeg_at"])
        tell(punt, "drempel", by=by)
