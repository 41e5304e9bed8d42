"""Making a report for the council, and showing it ever after as it was made."""

from types import SimpleNamespace

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from portal import limits
from portal.pdf import is_possible
from portal.permissions import can
from portal.rapportages import actions, papier, queries
from portal.rapportages.forms import VerslagForm
from portal.rapportages.rules import controlegetal
from portal.rapportages.views.blueprint import room
from portal.rapportages.views.overzicht import this_year
from portal.speech import word
from portal.wijken import queries as wijken
from portal.wijken.rules import Soort


@room.form("/nieuw", may="rapportages.maken", limit_posts="verslagen")
def make():
    van, tot = this_year()
    form = VerslagForm(gebieden=areas(), gebied_code=request.args.get("gebied"), van=van, tot=tot)
    if form.validate_on_submit():
        values = form.values
        if not limits.first_time(form.eenmaal.data):
            return redirect(url_for(".index"), 303)
        verslag = actions.make(wijken.one(values.pop("gebied_code")), **values, by=current_user)
        flash(_("Het verslag is gemaakt. Het verandert niet meer, ook niet als de cijfers veranderen."))
        return redirect(url_for(".show", id=verslag.id), 303)
    return render_template("rapportages/maken.html", form=form)


def areas():
    """{kind of area: [(code, name)]} where this person may make a report."""
    found = {soort: [] for soort in Soort}
    for row, _buurten in queries.about().values():
        if can(current_user, "rapportages.maken", SimpleNamespace(gebied_code=row.code)):
            found[row.soort].append((row.code, row.naam))
    return {word(soort): sorted(rows, key=lambda row: row[1]) for soort, rows in found.items() if rows}


@room.page("/<int:id>", may="verslagen.lezen")
def show(verslag):
    return render_template(
        "rapportages/show.html", verslag=verslag, inhoud=Markup(papier.shown(verslag, h=2)), kan_pdf=is_possible(),
        klopt=controlegetal(verslag.inhoud) == verslag.controlegetal,
    )


@room.page("/<int:id>/verslag.pdf", may="verslagen.lezen")
def pdf(verslag):
    answer = make_response(papier.as_pdf(verslag))
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="verslag-{verslag.id}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
