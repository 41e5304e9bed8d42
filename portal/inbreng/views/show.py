"""The page of one submission: the line, for whoever handed it in, for everyone when public, and for who handles it."""

from flask import render_template, url_for
from flask_login import current_user

from portal.buurtagenda import queries as agendas
from portal.buurtagenda.models import Agendapunt
from portal.clock import today
from portal.inbreng import queries
from portal.inbreng.rules.afspraak import AANVRAGEN, wacht_op_dienst
from portal.inbreng.rules.vervolg import vervolg
from portal.inbreng.views.blueprint import room
from portal.inbreng.views.thing import readable
from portal.inbreng.views.wachtrij import way_back
from portal.permissions import can
from portal.permissions.opgaven import mag_inbreng_volgen
from portal.story.things import place
from portal.toekenningen import queries as toekenningen
from portal.wijkopgaven.queries import lijn as lijnen

# Where staff work on a thing of this kind, and who may.
DESKS = {
    "initiatieven": ("moderatie.case", "moderatie.behandelen"),
    "aanvragen": ("buurtbonnen.dossier_page", "aanvragen.dossier"),
}
GOING_ON = ("vastgesteld", "ingepland", "in_uitvoering")


@room.page("/<int:id>", may="inbreng.lezen", cache=True)
def show(inbreng):
    intern = can(current_user, "inbreng.behandelen", inbreng)
    pad, werkplek, eigen = places(inbreng, intern)
    lijn, sent = known_links(inbreng), queries.forwardings(inbreng.id)
    werk = {row.doel_id: row for row in lijn if row.los_at is None and row.openbaar and row.kind == "inspanningen"}
    events = queries.events(inbreng, werk, eigen=eigen, intern=intern)
    dienst = next((one for one in sent if wacht_op_dienst(current_user, one)), None)
    return render_template(
        "inbreng/show.html", inbreng=inbreng, intern=intern, eigen=eigen, pad=pad, werkplek=werkplek, lijn=lijn,
        doorsturingen=sent, events=events, uitslag=outcome(inbreng, events), terug=way_back(), place=place, vandaag=today(),
        werk=werk, dienst=dienst, geld=money(inbreng), stemmingen=votes(inbreng),
        hierna=vervolg(
            inbreng, today(), wacht_op_dienst=dienst is not None, werk=any(map(goes_on, lijn)), weg=eigen and is_off(inbreng),
        ),
    )


def is_off(inbreng):
    """Did staff take it off the site? Asked only of what is not there."""
    thing = None if inbreng.openbaar else readable(inbreng)
    return any(getattr(thing, since, None) for since in ("hidden_at", "weggehaald_at"))


def money(inbreng):
    """The grant an application led to, for who may read it."""
    granted = inbreng.soort == AANVRAGEN and inbreng.status == "toegekend"
    toekenning = toekenningen.find(inbreng.thing_id) if granted else None
    return toekenning if toekenning and can(current_user, "toekenningen.lezen", toekenning) else None


def votes(inbreng):
    """The votes about a point of an agenda."""
    return agendas.stemmingen(inbreng.thing_id) if inbreng.soort == Agendapunt.kind else ()


def known_links(inbreng):
    """Its links to work this visitor may read of: a draft is for who works on it."""
    return [row for row in lijnen.of_inbreng(inbreng.id) if can(current_user, f"{row.kind}.lezen", row)]


def outcome(inbreng, events):
    """The event that brought it where it ended, as far as this visitor may know of it; None while it goes on."""
    brought = (one for one in reversed(events) if one.kind == inbreng.soort and one.after == inbreng.status != one.before)
    return next(brought, None) if inbreng.afgerond else None


def goes_on(row):
    """Is this link one to public work that goes on, of which whoever follows the line will hear?"""
    return row.los_at is None and row.openbaar and row.status in GOING_ON


def places(inbreng, intern):
    """Where the thing itself stands, where staff work on it, and whether this visitor may read all that was told about
    it: an address is "" for who may not go there."""
    pad = place(inbreng.soort, inbreng.thing_id)
    if not intern:
        eigen = mag_inbreng_volgen(current_user, inbreng)
        return (pad if inbreng.openbaar or eigen else ""), "", eigen
    thing = readable(inbreng)
    desk, may = DESKS.get(inbreng.soort, ("", ""))
    at_desk = thing is not None and desk and can(current_user, may, thing)
    return (pad if thing else ""), (url_for(desk, id=thing.id, terug=way_back()) if at_desk else ""), thing is not None
