"""The register of what came in, kept in step with every event: what was promised, answered, put to rest and ended."""

from datetime import date

from flask import current_app
from sqlalchemy import insert, select

from portal.clock import today
from portal.extensions import db
from portal.inbreng.models import Afspraak, Inbreng, Pauze
from portal.inbreng.rules.afspraak import after_rest
from portal.initiatieven.models import Initiatief
from portal.people.models import Stranger
from portal.permissions import can
from portal.story.answering import heard_behind
from portal.story.audience import HEARS, UNHEARD
from portal.story.linked import gekoppelde_indieners
from portal.story.loops import LOOPS, RECEIVED
from portal.story.werkdagen import holidays_around, in_workdays
from portal.story.who import eigenaar
from portal.termijn import last_workday

PROMISE = insert(Afspraak.__table__)


def keep(thing, event):
    """Bring the register up to date with what just happened to a submission, or to the work that came from some."""
    if thing.kind == Inbreng.kind and eigenaar in HEARS[event.what]:
        thing.laatst_at = event.at
    if gekoppelde_indieners in HEARS[event.what]:
        heard_behind(event)
    loop = LOOPS.get(thing.kind)
    if loop is None:
        return
    what = event.what.partition(".")[2]
    inbreng = line_for(thing) if what == RECEIVED else registered(thing)
    if inbreng is None:
        return
    mirror(inbreng, thing, event, loop)
    if inbreng.id is None:
        register(inbreng, first_day(thing))
    run(inbreng, thing, event, loop)
    show(inbreng, thing)


def run(inbreng, thing, event, loop):
    """What the event does to the promise, by the sheet of loops."""
    what = event.what.partition(".")[2]
    if what in loop.rests:
        rest(inbreng, event.note)
    elif what in loop.goes_on:
        go_on(inbreng, first_day(thing))
    elif what in loop.moves:
        move_along(inbreng, by_law(thing), event.note)
    elif what in loop.agrees or (what in loop.answers and event.as_role):
        answered(inbreng, event)
    if inbreng.afgerond:
        end_rest(inbreng)
        close(inbreng, "vervallen_op")


def registered(thing):
    """The row of the register of this submission, or None."""
    row = Inbreng.soort == thing.kind, Inbreng.thing_id == thing.id
    return db.session.scalar(select(Inbreng).where(*row))


def line_for(thing):
    """A new row of the register, still to be filled in."""
    return Inbreng(soort=thing.kind, thing_id=thing.id, ontvangen_op=getattr(thing, "ontvangen_op", None) or today())


def register(inbreng, day):
    """Write the new row down, with its first promise."""
    inbreng.beloofd = day
    db.session.add(inbreng)
    db.session.flush()
    write_down(inbreng, day)


def mirror(inbreng, thing, event, loop):
    """What the register shows of the thing; public only what any stranger may read."""
    inbreng.title, inbreng.kenmerk = thing.naam[:80], getattr(thing, "kenmerk", None) or ""
    for name in ("gebied_code", "thema", "status", "status_at"):
        setattr(inbreng, name, getattr(thing, name))
    inbreng.owner_id = event.owner_id
    inbreng.openbaar = loop.openbaar and can(Stranger(), f"{thing.kind}.lezen", thing)
    inbreng.afgerond = thing.status in loop.ends
    if event.what not in UNHEARD:
        inbreng.laatst_at = event.at


def show(inbreng, thing):
    """The queue of initiatieven reads the promised day from the initiatief itself."""
    day = None if inbreng.rust_sinds else inbreng.beloofd
    if thing.kind == Initiatief.kind and thing.uiterlijk != day:
        thing.uiterlijk = day


def day_of(thing):
    """The promised day of a submission, as a receipt names it; None when nothing is promised."""
    inbreng = registered(thing)
    return inbreng and inbreng.beloofd


def first_day(thing):
    """The promised day of an answer from now on: by its kind, and never later than the law says."""
    return min(promised(thing.kind, today()), by_law(thing) or date.max)


def by_law(thing):
    """The last working day on which the law lets us decide: a long term may end in a weekend. None when nothing says when."""
    last = getattr(thing, "beslissen_voor", None)
    return last and last_workday(last, holidays_around(last))


def promised(kind, day):
    """The last day of the promised answer to a submission of this kind (working days after ``day``)."""
    return in_workdays(day, current_app.profiel.antwoord_werkdagen[kind])


def running(inbreng):
    """The promise that runs now, or None."""
    open_ones = Afspraak.beantwoord_op.is_(None), Afspraak.verzet_op.is_(None), Afspraak.vervallen_op.is_(None)
    return db.session.scalar(select(Afspraak).where(Afspraak.inbreng_id == inbreng.id, *open_ones))


def promise(inbreng, day, reden=""):
    """Promise an answer at the latest on this day. What was promised before counts as moved."""
    end_rest(inbreng)
    close(inbreng, "verzet_op")
    inbreng.beloofd, inbreng.escalatie = day, 0
    write_down(inbreng, day, reden)


def write_down(inbreng, day, reden=""):
    """Write a promise down. One that ended before it must be out of its way in the database already."""
    db.session.execute(PROMISE, {"inbreng_id": inbreng.id, "gemaakt_op": today(), "beloofd": day, "reden": reden})


def rest(inbreng, reden):
    """From today we wait for this, whatever we waited for before, and the promise stands still."""
    if inbreng.rust_sinds is None:
        inbreng.rust_sinds = today()
        db.session.add(Pauze(inbreng_id=inbreng.id, van=today(), reden=reden))
    inbreng.rust_reden = reden


def go_on(inbreng, day):
    """The wait is over, and an answer is promised for this day. What was late before the wait stays late."""
    if inbreng.rust_sinds is None:
        return
    afspraak = running(inbreng)
    was_late = afspraak is not None and inbreng.rust_sinds > afspraak.beloofd
    end_rest(inbreng)
    if afspraak is None or was_late:
        promise(inbreng, day)
    else:
        afspraak.beloofd = inbreng.beloofd = day


def move_along(inbreng, day, reden):
    """The law gives another day to decide: a later one is promised, and without one the promise stands still as it did."""
    if day is None:
        rest(inbreng, inbreng.rust_reden or reden)
    elif inbreng.beloofd and day > inbreng.beloofd:
        promise(inbreng, day, reden)
    else:
        end_rest(inbreng)


def end_rest(inbreng):
    """Nobody else holds it up any more; a promise that was not late yet has moved along with the days of the wait."""
    if inbreng.rust_sinds is None:
        return
    afspraak = running(inbreng)
    if afspraak is not None:
        moved = after_rest(afspraak.beloofd, inbreng.rust_sinds, today(), holidays_around(today()))
        afspraak.beloofd = inbreng.beloofd = moved
    inbreng.rust_sinds, inbreng.rust_reden = None, ""
    for pauze in db.session.scalars(select(Pauze).where(Pauze.inbreng_id == inbreng.id, Pauze.tot.is_(None))):
        pauze.tot = today()


def answered(inbreng, event):
    """The promised answer was given today; the event keeps which promise that was."""
    end_rest(inbreng)
    afspraak = close(inbreng, "beantwoord_op")
    event.data = event.data | ({"afspraak": afspraak.id} if afspraak else {})


def close(inbreng, how):
    """End the promise that runs, if any, and give it: ``how`` names the column that keeps today."""
    afspraak = running(inbreng) if inbreng.beloofd is not None else None
    if afspraak is not None:
        setattr(afspraak, how, today())
        db.session.flush()
    inbreng.beloofd = None
    return afspraak
