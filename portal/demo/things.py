"""What an event of the demo village is about, found by its key in the story."""

from portal.activiteiten import queries as activiteiten
from portal.bewonersgroepen import queries as groepen
from portal.buurtagenda import queries as agendas
from portal.buurtbonnen import queries as buurtbonnen
from portal.initiatieven import queries as initiatieven


def last_held(stage, naam):
    """The newest activity of this name: it is held every year."""
    return activiteiten.one([id for key, id in stage.activiteiten.items() if f"-{naam}-" in key][-1])


FOUND = {
    "signaal": lambda stage, key: agendas.signaal(stage.signalen[key]),
    "initiatief": lambda stage, key: initiatieven.one(stage.ids[key]),
    "aanvraag": lambda stage, key: buurtbonnen.one(stage.aanvragen[key]),
    "punt": lambda stage, key: agendas.punt(stage.punten[key]),
    "groep": lambda stage, key: groepen.one(stage.groepen[key]),
    "activiteit": last_held,
}


def thing_of(stage, event):
    """The thing the event names."""
    kind = next(kind for kind in FOUND if kind in event)
    return FOUND[kind](stage, event[kind])
