"""What follows from the group and the year when an organisation asks for a whole year: nobody has to fill that in."""

from datetime import date

from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.rules import Soort, is_erkend
from portal.buurtbonnen import queries
from portal.clock import today
from portal.regelingen.rules.formule import bereken, heeft_formule, jaar_van

LONGEST_TITLE = 80
# What a group is to a regeling when it is not recognised.
SOORTEN = {Soort.VERENIGING: "vereniging", Soort.STICHTING: "stichting"}


def days_of(regels, day):
    """The days of an application for a year that is asked on this day, as columns of Aanvraag; none for another."""
    year = jaar_van(regels, day)
    return {"begin": date(year, 1, 1), "eind": date(year, 12, 31)} if year else {}


def follow(aanvraag):
    """Write down the days, the area, the kind of applicant and the name of an application for a year; is it one?"""
    days = days_of(aanvraag.versie.regels, aanvraag.ontvangen_op or today())
    if not days:
        return False
    aanvraag.begin, aanvraag.eind = days["begin"], days["eind"]
    groep = groepen.one(aanvraag.groep_id) if aanvraag.groep_id else None
    aanvraag.gebied_code = groep and groep.gebied_code
    aanvraag.aanvrager.soort = soort_of(groep) if groep else ""
    aanvraag.title = title_of(aanvraag.versie, groep, aanvraag.begin.year)
    aanvraag.groep = groep
    return True


def soort_of(groep):
    return "erkende_organisatie" if is_erkend(None, groep) else SOORTEN.get(groep.soort, "groep")


def title_of(versie, groep, year):
    """ "Basissubsidie 2027, Wijkraad Noord"."""
    return f"{versie.regeling.naam} {year}{', ' + groep.naam if groep else ''}"[:LONGEST_TITLE]


def jaarsom_of(aanvraag):
    """The Jaarsom the formula gives this application; None without one, or while it cannot be worked out."""
    if not heeft_formule(aanvraag.versie.regels):
        return None
    return bereken(aanvraag.versie.regels, queries.omvang_of(aanvraag, queries.plafond_of(aanvraag)))


def hoogste_van(aanvraag):
    """The most that can be asked by the formula, in cents; None where there is no such limit."""
    som = jaarsom_of(aanvraag)
    return som and som.bedrag
