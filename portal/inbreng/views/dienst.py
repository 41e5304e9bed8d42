"""A service answers what was sent on to it, with the link of its mail and without an account."""

from flask import make_response, redirect, render_template, url_for

from portal.clock import now
from portal.errors import NotNow
from portal.inbreng import actions
from portal.inbreng.forms.beloven import AntwoordForm
from portal.inbreng.rules.afspraak import is_verlopen
from portal.inbreng.views.blueprint import room


@room.form("/antwoord/<key>", may="inbreng.antwoorden", limit_posts="dienst")
def reply(key):
    """The address is the key: it opens this one question, once, and nothing else. What comes too late is not lost."""
    asked, form = actions.open_question(key), AntwoordForm()
    open_ = asked.beantwoord_at is None and not is_verlopen(asked, now())
    if open_ and form.validate_on_submit():
        open_ = answered(asked, form.antwoord.data)
        asked = actions.open_question(key)
    if form.is_submitted() and asked.beantwoord_at and asked.antwoord == form.antwoord.data:
        return redirect(url_for(".reply", key=key), 303)
    late = form.is_submitted() and not open_
    page = make_response(
        render_template("inbreng/reply.html", form=form, asked=asked, inbreng=asked.inbreng, open=open_, late=late),
        409 if late else 200,
    )
    page.headers["Cache-Control"] = "private, no-store"
    page.headers["X-Robots-Tag"] = "noindex"
    return page


def answered(asked, antwoord):
    """Was this the answer? A colleague may have been first."""
    try:
        return actions.answer(asked, antwoord) is not None
    except NotNow:
        return False
