"""The home page and the pages about the portal itself."""

from flask import abort, current_app, render_template, request, url_for

from portal.buurtbonnen import opruimen as aanvragen
from portal.clock import today
from portal.initiatieven import opruimen as plannen
from portal.initiatieven import queries as initiatieven
from portal.room import Room
from portal.story import mail
from portal.story import queries as story
from portal.taal import profiel_here
from portal.voordeur.wegwijzer import guide
from portal.wijken import kaart
from portal.wijken import queries as wijken

room = Room("voordeur", __name__)


@room.page("/", may="voordeur.bekijken", cache=True)
def index():
    boom = wijken.area_tree()
    plans = {wijk.code: wijk.plannen for wijk in boom.delen}
    shapes = kaart.readable(kaart.shapes(wijken.map_of_town(), url_for("wijken.index"), plans), kaart.WIDTH)
    return render_template(
        "voordeur/index.html",
        boom=boom,
        kaart=shapes,
        viewbox=kaart.viewbox(shapes),
        aantallen=initiatieven.counts_in(),
        lopend=initiatieven.running(),
        nieuws=story.latest_public(4),
    )


@room.page("/wegwijzer", may="voordeur.bekijken", cache=True)
def wegwijzer():
    gids = guide(request.args, today())
    return render_template("voordeur/wegwijzer.html", gids=gids, adres=gids.row and address_of(gids))


def address_of(gids):
    """Outside the portal for what is broken; else the door of the room that takes it further."""
    if not gids.door.endpoint:
        return profiel_here().melding_url
    return url_for(gids.door.endpoint, versie=gids.row.offer and gids.row.offer.id)


@room.page("/hoe-wij-beslissen", may="voordeur.bekijken", cache=True)
def hoe_wij_beslissen():
    return render_template("voordeur/hoe_wij_beslissen.html", dagen=initiatieven.days_to_first_answer())


@room.page("/spelregels", may="voordeur.bekijken", cache=True)
def spelregels():
    return render_template("voordeur/spelregels.html")


@room.page("/toegankelijkheid", may="voordeur.bekijken", cache=True)
def toegankelijkheid():
    return render_template("voordeur/toegankelijkheid.html")


@room.page("/privacy", may="voordeur.bekijken", cache=True)
def privacy():
    days = {"mail": mail.KEPT.days, "plan": plannen.BROWSER_REMEMBERS.days, "dagen": aanvragen.BROWSER_REMEMBERS.days}
    return render_template("voordeur/privacy.html", bewaren=aanvragen.bewaartermijnen(), **days)


@room.page("/contact", may="voordeur.bekijken", cache=True)
def contact():
    return render_template("voordeur/contact.html")


@room.page("/onderdelen", may="voordeur.bekijken")
def onderdelen():
    """Every component with sample data; development only."""
    if current_app.config["PRODUCTION"]:
        abort(404)
    return render_template("voordeur/onderdelen.html", vandaag=today(), form=None)


@room.page("/gezond", may="voordeur.bekijken")
def gezond():
    """For the proxy: answers when the database does."""
    initiatieven.counts()
    return {"gezond": True}
