"""The groups of the town the browser visits: one recognised, one with long words, one that lost its contact, one that stopped."""

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.rules import Aanbod
from portal.clock import today
from portal.extensions import db
from portal.moderatie import actions as moderatie
from portal.people import tokens
from portal.regelingen.models import Regeling

AREA = "BU01640202"
LONG = "Buurtverenigingsbestuursvergaderingsnotulenarchiefbeheerwerkgroep van de straat"


def play(cast, keys):
    """Wil leads an organisation with Buur in it; ``keys`` gets what a page of it needs to be found."""
    organisation = begin("Stichting Samen Noord", "stichting", cast)
    join(organisation, "lid", cast["buur"], cast["wil"])
    actions.recognise(fresh(organisation), today(), AREA, ["Het bestuur heeft drie mensen.", LONG], by=cast["mo"])
    regeling = Regeling(sleutel="toneel", naam="Toneelbon")
    db.session.add(regeling)
    db.session.flush()
    values = {"tekst": "Wij betalen geen eten en drinken.", "categorie": "", "geldig_van": today()}
    criterium = actions.add_criterium(fresh(organisation), regeling.id, values, by=cast["wil"])
    actions.invite(fresh(organisation), "iemand@toneel.invalid", "adviseur", by=cast["wil"])
    orphan = left_alone(cast)
    told = moderatie.report_abuse(fresh(organisation), "Deze groep vraagt geld aan de deur.", by=cast["leeg"])
    stopped = begin("Buren die stopten", "groep", cast)
    actions.stop(fresh(stopped), "We zijn klaar. " + LONG, by=cast["wil"])
    keys |= {
        "groep_zonder_contact": orphan,
        "organisatie": organisation, "groep": begin(LONG, "vereniging", cast), "gestopte_groep": stopped,
        "lid": next(lid.id for lid in fresh(organisation).leden if lid.person_id == cast["buur"].id),
        "melding_groep": told.id,
        "criterium": criterium.id, "regeling": regeling.id, "groepsuitnodiging": invitation(organisation, cast),
    }


def left_alone(cast):
    """A group that its contact has left; Buur is still in it and Mo helps."""
    made = begin("Buren zonder contact", "groep", cast)
    join(made, "penningmeester", cast["buur"], cast["wil"])
    actions.leave(fresh(made), by=cast["wil"])
    actions.help_out(fresh(made), by=cast["mo"])
    return made


def begin(naam, soort, cast):
    values = {"naam": naam, "soort": soort, "omschrijving": f"We vegen.\n\n{LONG}", "gebied_code": AREA}
    return actions.start(values, by=cast["wil"]).id


def fresh(id):
    db.session.flush()
    return queries.one(id)


def join(id, rol, person, van):
    key = tokens.find(queries.UITNODIGING, key_for(id, person, rol, van))
    actions.accept(actions.offered(key), by=person)
    tokens.use(key)


def invitation(id, cast):
    return key_for(id, cast["leeg"], "contact", cast["wil"])


def key_for(id, person, rol, van):
    path = Aanbod(rol, van.id).path(id)
    return tokens.make(queries.UITNODIGING, person.email, subject_id=id, next_path=path, days=14)
