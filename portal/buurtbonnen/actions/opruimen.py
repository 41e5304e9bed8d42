"""Taking personal data out of one application whose time is over: what was decided and paid stays, without a name."""

import re

from sqlalchemy import delete, exists, select, update

from portal import disk, files, uploads
from portal.betalingen.models import Betaalrun, Betaling
from portal.buurtbonnen.actions.bestanden import drop_bestand
from portal.buurtbonnen.queries import opruimen as queries
from portal.buurtbonnen.queries.besluiten import besluiten_of, bezwaren_of
from portal.buurtbonnen.rules.bewaren import ARCHIEF, PERSOON, WEG, without_addressee
from portal.extensions import db
from portal.people.leaving import without
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.story.models import Event, Notification
from portal.toekenningen.actions.uitgeven import FOLDER as BONNEN

B, R = Betaling.__table__, Betaalrun.__table__
NIEMAND = "de aanvrager"
# Of what happened these words stay: amounts, which of them was undone, and what it takes to check a lottery.
BLIJFT = ("bedrag", "ontvangst", "zaad", "plek", "aantal")


def forget(aanvraag):
    """Take the person out of it, by the sheet. The public decision, its amounts and the ledger stay as they are."""
    take_name_out(aanvraag, name_of(aanvraag))
    take_out_of_story(aanvraag.id)
    empty(PERSOON, aanvraag.id)
    empty_runs(aanvraag.id)
    drop_files(aanvraag)
    for table in WEG:
        rows = db.metadata.tables[table]
        db.session.execute(delete(rows).where(belongs(rows, aanvraag.id)))
    db.session.expire(aanvraag)
    tell(aanvraag, "opruimen", by=VANZELF)


def drop_files(aanvraag):
    """From disk: the files of the application, the receipts of what was spent, the photos of the account.

    At once, so that what cannot be thrown away is not written off: it is tried again the next time.
    """
    for bestand in list(aanvraag.bestanden):
        drop_bestand(aanvraag, bestand, by=VANZELF)
    db.session.flush()
    for key in queries.bon_keys(aanvraag.id):
        files.drop(BONNEN, key)
    for key in queries.foto_keys(aanvraag.id):
        uploads.drop(key)
    disk.throw_away_now()


def empty_runs(aanvraag_id):
    """The file for the bank goes from a run of which nobody's account is known any more; its seal stays."""
    here = select(B.c.run_id).where(B.c.toekenning_id == aanvraag_id)
    known = exists().where(B.c.run_id == R.c.id, B.c.iban != "")
    db.session.execute(update(R).where(R.c.id.in_(here), ~known).values(bericht=""))


def forget_words(aanvraag):
    """Let go of the words of what was decided too: what, when and how much stay."""
    empty(ARCHIEF, aanvraag.id)
    tell(aanvraag, "opruimen", by=VANZELF)


def name_of(aanvraag):
    """A pattern of how the one who asked is named in a text, or None when nothing of that is known."""
    who, owner = aanvraag.aanvrager, aanvraag.owner
    said = [getattr(who, part, "") for part in ("naam", "adres", "telefoon", "email")] + [getattr(owner, "name", "")]
    said.append((getattr(who, "naam", "") or "").rpartition(" ")[2])
    words = sorted({word.strip() for word in said if word and len(word.strip()) > 2}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE) if words else None


def take_name_out(aanvraag, pattern):
    """Out of the words that stay: every besluit, also on the final amount, and the answer to every bezwaar."""
    decided = [*besluiten_of(aanvraag), *queries.vaststellingen_of(aanvraag.id)]
    for besluit in decided:
        besluit.feiten = without_addressee(besluit.feiten)
    for row in (*decided, *bezwaren_of(aanvraag)) if pattern else ():
        for name in ARCHIEF[row.__tablename__]:
            setattr(row, name, without(getattr(row, name), pattern, NIEMAND))


def take_out_of_story(aanvraag_id):
    """What happened and when stays for who checks it; what was written with it, and who asked, does not."""
    here = queries.events_of(aanvraag_id)
    db.session.execute(delete(Notification).where(Notification.event_id.in_(select(Event.id).where(here))))
    for event in db.session.scalars(select(Event).where(here)):
        event.note, event.owner_id = "", None
        event.actor_id = event.actor_id if event.as_role else None
        event.data = {name: value for name, value in event.data.items() if name in BLIJFT}


def empty(sheet, aanvraag_id):
    db.session.flush()
    for name, values in sheet.items():
        table = db.metadata.tables[name]
        db.session.execute(update(table).where(belongs(table, aanvraag_id)).values(values))


def belongs(table, aanvraag_id):
    """The condition that a row of one of these tables is of this application."""
    if table.name in ("aanvraag", "toekenning"):
        return table.c.id == aanvraag_id
    if table.name == "inbreng":
        return table.c.id.in_(queries.inbreng_ids(aanvraag_id))
    if "inbreng_id" in table.c:
        return table.c.inbreng_id.in_(queries.inbreng_ids(aanvraag_id))
    if table.name == "bezwaar":
        return table.c.id.in_(queries.bezwaar_ids(aanvraag_id))
    if "bezwaar_id" in table.c:
        return table.c.bezwaar_id.in_(queries.bezwaar_ids(aanvraag_id))
    if "uitgave_id" in table.c:
        return table.c.uitgave_id.in_(queries.uitgave_ids(aanvraag_id))
    if "verantwoording_id" in table.c:
        return table.c.verantwoording_id.in_(queries.verantwoording_ids(aanvraag_id))
    return table.c["toekenning_id" if "toekenning_id" in table.c else "aanvraag_id"] == aanvraag_id
