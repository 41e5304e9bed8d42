"""The same question for things of any kind: what is not in order here, and why does this news go off the site?"""

from flask import flash, redirect, render_template
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.moderatie import actions
from portal.moderatie.forms import MisbruikForm, NieuwsWegForm
from portal.story.queries import told_news
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


def ask_to_drop_news(thing, number, drop):
    """The form about this news of a thing, or what follows: ``drop`` takes it off the site, for staff."""
    form, event, page = NieuwsWegForm(), told_news(thing, number), place(thing.kind, thing.id)
    if form.validate_on_submit():
        drop(thing, event, form.reden.data, by=current_user)
    elif event.openbaar:
        return render_template("moderatie/drop_news.html", form=form, thing=thing, event=event, page=page)
    flash(_("Dit staat niet meer op de site."))
    return redirect(page, 303)
