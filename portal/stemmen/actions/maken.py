"""Making a round: begun on an agenda, its rules and times changed while it is a draft, copied, or thrown away."""

from dataclasses import replace

from flask import current_app
from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.stemmen.models import Keuze, Stemronde, Strijdig
from portal.stemmen.rules.regels import Regels, renewed
from portal.stemmen.rules.ronde import Status, Vorm
from portal.story.actions import tell

COLUMNS = ("title", "uitleg", "vorm", "budget", "opent_at", "sluit_at")
# What a new round begins with, by the form of its ballot; the rest are the defaults of Regels.
BEGINNINGS = {
    Vorm.KIES: {"min_keuzes": 3, "max_keuzes": 5},
    Vorm.PUNTEN: {"punten_min_keuzes": 3, "punten_max": 5},
    Vorm.VOLGORDE: {"min_keuzes": 3, "max_keuzes": 3},
}


def demand_concept(ronde, *, by):
    """Only a draft changes."""
    if ronde.status != Status.CONCEPT:
        raise NotNow("bewerken")
    require(by, "stemrondes.bewerken", ronde)


def hold(ronde, *, by):
    """Take the next version of a draft, so that what changes in its options never crosses with fixing it.

    StaleDataError when somebody else was first.
    """
    demand_concept(ronde, by=by)
    flag_modified(ronde, "title")
    db.session.flush()


def start(agenda, values, *, by):
    """A draft on this agenda, with sensible rules for its form."""
    require(by, "agendas.aanpassen", agenda)
    regels = Regels(
        min_leeftijd=current_app.profiel.stemleeftijd, min_stemmen=1, **BEGINNINGS.get(values["vorm"], {})
    )
    return begin(agenda.id, agenda.gebied_code, values, regels.kept(), by=by)


def begin(agenda_id, gebied_code, values, regels, *, by):
    ronde = Stemronde(agenda_id=agenda_id, gebied_code=gebied_code, owner_id=by.id, regels=regels, **values)
    db.session.add(ronde)
    db.session.flush()
    tell(ronde, "maken", by=by)
    return ronde


def change(ronde, values, *, by):
    """Set what is given: columns of the round, and rules by their name in Regels."""
    hold(ronde, by=by)
    for name in COLUMNS:
        if name in values:
            setattr(ronde, name, values[name])
    rules = {name: value for name, value in values.items() if name not in COLUMNS}
    ronde.regels = replace(Regels.of(ronde.regels), **rules).kept()
    db.session.flush()


def copy(ronde, title, *, by):
    """A new draft with the rules and options of this round; what was withdrawn stays behind."""
    require(by, "stemrondes.maken", ronde)
    values = {name: getattr(ronde, name) for name in COLUMNS} | {"title": title}
    made = begin(ronde.agenda_id, ronde.gebied_code, values, renewed(ronde.regels), by=by)
    same = [keuze for keuze in ronde.keuzes if keuze.ingetrokken_at is None]
    copies = {keuze.id: copy_of(keuze, made, number) for number, keuze in enumerate(same, 1)}
    db.session.add_all(copies.values())
    db.session.flush()
    for pair in ronde.strijdig:
        if pair.een_id in copies and pair.ander_id in copies:
            db.session.add(Strijdig(ronde_id=made.id, een_id=copies[pair.een_id].id, ander_id=copies[pair.ander_id].id))
    return made


def copy_of(keuze, ronde, number):
    names = ("punt_id", "title", "tekst", "kosten", "thema", "gebied_code")
    return Keuze(ronde_id=ronde.id, nummer=number, **{name: getattr(keuze, name) for name in names})


def discard(ronde, *, by):
    """Throw a draft away; nobody but the team ever saw it."""
    hold(ronde, by=by)
    for model in (Strijdig, Keuze):
        db.session.execute(delete(model.__table__).where(model.ronde_id == ronde.id))
    db.session.delete(ronde)
    db.session.flush()
