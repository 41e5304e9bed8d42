"""What the formula of a version counts with: the organisations under one plafond, and their inhabitants."""

from functools import cache

from sqlalchemy import Date, bindparam, or_, select

from portal.bewonersgroepen.models import Bewonersgroep
from portal.bewonersgroepen.rules import Status
from portal.extensions import db
from portal.regelingen.queries.plafond import nearest
from portal.regelingen.rules.formule import GEEN, GEGEVEN, Omvang, heeft_formule
from portal.regelingen.rules.parameters import waarde
from portal.wijken.queries import inhabitants

G = Bewonersgroep.__table__.c


def omvang_of(aanvraag, plafond):
    """The Omvang of the group that asks; None without a formula or a group, or while no plafond is there to divide."""
    regels, groep = aanvraag.versie.regels, aanvraag.groep
    if groep is None or not heeft_formule(regels):
        return None
    tarief = waarde(regels, "formule_tarief")
    if tarief == GEEN:
        return Omvang(inwoners=None)
    year = int(waarde(regels, "formule_peildatum")[:4])
    if tarief == GEGEVEN:
        return Omvang(inhabitants([groep.gebied_code], year).get(groep.gebied_code))
    return divided(groep, organisations(aanvraag.venster, plafond), plafond, year) if plafond else None


def divided(groep, areas, plafond, year):
    """Among all these organisations, as {id: code of the werkgebied}; nobody can divide where one was never counted."""
    areas = areas | {groep.id: groep.gebied_code}
    counted = inhabitants(set(areas.values()), year)
    numbers = {id: counted.get(code) for id, code in areas.items()}
    known = None not in numbers.values()
    return Omvang(
        inwoners=numbers[groep.id] if known else None,
        alle_inwoners=sum(numbers.values()) if known else 0,
        organisaties=len(areas),
        # What was transferred to grants elsewhere took its place under the plafond along.
        plafond=plafond.geldend + plafond.overgedragen,
    )


@cache
def _organisations():
    opened, closed = bindparam("opent", type_=Date), bindparam("sluit", type_=Date)
    in_time = G.erkend_op <= closed, or_(G.erkend_tot.is_(None), G.erkend_tot >= opened), G.status == Status.ACTIEF
    return select(G.id, G.gebied_code).where(*in_time, nearest(G.gebied_code) == bindparam("plafond"))


def organisations(venster, plafond):
    """Those that are recognised in a venster and fall under a plafond of it: {id: code of the werkgebied}."""
    given = {"opent": venster.opent_op, "sluit": venster.sluit_op, "venster": venster.id, "plafond": plafond.id}
    return dict(db.session.execute(_organisations(), given).all())
