"""What staff do: assign, note, hide, judge reports and requests, and keep the texts for reasons."""

import tomllib
from pathlib import Path

from sqlalchemy import update

from portal.activiteiten import actions as activiteiten
from portal.buurtagenda.actions import signalen, weghalen
from portal.clock import now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.rules import OPEN_BIJ_TEAM, all_text_of, is_te_verbergen
from portal.moderatie import queries
from portal.moderatie.models import Heroverweging, Misbruikmelding, Notitie, Redentekst
from portal.moderatie.rules import BLIJFT_VERBORGEN, TERUGZETTEN, VERBERGEN, besluiten
from portal.people.models import Stranger
from portal.permissions import can, require
from portal.privacy import personal_data
from portal.story.actions import tell

STANDARD_TEXTS = Path(__file__).with_name("redenteksten.toml")


class Changed(Exception):
    """It is not as it was when somebody looked at it."""


def assign(initiatief, colleague_id, *, by):
    """Give it to a colleague of the team who reaches its area and does not pull it, or to nobody (None)."""
    if colleague_id == initiatief.behandelaar_id:
        return
    if colleague_id is not None and colleague_id not in {row.id for row in queries.judges(initiatief)}:
        raise Refused("moderatie.behandelen")
    initiatief.behandelaar_id = colleague_id
    tell(initiatief, "toewijzen", by=by, data={"person_id": colleague_id})


def add_note(initiatief, text, *, by):
    """A note for colleagues only: no event, so that nothing of it can reach a public page or a mail."""
    db.session.add(Notitie(initiatief_id=initiatief.id, by_id=by.id, tekst=text.strip()))


def publish(initiatief, *, by):
    """Together with others: nobody has just read it, so what seems to be about a person asks for a look first."""
    if personal_data(all_text_of(initiatief)):
        raise Needed("kijken")
    initiatieven.take_step(initiatief, "publiceren", by=by)


def mark(initiatief, beoordeeld, *, by):
    """Say whether the team has looked at it or it still waits; only while there is something to decide."""
    if initiatief.status not in OPEN_BIJ_TEAM:
        raise NotNow("markeren")
    if initiatief.beoordeeld != beoordeeld:
        initiatief.beoordeeld = beoordeeld
        tell(initiatief, "markeren", by=by, data={"beoordeeld": beoordeeld})


def together(chosen, deed, *, by, seen, **given):
    """Do a deed with each; what cannot stays untouched and comes back as {kind of error: [kenmerken]}.

    ``seen``: the version of each that was looked at, as {id: version}. Two who do so at the same moment: of the second nothing
    is done (StaleDataError).
    """
    failed = {}
    for initiatief in chosen:
        try:
            require(by, "moderatie.behandelen", initiatief)
            if seen[initiatief.id] != initiatief.version:
                raise Changed
            deed(initiatief, by=by, **given)
        except (Needed, NotNow, Refused, Changed) as error:
            failed.setdefault(type(error), []).append(initiatief.kenmerk)
    return failed


def hide(initiatief, reden, *, by):
    """Take it off the site, or see to it that it never gets there, with a reason that is kept and told to the author."""
    if not is_te_verbergen(None, initiatief):
        raise NotNow("verbergen")
    initiatieven.hide(initiatief, by=by, reden=reden)


def show(initiatief, *, by):
    """Put it back; once the author has asked for a second look, only the answer to that does so."""
    if initiatief.hidden_at is None or queries.open_request(initiatief):
        raise NotNow("terugzetten")
    initiatieven.show_again(initiatief, by=by)


def report_abuse(thing, text, *, by):
    """Somebody, perhaps without an account, says that something is not in order; the team hears it."""
    melding = Misbruikmelding(soort=thing.kind, thing_id=thing.id, by_id=by.id, tekst=text.strip())
    db.session.add(melding)
    db.session.flush()
    tell(thing, "misbruik", by=by, data={"melding": melding.id})
    return melding


def ask_second_look(initiatief, text, *, by):
    """The author objects to the hiding: one open request at a time, to be decided by somebody else."""
    if initiatief.hidden_at is None or queries.open_request(initiatief):
        raise NotNow("heroverweging")
    zaak = Heroverweging(
        initiatief_id=initiatief.id, by_id=by.id, eerste_id=initiatief.hidden_by_id, tekst=text.strip()
    )
    db.session.add(zaak)
    db.session.flush()
    tell(initiatief, "heroverweging", by=by, data={"heroverweging": zaak.id})
    return zaak


def decide_report(melding, besluit, reden, *, by):
    """Take what was reported off the site, or leave it there; who reported hears why, and of what is gone the author too."""
    settle(melding, besluit, reden, by=by, options=besluiten(melding.soort))
    thing = melding.thing
    if besluit == VERBERGEN and can(Stranger(), f"{thing.kind}.lezen", thing):
        OFF_THE_SITE[thing.kind](thing, reden.strip(), by=by)
    data = {"person_id": melding.by_id, "besluit": besluit}
    tell(thing, "misbruik_besluit", by=by, note=reden.strip(), data=data)


# How each kind goes off the site.
OFF_THE_SITE = {
    "initiatieven": lambda plan, reden, *, by: initiatieven.hide(plan, by=by, reden=reden),
    "agendapunten": weghalen.take_off,
    "signalen": lambda signaal, reden, *, by: signalen.judge(signaal, "niet_plaatsen", by=by, reden=reden),
    "activiteiten": lambda activiteit, reden, *, by: activiteiten.take_step(activiteit, "weghalen", by=by, reden=reden),
}


def decide_request(zaak, besluit, reden, *, by):
    """Somebody else than the first decides: back on the site, or it stays hidden. The author hears why."""
    settle(zaak, besluit, reden, by=by, options=(TERUGZETTEN, BLIJFT_VERBORGEN))
    initiatief = zaak.initiatief
    if besluit == TERUGZETTEN and initiatief.hidden_at is not None:
        initiatieven.show_again(initiatief, by=by)
    tell(initiatief, "heroverweging_besluit", by=by, note=reden.strip(), data={"besluit": besluit})


def settle(zaak, besluit, reden, *, by, options):
    """Write a decision down once: of two people at the same moment, the second hears that it was done."""
    if besluit not in options:
        raise Needed("besluit")
    if not reden.strip():
        raise Needed("reden")
    if zaak.besluit:
        raise NotNow(zaak.kind)
    require(by, f"{zaak.kind}.beslissen", zaak)
    kind = type(zaak)
    done = db.session.execute(
        update(kind)
        .where(kind.id == zaak.id, kind.besluit == "")
        .values(besluit=besluit, besluit_reden=reden.strip(), besloten_at=now(), besloten_door_id=by.id)
    )
    if done.rowcount != 1:
        raise NotNow(zaak.kind)


def write_text(values):
    """A new text to begin a reason with."""
    text = Redentekst(**values)
    db.session.add(text)
    return text


def change_text(text, values):
    for name, value in values.items():
        setattr(text, name, value)


def drop_text(text):
    db.session.delete(text)


def load_standard_texts():
    """Give every step that has no texts yet its standard ones; how many were added."""
    present = queries.all_texts()
    texts = tomllib.loads(STANDARD_TEXTS.read_text(encoding="utf-8"))["tekst"]
    missing = [Redentekst(**text) for text in texts if text["stap"] not in present]
    db.session.add_all(missing)
    return len(missing)
