"""Making codes void with four eyes: one person asks, another agrees. Only what was not used, and never half."""

from sqlalchemy import exists, update
from sqlalchemy.exc import IntegrityError

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.stemmen.actions.codes import add_one, demand_open, keep_open
from portal.stemmen.models import Gestemd, Papier, Stemcode
from portal.stemmen.rules.toegang import Vraag
from portal.story.actions import tell

TABLE = Stemcode.__table__
USED = exists().where(Gestemd.ronde_id == TABLE.c.ronde_id, Gestemd.code_id == TABLE.c.id)
FREE = TABLE.c.vervallen_at.is_(None), ~USED, ~exists().where(Papier.code_id == TABLE.c.id)


def ask(code, reden, *, by):
    """Ask to replace this code. NotNow when it was used, is void, waits as paper, or was asked for already."""
    require(by, "stemcodes.vervangen", code)
    if not reden.strip():
        raise Needed("reden")
    demand_open(code.ronde)
    if not asked((TABLE.c.id == code.id,), Vraag.VERVANGEN, reden, by):
        raise NotNow("vervangen")


def ask_issue(ronde, first, last, reden, *, by):
    """Ask to make void what is unused of the codes ``first`` up to ``last``; how many that are."""
    require(by, "stemrondes.codes", ronde)
    if not reden.strip():
        raise Needed("reden")
    demand_open(ronde)
    number = asked(between(ronde, first, last), Vraag.VERVALLEN, reden, by)
    if not number:
        raise NotNow("vervangen")
    tell(ronde, "vervallen_gevraagd", by=by, note=reden, data={"aantal": number, "van": first, "tot": last})
    return number


def between(ronde, first, last):
    return TABLE.c.ronde_id == ronde.id, TABLE.c.nummer.between(first, last)


def asked(which, vraag, reden, by):
    values = {"vraag": vraag, "vervanging_door_id": by.id, "vervallen_reden": reden}
    return db.session.execute(
        update(TABLE).where(*which, *FREE, TABLE.c.vervanging_door_id.is_(None)).values(values)
    ).rowcount


def agree(code, *, by):
    """Agree as a second person: the old code is void now, and a new one takes its place. The Kaart of the new one."""
    require(by, "stemcodes.vervangen", code)
    ronde = code.ronde
    keep_open(ronde)
    if not voided((TABLE.c.id == code.id,), Vraag.VERVANGEN, by):
        raise NotNow("vervangen")
    same = {"soort": code.soort, "adres_hash": code.adres_hash, "buurt_code": code.buurt_code}
    kaart = add_one(ronde, by=by, vervangt_id=code.id, **same)
    tell(ronde, "vervangen", by=by, data={"nummer": code.nummer, "nieuw": kaart.nummer})
    return kaart


def agree_issue(ronde, first, last, *, by):
    """Agree that what was asked of these codes is void; how many. Nothing takes their place. NotNow once the vote is over: what
    came in on paper by then counts."""
    require(by, "stemrondes.codes", ronde)
    keep_open(ronde)
    number = voided(between(ronde, first, last), Vraag.VERVALLEN, by)
    if not number:
        raise NotNow("vervangen")
    tell(ronde, "codes_vervallen", by=by, data={"aantal": number, "van": first, "tot": last})
    return number


def voided(which, vraag, by):
    """How many codes became void. The database itself refuses one that was used a moment ago."""
    asked_by_other = TABLE.c.vraag == vraag, TABLE.c.vervanging_door_id != by.id
    try:
        return db.session.execute(
            update(TABLE).where(*which, *FREE, *asked_by_other).values(vervallen_at=now(), vervanging_akkoord_id=by.id)
        ).rowcount
    except IntegrityError:
        raise NotNow("vervangen") from None


def drop(code, *, by):
    """Take the request back, or turn it down: the code is as good as it was."""
    require(by, "stemcodes.vervangen", code)
    dropped((TABLE.c.id == code.id,), Vraag.VERVANGEN)


def drop_issue(ronde, first, last, *, by):
    require(by, "stemrondes.codes", ronde)
    dropped(between(ronde, first, last), Vraag.VERVALLEN)


def dropped(which, vraag):
    waits = TABLE.c.vervallen_at.is_(None), TABLE.c.vraag == vraag
    nothing = {"vraag": "", "vervanging_door_id": None, "vervallen_reden": ""}
    db.session.execute(update(TABLE).where(*which, *waits).values(nothing))

