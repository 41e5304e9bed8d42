"""The triage table: read by staff, kept by a beheerder."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from portal.forms import is_fresh
from portal.inbreng import actions, queries
from portal.inbreng.forms.triage import NieuweRegelForm, RegelForm
from portal.inbreng.rules.triage import code
from portal.inbreng.views.blueprint import room

ROW = {"may": "triageregels.bewerken", "load": queries.row}


@room.page("/beheer/triagetabel", may="triageregels.lezen")
def table():
    return render_template("inbreng/tabel.html", rows=queries.table(), edit=edit)


def edit(regel):
    """The address to change this row."""
    return url_for(".row", code=code(regel.zwaarte, regel.aard))


@room.form("/beheer/triagetabel/nieuw", may="triageregels.bewerken")
def new_row():
    form = NieuweRegelForm(taken={(row.zwaarte, row.aard) for row in queries.table()})
    if form.validate_on_submit():
        actions.write_row(form.zwaarte.data, form.aard.data, form.values)
        return saved()
    return render_template("inbreng/regel.html", form=form, regel=None)


@room.form("/beheer/triagetabel/<code>", **ROW)
def row(regel):
    form = RegelForm(obj=regel)
    if form.validate_on_submit() and is_fresh(form, regel):
        actions.write_row(regel.zwaarte, regel.aard, form.values)
        return saved()
    return render_template("inbreng/regel.html", form=form, regel=regel, code=code(regel.zwaarte, regel.aard))


@room.deed("/beheer/triagetabel/<code>/weg", **ROW)
def drop_row(regel):
    actions.drop_row(regel)
    flash(_("De regel is weggehaald. Wat al gesorteerd is, blijft zoals het was."))
    return redirect(url_for(".table"), 303)


def saved():
    flash(_("De regel is bewaard. Hij geldt voor wat je vanaf nu sorteert."))
    return redirect(url_for(".table"), 303)
