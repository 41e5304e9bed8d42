"""Berichten, how to stop them, feeds and the development letterbox."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.extensions import csrf
from portal.initiatieven import queries as initiatieven
from portal.paging import key_of
from portal.room import Room
from portal.security import safe_next
from portal.story import actions, feeds, mail, queries
from portal.taal import marked, profiel_here
from portal.wijken import queries as wijken
from portal.words.mijn import mijn

room = Room("story", __name__, url_prefix="")


@room.page("/berichten/", may="story.berichten")
def berichten():
    before = number(request.args.get("na"))
    page = queries.berichten(current_user, before)
    reasons = queries.own_words(current_user, [bericht.event for bericht in page])
    eigen = {event_id: mijn(reason) for event_id, reason in reasons.items()}
    return render_template("story/berichten.html", page=page, first=before is None, eigen=eigen)


@room.deed("/berichten/gelezen", may="story.berichten")
def gelezen():
    actions.mark_read(number(request.form.get("tot")) or abort(400), by=current_user)
    flash(_("Al je berichten staan op gelezen."))
    return redirect(url_for(".berichten"))


@room.deed("/themas/<sleutel>/volgen", may="story.berichten")
def volgen(sleutel):
    thema = known_thema(sleutel)
    actions.follow("themas", thema.sleutel, by=current_user)
    flash(_("Je volgt nu het thema %(naam)s.", naam=thema.naam))
    return redirect(safe_next(request.form.get("terug")))


@room.deed("/themas/<sleutel>/ontvolgen", may="story.berichten")
def ontvolgen(sleutel):
    thema = known_thema(sleutel)
    actions.unfollow("themas", thema.sleutel, by=current_user)
    flash(_("Je volgt het thema %(naam)s niet meer.", naam=thema.naam))
    return redirect(safe_next(request.form.get("terug")))


@csrf.exempt
@room.form("/afmelden/<token>", may="story.afmelden")
def afmelden(token):
    """The address itself is the key: mail programs post here without a session (RFC 8058), so no redirect."""
    person_id, kind, key = mail.read_stop(token) or abort(404)
    gestopt = request.method == "POST"
    if gestopt:
        actions.stop_mail(kind, key, by=queries.reader(person_id))
    return render_template("story/afmelden.html", gestopt=gestopt, kind=kind, naam=name_of(kind, key))


@room.page("/atom.xml", may="voordeur.bekijken", cache=True)
def feed():
    return feeds.atom(_("Nieuws over initiatieven"), "/", request.path, queries.latest_public(feeds.MOST))


@room.page("/buurten/<code>/atom.xml", may="buurten.lezen", load=wijken.one, cache=True)
def buurt_feed(gebied):
    events = queries.latest_public(feeds.MOST, codes=queries.inside(gebied.code))
    title = _("Initiatieven in %(naam)s", naam=gebied.naam)
    return feeds.atom(title, f"/buurten/{gebied.code}", request.path, events)


@room.page("/initiatieven/<int:id>/atom.xml", may="initiatieven.lezen", load=initiatieven.one, cache=True)
def initiatief_feed(initiatief):
    if not initiatief.openbaar:
        abort(404)
    events = queries.latest_public(feeds.MOST, initiatief_id=initiatief.id)
    return feeds.atom(initiatief.title, f"/initiatieven/{initiatief.id}", request.path, events)


@room.page("/ontwikkeling/brievenbus", may="story.brievenbus")
def brievenbus():
    if current_app.config["PRODUCTION"] or current_app.config["MAIL_URL"]:
        abort(404)
    before = number(request.args.get("na"))
    return render_template("story/brievenbus.html", page=queries.mails(before), first=before is None)


def number(text):
    key = key_of(text, 1)
    return key and key[0]


def known_thema(sleutel):
    themas = {thema.sleutel: thema for thema in profiel_here().themas}
    return themas.get(sleutel) or abort(404)


def name_of(kind, key):
    """What somebody follows, as anyone may read it."""
    if kind == "themas":
        return marked(profiel_here().thema(key).naam)
    return queries.followed_name(kind, key) if kind else ""
