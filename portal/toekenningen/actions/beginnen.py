"""A grant begins with its besluit: its sums, its instalments, and the days its rules set."""

from portal.clock import today
from portal.extensions import db
from portal.regelingen.queries import kalender
from portal.regelingen.rules.parameters import waarde
from portal.story.actions import move, tell
from portal.termijn import Klok, length_of
from portal.toekenningen import queries
from portal.toekenningen.actions import kas
from portal.toekenningen.models import Termijn, Toekenning
from portal.toekenningen.rules.plan import vraagt_plan
from portal.toekenningen.rules.termijnen import WHOLE, delen, is_apart_vastgesteld, vorm_van


def begin(aanvraag, plafond, bedrag, betalen_voor, *, by):
    """Write down what this besluit granted (cents), in the transaction that books it under its plafond."""
    regels = aanvraag.versie.regels
    klaar = aanvraag.eind or aanvraag.begin
    toekenning = Toekenning(
        id=aanvraag.id, plafond_id=plafond.id, jaar=(aanvraag.begin or today()).year, klaar_op=klaar,
        vorm=vorm_van(regels, bedrag), plan_akkoord=not vraagt_plan(regels), toegekend=bedrag, aanvraag=aanvraag,
        **days_after(regels, klaar),
    )
    db.session.add(toekenning)
    db.session.flush()
    plan(toekenning, regels, bedrag, betalen_voor)
    tell(toekenning, "beginnen", by=by, data={"bedrag": bedrag})
    if waarde(regels, "vaststelling") == "direct":
        settle_at_once(toekenning, by=by)
    return toekenning


def grow(aanvraag, plafond, more, betalen_voor, *, by):
    """So many cents more were granted after a bezwaar, or all of them when there was no grant yet. What was settled by a besluit
    of its own is settled again before any of that is paid."""
    toekenning = queries.find(aanvraag.id)
    if toekenning is None:
        return begin(aanvraag, plafond, more, betalen_voor, by=by)
    kas.raise_by(toekenning, more, by=by)
    if is_apart_vastgesteld(toekenning):
        return toekenning
    add_termijn(toekenning, more, today(), betalen_voor)
    if waarde(aanvraag.versie.regels, "vaststelling") == "direct":
        kas.settle(toekenning, kas.sums_of(toekenning.id)["toegekend"], by=by, reden=aanvraag.kenmerk or "")
    return toekenning


def settle_at_once(toekenning, *, by):
    """A small grant is settled with the grant itself (VNG model below EUR 5,000): one besluit, so one letter."""
    kas.settle(toekenning, toekenning.toegekend, by=by, reden=toekenning.kenmerk or "")
    move(toekenning, "meteen_vaststellen", by=by)


def plan(toekenning, regels, bedrag, betalen_voor):
    """The instalments: the first after the besluit, later ones so long after the beginning."""
    rows = waarde(regels, "termijnen", WHOLE)
    start = max(toekenning.aanvraag.begin or today(), today())
    for row, part in zip(rows, delen(bedrag, rows), strict=True):
        vanaf = klok(regels, row["na"], start).einde if row.get("na") else today()
        last = klok(regels, waarde(regels, "betaaltermijn", "6w"), vanaf).einde if row.get("na") else betalen_voor
        if part:
            add_termijn(toekenning, part, vanaf, last)


def add_termijn(toekenning, bedrag, vanaf, betalen_voor):
    """One more instalment of so many cents."""
    nummer = queries.next_termijn(toekenning.id)
    termijn = Termijn(
        toekenning_id=toekenning.id, nummer=nummer, bedrag=bedrag, vanaf=vanaf, betalen_voor=betalen_voor
    )
    db.session.add(termijn)
    db.session.flush()
    return termijn


def days_after(regels, klaar, steekproef=False):
    """By when it is accounted for, or settled ex officio: columns of Toekenning. What was over when it was granted, as after
    a bezwaar, counts from today. Who was drawn accounts for it where others do not."""
    start = max(klaar or today(), today())
    match waarde(regels, "vaststelling"):
        case "verantwoording":
            return {"verantwoorden_voor": klok(regels, waarde(regels, "verantwoordingstermijn"), start).einde}
        case "ambtshalve":
            days = {"vaststellen_voor": klok(regels, waarde(regels, "vaststellingstermijn"), start).einde}
            if steekproef:
                days["verantwoorden_voor"] = klok(regels, waarde(regels, "aanvultermijn", "2w"), start).einde
            return days
    return {}


def klok(regels, length, start):
    """The term of this length from a day on, by the calendar of the Algemene termijnenwet."""
    return Klok(
        start=start, atw=waarde(regels, "atw", True), feestdagen=kalender.feestdagen(start.year, start.year + 2),
        **length_of(length),
    )
