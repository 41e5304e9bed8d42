"""The publication gate: who asks does not answer, and an answer is given once."""

from portal.rule import Rule


@Rule
def is_open(person, vraag):
    return not vraag.antwoord


@Rule
def is_vrager(person, vraag):
    return person.id is not None and vraag.gevraagd_door_id == person.id
