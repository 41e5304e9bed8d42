"""The facts a letter about the end of a grant is composed from: kept with it, so that it never changes."""

from datetime import date

from portal.clock import HERE
from portal.regelingen.rules.parameters import artikel, waarde
from portal.toekenningen.feiten import addressee
from portal.verantwoording import queries
from portal.verantwoording.rules import Grond

# The terms and limits of the version that a letter names, each with its article.
GENOEMD = ("verantwoordingstermijn", "vaststellingstermijn", "zienswijzetermijn", "terugbetaaltermijn", "niet_terug_onder")


def facts_of(toekenning, account):
    """As plain values, with the sums of this moment in cents. ``account``: the Verantwoording it rests on, or None."""
    aanvraag, versie = toekenning.aanvraag, toekenning.aanvraag.versie
    regels = versie.regels
    return addressee(toekenning) | {
        "titel": toekenning.naam,
        "kenmerk": aanvraag.kenmerk or "",
        "regeling": versie.naam,
        "bron": versie.bron,
        "artikelen": {name: artikel(regels, name) for name in GENOEMD},
        "verleend_op": queries.verleend_op(toekenning).isoformat(),
        "klaar_op": toekenning.klaar_op and toekenning.klaar_op.isoformat(),
        "toegekend": toekenning.verleend,
        "gespaard": toekenning.gespaard,
        "betaald": toekenning.uitbetaald - toekenning.terugbetaald,
        "drempel": waarde(regels, "niet_terug_onder", 0),
        "verantwoorden_voor": toekenning.verantwoorden_voor and toekenning.verantwoorden_voor.isoformat(),
        "alsnog_voor": toekenning.alsnog_voor and toekenning.alsnog_voor.isoformat(),
        "vervangt": replaced(toekenning),
        "verantwoord": account and {"op": day_of(account), "bedrag": toekenning.verantwoord},
        "teruggestuurd": None if account else day_of(queries.teruggestuurd(toekenning.id)),
    }


def day_of(account):
    """The day on which an account came in, as it is kept; None when there is none."""
    return account and account.ingediend_at.astimezone(HERE).date().isoformat()


def replaced(toekenning):
    """The final amount that the next one takes the place of, and what of it is still to come back; None for the first.
    A small grant may have been settled with the grant itself."""
    holds = queries.geldend(toekenning.id)
    if holds is None and not toekenning.vastgesteld:
        return None
    day = holds.besluit_op if holds else queries.verleend_op(toekenning)
    return {"op": day.isoformat(), "bedrag": toekenning.vastgesteld, "terug": toekenning.terug_te_betalen}


def as_told(feiten):
    """The same facts as a letter tells them, with days for dates."""
    days = ("verleend_op", "klaar_op", "verantwoorden_voor", "alsnog_voor", "teruggestuurd")
    parts = {name: feiten.get(name) for name in ("verantwoord", "vervangt")}
    told = {name: part and part | {"op": as_day(part["op"])} for name, part in parts.items()}
    return feiten | {name: as_day(feiten.get(name)) for name in days} | told


def as_day(text):
    return text and date.fromisoformat(text)


def grond_of(account):
    return Grond.VERANTWOORDING if account else Grond.AMBTSHALVE
