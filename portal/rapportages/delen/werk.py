"""How the work goes: inspanningen in numbers, under their wijkopgave, and what succeeded."""

from flask_babel import gettext as _

from portal.rapportages.rules import MOST_NAMED
from portal.speech import word
from portal.taal import profiel_here
from portal.templating import datum, kort
from portal.wijkopgaven.rules.inspanning import Koers, Status, toont_koers

LONGEST_TEXT = 400
OVER = (Status.GEREED, Status.GESTOPT)
TE_LAAT = "te_laat"


def state(row):
    """What a reader wants to know of an inspanning: how it goes, that it should have been done, or that it is over."""
    if row.had_klaar:
        return TE_LAAT
    return row.koers if toont_koers(row) else row.status


def counted(rows):
    """How many go as planned, run behind, are stuck, have not begun, are done, were stopped or should have been done."""
    states = [state(row) for row in rows]
    return {"totaal": len(rows)} | {str(name): states.count(name) for name in (*Koers, Status.INGEPLAND, *OVER, TE_LAAT)}


def opgaven(rows, work, *, each):
    """Each wijkopgave with how its work of this period goes; with ``each`` its inspanningen one by one."""
    return [one_opgave(row, [one for one in work if one.opgave_id == row.id], each) for row in rows]


def one_opgave(row, work, each):
    return {
        "id": row.id, "titel": row.title, "gebied": row.gebied_naam, "stand": str(word(row.status)), "budget": row.budget,
        "fase": profiel_here().wijkwerk.fase(row.fase).naam, "periode": f"{datum(row.van)} – {datum(row.tot)}",
        "gepland": sum(one.gepland for one in work), "besteed": sum(one.besteed for one in work),
        "inspanningen": [effort(one) for one in work] if each else [], **counted(work),
    }


def in_words(row):
    return _("Had klaar moeten zijn op %(dag)s", dag=datum(row.had_klaar)) if row.had_klaar else str(word(state(row)))


def effort(row):
    return {
        "id": row.id, "kenmerk": row.kenmerk or "", "titel": row.title, "staat": state(row), "woord": in_words(row),
        "cluster": profiel_here().wijkwerk.cluster(row.cluster).naam if row.cluster else "",
        "voortgang": row.voortgang, "mijlpalen": row.mijlpalen, "gehaald": row.gehaald,
        "gepland": row.gepland, "besteed": row.besteed, "inbreng": row.inbreng,
    }


def wins(rows):
    """What succeeded, with the words told of it last: the first ones, and how many there are."""
    told = [{"titel": row.title, "tekst": kort(row.note or row.wat, LONGEST_TEXT)} for row in rows[:MOST_NAMED]]
    return {"aantal": len(rows), "eerste": told}
