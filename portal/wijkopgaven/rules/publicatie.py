"""The publication gate: who asks does not answer, an answer is given once, and without a yes nothing becomes public."""

from portal.rule import Rule
from portal.wijkopgaven.rules.inspanning import Antwoord, must_ask

JA = frozenset({Antwoord.AKKOORD, Antwoord.VOORWAARDEN})
# What was judged in the question: another than this was not agreed to.
BEOORDEELD = frozenset({"title", "wat", "gebied_code", "doelen"})


@Rule
def is_open(person, vraag):
    return not vraag.antwoord


@Rule
def is_vrager(person, vraag):
    return person.id is not None and vraag.gevraagd_door_id == person.id


@Rule
def zonder_regisseur(person, vraag):
    """Is there no regisseur of the area but whoever asked? (``zonder_regisseur`` comes with a question looked up by itself.)"""
    return getattr(vraag, "zonder_regisseur", False)


@Rule
def mag_openbaar(person, inspanning):
    """The work of wijkregie itself, or work of others to which the wijkregisseur said yes."""
    return inspanning.vrijgegeven or not must_ask(inspanning.herkomst)
