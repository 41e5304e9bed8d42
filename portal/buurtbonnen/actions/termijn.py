"""The clock of an application: when it stands still and runs on, more time, and the word that it is too late."""

from datetime import timedelta

from sqlalchemy import update

from portal.buurtbonnen import termijnbrieven
from portal.buurtbonnen.klok import klok_of
from portal.buurtbonnen.models import Aanvulverzoek, Schorsing
from portal.buurtbonnen.queries import own
from portal.buurtbonnen.queries.termijn import reminders_due
from portal.buurtbonnen.rules.behandelen import Grond
from portal.buurtbonnen.rules.status import OPEN
from portal.buurtbonnen.termijnen import reachable
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.people.models import VANZELF
from portal.permissions import require
from portal.regelingen.rules.parameters import waarde
from portal.story.actions import tell
from portal.termijn import DAY, Klok, length_of

AANVULLEN = "aanvullen"


def set_deadline(aanvraag):
    """Write down the last day to decide, by the clock; None while it stands still. The queue sorts by it."""
    db.session.flush()
    aanvraag.beslissen_voor = klok_of(aanvraag, own.schorsingen(aanvraag)).einde


def suspend(aanvraag, grond, reden, van, tot=None, *, by):
    """Let the clock stand still from ``van`` up to, not including, ``tot`` (Awb 4:15); the row that says so."""
    rest = Schorsing(aanvraag_id=aanvraag.id, grond=grond, reden=reden, van=van, tot=tot, by_id=by.id)
    db.session.add(rest)
    set_deadline(aanvraag)
    return rest


def stand_still(aanvraag, grond, reden, van, tot_en_met, *, by):
    """Let the clock stand still for another reason than an aanvulling (Awb 4:15 lid 2), and tell the applicant why and
    until when (lid 3). A term that is over can not be saved like this. Without a last day: until ``run_on``; only
    consent is always for a time that is stated. ``van`` and ``tot_en_met`` both stand still.
    """
    require(by, "aanvragen.behandelen", aanvraag)
    if not may_stand_still(aanvraag, today()):
        raise NotNow("schorsen")
    if not reden.strip():
        raise Needed("reden")
    if tot_en_met is None and grond == Grond.INSTEMMING:
        raise Needed("einde")
    if not aanvraag.ontvangen_op < van <= (aanvraag.beslissen_voor or today()) or van > (tot_en_met or van):
        raise Needed("dagen")
    rest = suspend(aanvraag, Grond(grond), reden.strip(), van, tot_en_met and tot_en_met + DAY, by=by)
    tell(aanvraag, "schorsen", by=by, note=reden.strip(), data={"grond": str(grond)})
    termijnbrieven.stands_still(aanvraag, rest, by=by)


def may_stand_still(aanvraag, day):
    """Is it not decided, and not too late already?"""
    return aanvraag.status in OPEN and not (aanvraag.beslissen_voor and aanvraag.beslissen_voor < day)


def run_on(aanvraag, *, by):
    """What made the clock stand still is over: it runs on from today, and the applicant hears until when (4:15 lid 4)."""
    require(by, "aanvragen.behandelen", aanvraag)
    rests = [stop for stop in own.schorsingen(aanvraag) if holds_up(stop, today())]
    if aanvraag.status not in OPEN or not rests:
        raise NotNow("hervatten")
    for stop in rests:
        stop.tot = max(today(), stop.van)
    set_deadline(aanvraag)
    tell(aanvraag, "hervatten", by=by)
    termijnbrieven.runs_on(aanvraag, by=by)


def holds_up(schorsing, day):
    """Does it make the clock stand still on this day or later, for another reason than an aanvulling?"""
    return schorsing.grond != AANVULLEN and (schorsing.tot is None or schorsing.tot > day)


def resume(aanvraag):
    """The clock runs on: from today, or from the day after the time to complete it if that is earlier (4:15 lid 1 a)."""
    ends = [today(), *(reachable(verzoek.uiterlijk) + DAY for verzoek in own.verzoeken(aanvraag)[:1])]
    for stop in own.schorsingen(aanvraag):
        if stop.tot is None and stop.grond == AANVULLEN:
            stop.tot = max(min(ends), stop.van)
    set_deadline(aanvraag)


def expire(verzoek, aanvraag):
    """Nobody completed it in time: the clock runs on and staff hear of it. What to do is for them: buiten behandeling
    stellen is a besluit, within four weeks (Awb 4:5 lid 4)."""
    resume(aanvraag)
    tell(aanvraag, "aanvulling_verlopen", by=VANZELF, data={"verzoek": verzoek.id})


def remind(verzoek, aanvraag):
    """Remind the applicant once more of what was asked; False when somebody else just did."""
    mine, due = Aanvulverzoek.id == verzoek.id, reminders_due(verzoek, today())
    done = db.session.execute(update(Aanvulverzoek).where(mine, Aanvulverzoek.herinnerd < due).values(herinnerd=due))
    if done.rowcount:
        termijnbrieven.reminder(aanvraag, verzoek, by=VANZELF)
    return bool(done.rowcount)


def extend(aanvraag, dagen, reden, *, by):
    """Tell the applicant, before the term ends, that it takes longer, how much and why (Awb 4:14). Once, and no longer
    than the regeling allows."""
    require(by, "aanvragen.behandelen", aanvraag)
    if not may_extend(aanvraag, today()):
        raise NotNow("verdagen")
    if not reden.strip():
        raise Needed("reden")
    if not 0 < (dagen or 0) <= longest_extension(aanvraag):
        raise Needed("dagen")
    aanvraag.verdaagd_dagen, aanvraag.verdaagd_reden = dagen, reden.strip()
    set_deadline(aanvraag)
    tell(aanvraag, "verdagen", by=by, note=reden.strip(), data={"dagen": dagen})
    termijnbrieven.extended(aanvraag, by=by)


def may_extend(aanvraag, day):
    """Is there still time to extend it, and was it not done before?"""
    late = aanvraag.beslissen_voor is not None and aanvraag.beslissen_voor < day
    return aanvraag.status in OPEN and not late and not aanvraag.verdaagd_dagen and longest_extension(aanvraag) > 0


def longest_extension(aanvraag):
    """How many days the version lets it be extended; 0 when not at all."""
    stated = waarde(aanvraag.versie.regels, "verdaging")
    if not stated:
        return 0
    begin = aanvraag.beslissen_voor or today()
    return (Klok(begin, **length_of(stated)).ruw - begin).days


def in_default(aanvraag, day, *, by):
    """Somebody who asks says on this day that it is too late (Awb 4:17): after two weeks a penalty begins to run."""
    require(by, "aanvragen.ingebreke", aanvraag, instead="aanvragen.behandelen")
    if day is None or day > today():
        raise Needed("datum")
    einde = klok_of(aanvraag, own.schorsingen(aanvraag)).einde
    if aanvraag.status not in OPEN or aanvraag.in_gebreke_op or einde is None or day <= einde:
        raise NotNow("in_gebreke")
    aanvraag.in_gebreke_op = day
    tell(aanvraag, "in_gebreke", by=by, data={"vanaf": (day + timedelta(weeks=2, days=1)).isoformat()})
    termijnbrieven.in_default(aanvraag, by=by)
