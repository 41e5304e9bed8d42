"""The money of one grant, for who received it, and the grants of somebody."""

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from portal.clock import today
from portal.permissions import can
from portal.toekenningen import queries
from portal.toekenningen.queries import geld
from portal.toekenningen.rules.plan import vraagt_plan
from portal.toekenningen.rules.volgende import is_lager_aangekondigd, volgende
from portal.toekenningen.rules.who import hoort_erbij, is_ontvanger
from portal.toekenningen.views.blueprint import room

# For whom, the door, and what it is called on the page of the money.
WEGEN = (
    ("toekenningen.lezen", "verantwoording.case", lazy_gettext("Verantwoording en vaststelling")),
    ("toekenningen.rekening", "betalingen.account", lazy_gettext("Rekeningnummer")),
    ("toekenningen.verschuiven", "toekenningen.move", lazy_gettext("Geld anders gebruiken")),
    ("toekenningen.opnemen", "toekenningen.use_saved", lazy_gettext("Gespaard geld gebruiken")),
    ("toekenningen.beoordelen", "verantwoording.judge", lazy_gettext("Beoordelen en vaststellen")),
    ("betalingen.ontvangen", "betalingen.received", lazy_gettext("Ontvangst boeken")),
)


@room.page("/", may="toekenningen.bekijken")
def mine():
    page = queries.of_person(current_user, request.args.get("na"))
    tekenen = {row.toekenning_id for row in queries.to_sign(current_user, page.items)}
    stand = queries.stands(page.items)
    return render_template("toekenningen/mine.html", page=page, stand=stand, tekenen=tekenen, vandaag=today())


@room.page("/<int:id>", may="toekenningen.lezen")
def show(toekenning):
    facts = coming(toekenning)
    return render_template(
        "toekenningen/show.html", toekenning=toekenning, aanvraag=toekenning.aanvraag, stand=queries.stand(toekenning),
        uitgaven=expenses(toekenning), verloop=geld.verloop(toekenning), wegen=ways(toekenning, facts["vaststelling"]), **facts,
        volgende=volgende(toekenning, today(), **facts), lager=is_lager_aangekondigd(facts["vaststelling"]),
        ontvanger=is_ontvanger(current_user, toekenning), van_mij=hoort_erbij(current_user, toekenning),
    )


def coming(toekenning):
    """All that decides what comes next."""
    return {
        "termijnen": geld.termijnen(toekenning), "tekenen": queries.to_sign(current_user, [toekenning]),
        "vaststelling": geld.final_amount(toekenning), "rekening": geld.has_account(toekenning),
        "plan": None if toekenning.plan_akkoord else queries.plan_of(toekenning.id),
    }


def expenses(toekenning):
    """A page of the expenses this visitor reads: all of them, or what they recorded themselves."""
    own = None if can(current_user, "toekenningen.uitgaven", toekenning) else current_user.id
    return queries.spent(toekenning, own, request.args.get("na"))


def ways(toekenning, vaststelling):
    """Where this visitor can go on to: (text, address). Saved money waits while a lower amount is announced."""
    waits = ("toekenningen.opnemen",) if is_lager_aangekondigd(vaststelling) else ()
    regels = toekenning.aanvraag.versie.regels
    plan = [(_("Bestedingsplan"), url_for(".plan", id=toekenning.id))] if vraagt_plan(regels) else []
    doors = [(text, door) for may, door, text in WEGEN if may not in waits and can(current_user, may, toekenning)]
    return plan + [(text, url_for(door, id=toekenning.id)) for text, door in doors]
