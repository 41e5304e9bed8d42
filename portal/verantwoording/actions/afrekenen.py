"""The money of a final amount: booked, what is left of it as a new instalment, and what must come back with its term."""

from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.termijnen import betalen_voor, bezwaar_tot, klok
from portal.story.actions import move
from portal.toekenningen.actions import kas
from portal.toekenningen.actions.beginnen import add_termijn
from portal.verantwoording import queries
from portal.verantwoording.feiten import facts_of


def settle(vaststelling, step, *, by):
    """Take the step, book the amount, and fill in all that its letter says. NotNow("betaalrun") while more of it stands in
    a payment run than is left to be paid.
    """
    toekenning = vaststelling.toekenning
    facts = facts_of(toekenning, queries.meetellend(toekenning.id))
    move(toekenning, step, by=by, note=vaststelling.reden, data={"bedrag": vaststelling.bedrag})
    kas.settle(toekenning, vaststelling.bedrag, by=by, sparen=toekenning.gespaard, reden=toekenning.kenmerk or "")
    rest = pay_the_rest(toekenning, betalen_voor(regels_of(toekenning), today()))
    vaststelling.feiten = (vaststelling.feiten or {}) | facts | {"rest": rest}
    for name, value in days_of(toekenning, rest).items():
        setattr(vaststelling, name, value)
    db.session.add(vaststelling)
    db.session.flush()


def regels_of(toekenning):
    return toekenning.aanvraag.versie.regels


def days_of(toekenning, rest):
    """What was settled today asks for, and until when: columns of Vaststelling."""
    day, regels, terug = today(), regels_of(toekenning), toekenning.terug_te_betalen
    return {
        "besluit_op": day,
        "bezwaar_tot": bezwaar_tot(day),
        "betalen_voor": betalen_voor(regels, day) if rest else None,
        "terug": terug,
        "terug_voor": klok(regels, "terugbetaaltermijn", "6w", day).einde if terug else None,
    }


def pay_the_rest(toekenning, voor):
    """Let the instalments come to what is left to be paid, all of it at the latest on ``voor``; how much that is, in cents."""
    db.session.flush()
    rest, waits = toekenning.te_betalen - queries.in_run(toekenning.id), queries.open_termijnen(toekenning.id)
    if rest < 0:
        raise NotNow("betaalrun")
    later = any(max(termijn.vanaf, termijn.betalen_voor) > voor for termijn in waits)
    if later or sum(termijn.bedrag for termijn in waits) != rest:
        for termijn in waits:
            termijn.vervallen = True
        if rest:
            add_termijn(toekenning, rest, today(), voor)
    return rest
