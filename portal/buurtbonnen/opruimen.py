"""What was kept long enough goes: personal data by the version, words and drafts by the gemeenteprofiel."""

import logging
from datetime import datetime, time, timedelta

from flask import current_app

from portal.buurtbonnen import queries
from portal.buurtbonnen.actions import discard, opruimen
from portal.buurtbonnen.actions.termijn import VANZELF
from portal.buurtbonnen.queries import opruimen as lists
from portal.clock import HERE, now, today
from portal.regelingen.rules.parameters import waarde
from portal.termijn import start_of_term
from portal.transaction import transaction, tried

log = logging.getLogger(__name__)
GEGEVENS, TEKSTEN, CONCEPTEN = "gegevens", "teksten", "concepten"
# A browser forgets its drafts thirty days after the last visit; a regeling is seldom asked for longer than this.
BROWSER_REMEMBERS = timedelta(days=90)


def te_doen():
    """What has been kept long enough today, as {what: rows of id, kenmerk and since when}. Nothing changes."""
    profiel = current_app.profiel
    found = {GEGEVENS: [], TEKSTEN: [], CONCEPTEN: []}
    for versie in lists.versies():
        if years := waarde(versie.regels, "bewaren"):
            found[GEGEVENS] += lists.over("persoon", versie.id, years_ago(years))
            if profiel.archief_jaren:
                found[TEKSTEN] += lists.over("archief", versie.id, years_ago(max(years, profiel.archief_jaren)))
    drafts = lists.lost(now() - BROWSER_REMEMBERS)
    if profiel.concept_dagen:
        drafts += lists.untouched(now() - timedelta(days=profiel.concept_dagen))
    found[CONCEPTEN] = list({row.id: row for row in drafts}.values())
    return found


def bewaartermijnen():
    """How many years personal data are kept, by the name of each version that holds or has some."""
    kept = [(versie.naam, waarde(versie.regels, "bewaren")) for versie in lists.told(today())]
    return [row for row in kept if row[1]]


def years_ago(years):
    """The beginning of the day that is so many years before today, here."""
    return datetime.combine(start_of_term(today(), months=12 * years), time.min, HERE)


def opruimen_nu():
    """Do it, each application in a transaction of its own; how much went, by name. Twice is once.

    What goes wrong with one does not keep the others; it is tried again the next time.
    """
    with transaction():
        found = {what: list(rows) for what, rows in te_doen().items()}
    return {what: sum(one(what, row) for row in rows) for what, rows in found.items()}


def one(what, row):
    if gone := tried(clear, what, row.id):
        log.info("Opgeruimd: %s van %s", what, row.kenmerk or f"concept {row.id}")
    return gone


def clear(what, id):
    DEEDS[what](id)
    return True


DEEDS = {
    GEGEVENS: lambda id: opruimen.forget(lists.whole(id)),
    TEKSTEN: lambda id: opruimen.forget_words(lists.whole(id)),
    CONCEPTEN: lambda id: discard(queries.one(id), by=VANZELF),
}
