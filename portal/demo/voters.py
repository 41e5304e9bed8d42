"""The made-up voters of the demo village: what each of them likes, and the ballot that follows from it."""

from portal.demo.script import chance_for
from portal.stemmen import verzonnen
from portal.stemmen.rules import biljet
from portal.stemmen.rules.regels import Regels


def ballots(ronde, number, liked):
    """So many ballots, {option id: value} each, the same every time. ``liked``: {point id: more or less than the rest}."""
    regels = Regels.of(ronde.regels)
    options = {keuze.id: keuze for keuze in ronde.keuzes if keuze.ingetrokken_at is None}
    appeal = {id: liked.get(keuze.punt_id, 0) for id, keuze in options.items()}
    made, voter = [], 0
    while len(made) < number:
        chance, voter = chance_for(ronde.title, voter), voter + 1
        order = verzonnen.taste(options, appeal, chance)
        choices = verzonnen.fill(ronde, regels, options, order, chance)
        if not biljet.faults(ronde.vorm, ronde.budget, regels, options, choices):
            made.append(choices)
    return made
