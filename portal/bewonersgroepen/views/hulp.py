"""For staff: groups in which a role is empty, and who helps them."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.rules import BESTUUR, LONGEST_NAME
from portal.bewonersgroepen.views.blueprint import room
from portal.people.rules import plain_name


@room.page("/zonder-contact", may="bewonersgroepen.helpen")
def helpless():
    after = plain_name(request.args.get("na"))[:LONGEST_NAME]
    page = queries.helpless(current_user, after)
    return render_template("bewonersgroepen/helpless.html", page=page, first=not after, rollen=BESTUUR)


@room.deed("/<int:id>/helpen", may="bewonersgroepen.bijstaan")
def help_out(groep):
    actions.help_out(groep, by=current_user)
    flash(_("Je staat nu bij deze groep als hulp. De mensen in de groep krijgen bericht."))
    return redirect(url_for(".helpless"), 303)


@room.deed("/<int:id>/niet-meer-helpen", may="bewonersgroepen.bijstaan")
def stop_helping(groep):
    actions.stop_helping(groep, by=current_user)
    flash(_("Je staat niet meer bij deze groep als hulp."))
    return redirect(url_for(".helpless"), 303)
