"""Finding and reading initiatieven."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from portal import uploads
from portal.clock import today
from portal.forms import tidy
from portal.initiatieven import queries
from portal.initiatieven.rules import (
    EINDE,
    NIEUWS,
    OPENBAAR,
    Status,
    is_kenmerk,
    is_lopend,
    is_openbaar,
    is_steunbaar,
    is_verlaten,
)
from portal.initiatieven.views.blueprint import room
from portal.moderatie import queries as moderatie
from portal.people.models import Stranger
from portal.permissions import can
from portal.story import queries as story
from portal.wijken import kaart
from portal.wijken import queries as wijken
from portal.zoeken.rules import query_terms

STATUSES = [status for status in Status if status in OPENBAAR]
FILTERS = ("zoek", "buurt", "thema", "status", "sorteer")


@room.page("/", may="initiatieven.bekijken", cache=True)
def index():
    asked = request.args.to_dict()
    filters = {name: tidy(asked.get(name))[:100] for name in FILTERS}
    named = queries.by_kenmerk(filters["zoek"]) if is_kenmerk(filters["zoek"]) else None
    if named and is_openbaar(current_user, named):
        return redirect(url_for(".show", id=named.id))
    page = queries.index(filters | {"na": asked.get("na")})
    return render_template(
        "initiatieven/index.html",
        page=page,
        meant=None if asked.get("na") else queries.meant(filters, len(page)),
        filters=filters,
        statuses=STATUSES,
        gebieden=wijken.choices(),
        filtered=any(filters.values()),
        searchable=not filters["zoek"] or bool(query_terms(filters["zoek"])),
    )


@room.page("/<int:id>", may="initiatieven.lezen", cache=True)
def show(initiatief):
    if initiatief.status == Status.CONCEPT:
        return redirect(url_for(".edit", id=initiatief.id))
    steunt, volgt, near = queries.mine(initiatief, current_user)
    return render_template(
        "initiatieven/show.html",
        initiatief=initiatief,
        steunt=steunt,
        volgt=volgt,
        near=near,
        mijlpalen=queries.mijlpalen(initiatief),
        events=story.public_story("initiatieven", initiatief.id),
        soorten=NIEUWS,
        voorbij=initiatief.status in EINDE,
        verlopen=initiatief.aanvullen_voor is not None and initiatief.aanvullen_voor < today(),
        openbaar=is_openbaar(current_user, initiatief),
        zaak=moderatie.open_request(initiatief) if initiatief.hidden_at else None,
        steunbaar=is_steunbaar(current_user, initiatief),
        gezocht=(is_lopend & is_verlaten)(current_user, initiatief),
        plek=drawn_place(initiatief),
    )


def drawn_place(initiatief):
    """The place that was pointed out in a drawing of the areas around it, or None."""
    if not (initiatief.lat and initiatief.lon):
        return None
    return kaart.pinned(wijken.around(initiatief.gebied_code), initiatief.gebied_code, initiatief.lat, initiatief.lon)


@room.page("/<int:id>/versies", may="initiatieven.lezen")
def versions(initiatief):
    page = queries.versies(initiatief, request.args.get("na"))
    return render_template("initiatieven/versions.html", initiatief=initiatief, page=page)


@room.page("/gelijk", may="initiatieven.bekijken")
def similar():
    """The fragment with look-alikes, for while somebody types a title."""
    rows = queries.similar_to(request.args.get("q", "")[:100])
    return render_template("initiatieven/similar.html", rows=rows)


@room.page("/fotos/<code>.webp", may="fotos.lezen", load=queries.foto)
def foto(foto):
    public = can(Stranger(), "fotos.lezen", foto)
    return uploads.send(foto.key, small=bool(request.args.get("klein")), public=public)
