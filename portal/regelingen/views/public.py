"""What anyone may read: what people can apply for now and soon, and one regeling in plain words."""

from flask import render_template

from portal.buurtbonnen.queries.openbaar import openbare_rij, waiting_in
from portal.buurtbonnen.queries.rij import lotingen_of
from portal.clock import today
from portal.regelingen import queries
from portal.regelingen.queries.plafond import published_plafond
from portal.regelingen.reading import by_group
from portal.regelingen.rules.queue import lot
from portal.regelingen.sentences import explained, ordered
from portal.regelingen.views.blueprint import room
from portal.regelingen.words import GROEPEN

# What people ask first, in this order.
FIRST = ("aanvragers", "minimum", "maximum", "verdeling", "beslistermijn")
LOCK = {"may": "regelingversies.lezen", "cache": True}


@room.page("/", may="regelingen.bekijken", cache=True)
def index():
    day = today()
    vensters = queries.vensters_from(day)
    now, soon = ([v for v in vensters if (v.opent_op <= day) is is_open] for is_open in (True, False))
    return render_template("regelingen/index.html", now=now, soon=soon, facts=facts)


def current(code):
    return queries.current(code, today())


@room.page("/<code>", load=current, **LOCK)
def show(versie):
    return page(versie)


@room.page("/versies/<int:id>", load=queries.versie, **LOCK)
def version(versie):
    return page(versie)


def page(versie):
    day = today()
    published = queries.published(versie.regeling_id, day)
    holding = next((row for row in published if row.geldt), None)
    is_open = versie.venster_on(day) and holding and holding.id == versie.id
    begun = [venster for venster in versie.vensters if venster.opent_op <= day][-2:]
    return render_template(
        "regelingen/show.html", versie=versie, day=day, published=published, holding=holding, is_open=is_open,
        facts=facts(versie), regels=by_group(versie.regels), groepen=GROEPEN, lotingen=lotingen_of(versie), lot=lot,
        verlaagd=queries.lowered_in(versie.vensters),
        begun=begun[::-1], wachtend=waiting_in(begun), volgorde=ordered(versie.regels),
    )


@room.page("/plafonds/<int:id>/wachtrij", load=published_plafond, may="plafonds.bekijken", cache=True)
def wachtrij(plafond):
    rij, lines = openbare_rij(plafond), ordered(plafond.venster.versie.regels)
    return render_template("regelingen/wachtrij.html", plafond=plafond, rij=rij, volgorde=lines, explained=explained)


def facts(versie):
    """The regels people ask for first."""
    lines = {regel.sleutel: regel for lines in by_group(versie.regels).values() for regel in lines}
    return [lines[sleutel] for sleutel in FIRST if sleutel in lines]
