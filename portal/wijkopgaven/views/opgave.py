"""Reading a wijkopgave: what is going on, what is wanted, what is done for it; of now and of earlier years. And following
it, or hearing nothing more of it."""

from flask import abort, flash, render_template
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import today
from portal.permissions import can
from portal.story import actions as story
from portal.story.linked import STIL_OPGAVE
from portal.taal import profiel_here
from portal.wijkopgaven import queries
from portal.wijkopgaven.draad import thread
from portal.wijkopgaven.queries.lijn import brought_to
from portal.wijkopgaven.rules.opgave import Status, next_year
from portal.wijkopgaven.views.blueprint import back, room


def whole(id):
    return queries.blad(id, current_user.id if current_user.is_authenticated else 0)


@room.page("/", may="wijkopgaven.bekijken", cache=True)
def index():
    found = queries.public()
    running = [opgave for opgave in found if opgave.status == Status.VASTGESTELD]
    past = [opgave for opgave in found if opgave.status != Status.VASTGESTELD]
    return render_template("wijkopgaven/index.html", running=running, past=past)


@room.page("/<int:id>", may="wijkopgaven.lezen", load=whole, cache=True)
def show(opgave):
    werkt = can(current_user, "inspanningen.beheren", opgave)
    jaren = readable(opgave, werkt)
    return render_template(
        "wijkopgaven/show.html",
        opgave=opgave,
        werkt=werkt,
        herkomst=brought_to(opgave.id),
        jaren=jaren,
        jaar=next((jaar for jaar in jaren if jaar.vastgesteld_at), jaren[0] if jaren else None),
        straks=next_year(opgave, [jaar.jaar for jaar in opgave.jaren if jaar.vastgesteld_at], today()),
        draad=thread(profiel_here().wijkwerk.cyclus, opgave.fase),
        team=opgave.team,
        boom=queries.tree(opgave, code=opgave.gebied_code, concepten=werkt),
    )


def readable(opgave, werkt):
    """The versions this visitor may read, the newest first: those that were adopted and, for staff, drafts."""
    return [jaar for jaar in opgave.jaren if werkt or jaar.vastgesteld_at]


@room.page("/<int:id>/jaar/<int:jaar>", may="wijkopgaven.lezen", load=queries.with_years, cache=True)
def year(opgave, jaar):
    jaren = readable(opgave, can(current_user, "inspanningen.beheren", opgave))
    version = next((one for one in jaren if one.jaar == jaar), None) or abort(404)
    return render_template("wijkopgaven/jaar.html", opgave=opgave, jaren=jaren, jaar=version)


@room.deed("/<int:id>/volgen", may="wijkopgaven.volgen")
def follow(opgave):
    story.follow(opgave.kind, opgave.id, by=current_user)
    story.unfollow(STIL_OPGAVE, opgave.id, by=current_user)
    return back(opgave)


@room.deed("/<int:id>/niet-volgen", may="wijkopgaven.volgen")
def unfollow(opgave):
    story.unfollow(opgave.kind, opgave.id, by=current_user)
    return back(opgave)


@room.deed("/<int:id>/stil", may="wijkopgaven.volgen")
def hush(opgave):
    story.stop_mail(STIL_OPGAVE, opgave.id, by=current_user)
    flash(_("Je hoort niets meer over dit werk. Over je eigen idee of aanvraag hoor je nog wel van ons."))
    return back(opgave)


@room.deed("/<int:id>/weer-horen", may="wijkopgaven.volgen")
def hear_again(opgave):
    story.unfollow(STIL_OPGAVE, opgave.id, by=current_user)
    flash(_("Je hoort weer over dit werk als het bij iets van jou hoort."))
    return back(opgave)
