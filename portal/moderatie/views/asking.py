"""Saying that something on the site is not in order: the same question on the page of everything people put there."""

from flask import flash, redirect, render_template
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.moderatie import actions
from portal.moderatie.forms import MisbruikForm
from portal.story.things import place


def ask_report(thing):
    """The form about this thing, or what follows on it: back to its page."""
    page = place(thing.kind, thing.id)
    form = MisbruikForm()
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.report_abuse(thing, form.tekst.data, by=current_user)
        flash(_("Dank je wel. We kijken ernaar. Je hoort wat we besluiten.") if current_user.is_authenticated
              else _("Dank je wel. We kijken ernaar."))
        return redirect(page, 303)
    return render_template("moderatie/ask.html", form=form, thing=thing, page=page)
