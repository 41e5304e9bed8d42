"""A service answers what was sent on to it, with the link of its mail and without an account."""

from flask import make_response, redirect, render_template, url_for

from portal.clock import now
from portal.inbreng import actions
from portal.inbreng.forms.beloven import AntwoordForm
from portal.inbreng.rules.afspraak import is_verlopen
from portal.inbreng.views.blueprint import room


@room.form("/antwoord/<key>", may="inbreng.antwoorden", limit_posts="dienst")
def reply(key):
    """The address is the key: it opens this one question, once, and nothing else."""
    asked, form = actions.open_question(key), AntwoordForm()
    open_ = asked.beantwoord_at is None and not is_verlopen(asked, now())
    if open_ and form.validate_on_submit():
        actions.answer(asked, form.antwoord.data)
        return redirect(url_for(".reply", key=key), 303)
    page = make_response(render_template("inbreng/reply.html", form=form, asked=asked, inbreng=asked.inbreng, open=open_))
    page.headers["Cache-Control"] = "private, no-store"
    page.headers["X-Robots-Tag"] = "noindex"
    return page
