"""The register of what came in, kept in step with every event: what was promised, answered, put to rest and ended."""

from dataclasses import dataclass

from flask import current_app
from sqlalchemy import select

from portal.buurtagenda.rules.punt import SignaalStatus
from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.buurtbonnen.rules.status import EINDE as AANVRAAG_EINDE
from portal.clock import today
from portal.extensions import db
from portal.inbreng.models import Afspraak, Inbreng, Pauze
from portal.initiatieven.rules import EINDE as INITIATIEF_EINDE
from portal.people.models import Stranger
from portal.permissions import can
from portal.story.audience import HEARS
from portal.story.who import niemand
from portal.termijn import legal_holidays, workdays_after

P = PuntStatus
RECEIVED = "indienen"
NEWS = frozenset({"antwoord", "voortgang", "doorsturen", "samenvoegen"})


@dataclass(frozen=True)
class Loop:
    """How the promise runs for one kind of submission: the names of events, and the statuses that end it.

    ``answers``: what counts as the promised answer, when staff do it; ``rests``: we wait for whoever handed it in, until
    ``goes_on``; ``ends``: nothing more is to come.
    """

    answers: frozenset
    ends: frozenset
    rests: frozenset = frozenset()
    goes_on: frozenset = frozenset()


LOOPS = {
    "initiatieven": Loop(
        NEWS | {"publiceren", "niet_haalbaar", "in_behandeling", "uitvoeren", "realiseren", "stoppen", "heropenen"},
        INITIATIEF_EINDE, frozenset({"aanvulling_vragen"}), frozenset({"aanvullen"}),
    ),
    "aanvragen": Loop(
        NEWS | {"toekennen", "afwijzen", "buiten_behandeling_stellen", "toekennen_na_bezwaar", "afwijzen_na_bezwaar"},
        AANVRAAG_EINDE, frozenset({"aanvulling_vragen"}), frozenset({"aanvullen", "verdergaan"}),
    ),
    "agendapunten": Loop(
        NEWS | {"plaatsen", "toelaten", "niet_toelaten", "kiezen", "niet_kiezen", "uitvoeren", "realiseren", "stoppen"},
        frozenset({
            P.NIET_TOEGELATEN, P.NIET_GEKOZEN, P.GEREALISEERD, P.GESTOPT, P.SAMENGEVOEGD, P.DOORGESTUURD, P.INGETROKKEN,
        }),
        frozenset({"aanpassing_voorstellen"}), frozenset({"aanpassing_aannemen", "aanpassing_weigeren"}),
    ),
    "signalen": Loop(NEWS | {"plaatsen", "niet_plaatsen"}, frozenset(SignaalStatus) - {SignaalStatus.INGEDIEND}),
}


def keep(thing, event):
    """Bring the register up to date with what just happened to a submission; nothing for what is no submission."""
    loop = LOOPS.get(thing.kind)
    if loop is None:
        return
    what = event.what.partition(".")[2]
    inbreng = registered(thing)
    if inbreng is None:
        if what != RECEIVED:
            return
        inbreng = register(thing)
    mirror(inbreng, thing, event, loop)
    if what in loop.rests:
        rest(inbreng, event.note)
    elif what in loop.goes_on:
        go_on(inbreng)
    elif what in loop.answers and event.as_role:
        answered(inbreng)
    if inbreng.afgerond:
        lapse(inbreng)


def registered(thing):
    """The row of the register of this submission, or None."""
    row = Inbreng.soort == thing.kind, Inbreng.thing_id == thing.id
    return db.session.scalar(select(Inbreng).where(*row))


def register(thing):
    """A new row, with the promise of its kind."""
    received = getattr(thing, "ontvangen_op", None) or today()
    inbreng = Inbreng(soort=thing.kind, thing_id=thing.id, ontvangen_op=received)
    db.session.add(inbreng)
    db.session.flush()
    promise(inbreng, promised(thing.kind, today()))
    return inbreng


def mirror(inbreng, thing, event, loop):
    """What the register shows of the thing; public only what any stranger may read."""
    inbreng.title, inbreng.kenmerk = thing.naam[:80], getattr(thing, "kenmerk", None) or ""
    for name in ("gebied_code", "thema", "owner_id", "status", "status_at"):
        setattr(inbreng, name, getattr(thing, name))
    inbreng.openbaar = can(Stranger(), f"{thing.kind}.lezen", thing)
    inbreng.afgerond = thing.status in loop.ends
    if HEARS[event.what] != (niemand,):
        inbreng.laatst_at = event.at


def promised(kind, day):
    """The last day of the promised answer to a submission of this kind (working days after ``day``)."""
    profiel = current_app.profiel
    years = (day.year, day.year + 1)
    holidays = frozenset().union(*(legal_holidays(year, profiel.gelijkgestelde_dagen) for year in years))
    return workdays_after(day, profiel.antwoord_werkdagen[kind], holidays)


def running(inbreng):
    """The promise that runs now, or None."""
    open_ones = Afspraak.beantwoord_op.is_(None), Afspraak.verzet_op.is_(None), Afspraak.vervallen_op.is_(None)
    return db.session.scalar(select(Afspraak).where(Afspraak.inbreng_id == inbreng.id, *open_ones))


def promise(inbreng, day, reden=""):
    """Promise an answer at the latest on this day. What was promised before counts as moved."""
    before = running(inbreng)
    if before is not None:
        before.verzet_op = today()
        db.session.flush()
    inbreng.beloofd, inbreng.escalatie = day, 0
    db.session.add(Afspraak(inbreng_id=inbreng.id, gemaakt_op=today(), beloofd=day, reden=reden))


def rest(inbreng, reden):
    """From today we wait for somebody else, and the promise stands still."""
    if inbreng.rust_sinds is None:
        inbreng.rust_sinds, inbreng.rust_reden = today(), reden
        db.session.add(Pauze(inbreng_id=inbreng.id, van=today(), reden=reden))


def go_on(inbreng):
    """The wait is over: the promise counts anew from the day everything is there."""
    end_rest(inbreng)
    now_running = running(inbreng)
    if now_running is not None:
        now_running.beloofd = inbreng.beloofd = promised(inbreng.soort, today())


def end_rest(inbreng):
    if inbreng.rust_sinds is not None:
        inbreng.rust_sinds, inbreng.rust_reden = None, ""
        open_one = Pauze.inbreng_id == inbreng.id, Pauze.tot.is_(None)
        for pauze in db.session.scalars(select(Pauze).where(*open_one)):
            pauze.tot = today()


def answered(inbreng):
    """The promised answer was given today."""
    close(inbreng, "beantwoord_op")


def lapse(inbreng):
    """It ended otherwise, and nobody waits for the promise any more."""
    close(inbreng, "vervallen_op")


def close(inbreng, how):
    if inbreng.beloofd is not None:
        end_rest(inbreng)
        afspraak = running(inbreng)
        if afspraak is not None:
            setattr(afspraak, how, today())
        inbreng.beloofd = None
