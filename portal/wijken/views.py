"""The pages about areas: the list of wijken and buurten, and the page of each."""

import json

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from portal.activiteiten import queries as activiteiten
from portal.buurtagenda import queries as buurtagenda
from portal.forms import tidy
from portal.initiatieven import queries as initiatieven
from portal.lists import running
from portal.room import Room
from portal.story import actions as story
from portal.story import queries as stories
from portal.wijken import kaart, queries, rules
from portal.wijkopgaven import queries as wijkopgaven

LONGEST_QUESTION = 80
LEEFTIJDEN = {
    "inw_0_15": lazy_gettext("0 tot 15"),
    "inw_15_25": lazy_gettext("15 tot 25"),
    "inw_25_45": lazy_gettext("25 tot 45"),
    "inw_45_65": lazy_gettext("45 tot 65"),
    "inw_65_plus": lazy_gettext("65 en ouder"),
}

room = Room("wijken", __name__, url_prefix="/buurten", load=queries.one)


def place(code):
    code = rules.code_in(code)
    known = current_user.is_authenticated
    return queries.place(code, stories.follows(current_user, queries.Place.kind, code) if known else None)


@room.page("/", may="buurten.lezen", cache=True)
def index():
    tree, q = queries.area_tree(), tidy(request.args.get("q"))[:LONGEST_QUESTION]
    meant, found = rules.look_up(tree.walk(), q)
    if meant:
        return redirect(url_for(".show", code=meant.code))
    return render_template("wijken/index.html", tree=tree, q=q, found=found, postcode=rules.is_postcode(q))


@room.page("/mijn", may="buurten.lezen")
def mijn_buurt():
    code = current_user.buurt_code
    return redirect(url_for(".show", code=code) if code else url_for(".index"))


@room.page("/<code>", may="buurten.lezen", load=place, cache=True)
def show(place):
    shapes, viewbox = kaart.picture(place.in_view, url_for(".index"), place.plannen, place.code)
    ages = [(text, place.figure(name)) for name, text in LEEFTIJDEN.items() if place.figure(name) is not None]
    return render_template(
        "wijken/show.html",
        place=place,
        shapes=shapes,
        viewbox=viewbox,
        leeftijden=ages,
        plannen=initiatieven.cards_in(place.code, limit=6),
        aantallen=initiatieven.counts_in(place.code),
        agendas=buurtagenda.running_in(place.code),
        activiteiten=activiteiten.coming_in(place.code),
        opgaven=wijkopgaven.running_in(place.code),
        tegels=current_app.config["TEGELS_URL"],
    )


@room.page("/<code>/kaart.json", may="buurten.lezen", cache=True)
def geojson(gebied):
    """The outlines on the map of this area, each with its name, plans and page; geometry goes out as it was kept."""
    rows = queries.outlines(gebied.code)
    shades = kaart.shades({row.code: int(row.plannen) for row in rows})
    features = ",".join(feature(row, shades[row.code] + " here" * (row.code == gebied.code)) for row in rows)
    text = f'{{"type":"FeatureCollection","features":[{features}]}}'
    return current_app.response_class(text, mimetype="application/geo+json")


def feature(row, klasse):
    page, naam = url_for(".show", code=row.code), row.naam + running(row.plannen)
    about = json.dumps({"code": row.code, "naam": naam, "url": page, "klasse": klasse})
    return f'{{"type":"Feature","id":"{row.code}","properties":{about},"geometry":{row.geometry}}}'


@room.deed("/<code>/volgen", may="buurten.volgen")
def volgen(gebied):
    story.follow(gebied.kind, gebied.code, by=current_user)
    flash(_("Je volgt %(naam)s. Je krijgt bericht als hier iets gebeurt.", naam=gebied.naam))
    return redirect(url_for(".show", code=gebied.code), 303)


@room.deed("/<code>/ontvolgen", may="buurten.volgen")
def ontvolgen(gebied):
    story.unfollow(gebied.kind, gebied.code, by=current_user)
    flash(_("Je volgt %(naam)s niet meer.", naam=gebied.naam))
    return redirect(url_for(".show", code=gebied.code), 303)
