"""How the groups of the demo village come to be: people join by invitation, staff recognise, organisations add."""

from portal.bewonersgroepen import actions, queries
from portal.clock import today
from portal.demo import cast
from portal.people import tokens
from portal.regelingen import queries as regelingen


def play(stage, scene):
    if scene.deed == "starten":
        groep = actions.start(text_of(scene.values), by=stage.people[scene.who])
        stage.groepen[scene.plan] = groep.id
    else:
        groep = queries.one(stage.groepen[scene.plan])
        DEEDS[scene.deed](stage, groep, scene.values, scene.who)


def text_of(groep):
    return {name: groep[name] for name in ("naam", "soort", "omschrijving")} | {"gebied_code": groep["gebied"]}


def join(stage, groep, values, mail):
    """The contact sends an invitation, and who gets it says yes."""
    contact = next(lid.person_id for lid in groep.leden if lid.rol == "contact")
    inviter = next(person for person in stage.people.values() if person.id == contact)
    actions.invite(groep, mail, values["rol"], by=inviter)
    key, _offer = next(pair for pair in queries.invitations(groep) if pair[0].email == mail)
    tokens.use(key)
    actions.accept(actions.offered(key), by=stage.people[mail])


def recognise(stage, groep, values, mail):
    actions.recognise(groep, today(), groep.gebied_code, by=stage.colleague(cast.BEHEERDER))


def add_criterium(stage, groep, values, mail):
    regeling = regelingen.venster(stage.vensters[values["regeling"]]).versie.regeling_id
    text = {"tekst": values["tekst"], "categorie": values.get("categorie", ""), "geldig_van": today()}
    actions.add_criterium(groep, regeling, text, by=stage.people[mail])


DEEDS = {"meedoen": join, "erkennen": recognise, "aanvullen": add_criterium}
