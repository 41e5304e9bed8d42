"""The texts that reasons begin with: staff keep them."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from portal.forms import is_fresh
from portal.moderatie import actions, queries
from portal.moderatie.forms import RedentekstForm
from portal.moderatie.rules import STAPPEN_MET_REDEN
from portal.moderatie.views.blueprint import room


@room.page("/redenen/", may="moderatie.redenen")
def reasons():
    return render_template("moderatie/reasons.html", texts=queries.all_texts(), stappen=STAPPEN_MET_REDEN)


@room.form("/redenen/nieuw", may="moderatie.redenen")
def new_reason():
    form = RedentekstForm(stap=request.args.get("stap", ""))
    if form.validate_on_submit():
        actions.write_text(form.values)
        return saved()
    return render_template("moderatie/reason.html", form=form, text=None)


@room.form("/redenen/<int:id>", may="moderatie.redenen", load=queries.text)
def reason(text):
    form = RedentekstForm(obj=text)
    if form.validate_on_submit() and is_fresh(form, text):
        actions.change_text(text, form.values)
        return saved()
    return render_template("moderatie/reason.html", form=form, text=text)


@room.deed("/redenen/<int:id>/weg", may="moderatie.redenen", load=queries.text)
def drop_reason(text):
    actions.drop_text(text)
    flash(_("De tekst is weggehaald. Redenen die er al mee gegeven zijn, blijven staan."))
    return redirect(url_for(".reasons"), 303)


@room.deed("/redenen/standaard", may="moderatie.redenen")
def load_reasons():
    actions.load_standard_texts()
    return saved()


def saved():
    flash(_("De tekst is bewaard."))
    return redirect(url_for(".reasons"), 303)
