"""One zaak: everything about it on one page, and the deeds that lead back to it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.buurtagenda import queries as buurtagenda
from portal.clock import today
from portal.initiatieven import queries as initiatieven
from portal.initiatieven.rules import all_text_of, is_te_verbergen
from portal.moderatie import actions, queries
from portal.moderatie.forms import NotitieForm, ToewijzenForm, VerbergenForm
from portal.moderatie.rules import begin_with, klok
from portal.moderatie.views.blueprint import room
from portal.moderatie.views.queue import queue_of
from portal.privacy import personal_data

LOCK = {"may": "moderatie.behandelen", "load": initiatieven.one}
# Steps of residents, which someone on the team might take as a resident, but not from here.
NOT_HERE = ("overnemen",)


@room.page("/initiatieven/<int:id>", **LOCK)
def case(initiatief):
    return show(initiatief)


def show(initiatief, notitie=None):
    """The page of a zaak; with a note that was not good yet, that note."""
    people, line = queries.judges(initiatief), initiatief.inbreng
    return render_template(
        "moderatie/case.html", initiatief=initiatief, klok=klok(initiatief, today(), line and line.rust_sinds),
        form=notitie or NotitieForm(None), terug=way_back(), not_here=NOT_HERE,
        toewijzen=ToewijzenForm(None, colleagues=people, behandelaar=str(initiatief.behandelaar_id or "")),
        private=personal_data(all_text_of(initiatief)),
        similar=initiatieven.similar_to(initiatief.title, own_id=initiatief.id),
        notes=queries.notes(initiatief), events=queries.history(initiatief),
        people={row.id: row.name for row in people},
        reports=queries.reports_of(initiatief), requests=queries.requests_of(initiatief),
        te_verbergen=is_te_verbergen(current_user, initiatief),
    )


def way_back():
    return queue_of(request.values.get("terug"))


def back(initiatief):
    return redirect(url_for(".case", id=initiatief.id, terug=way_back()), 303)


@room.deed("/initiatieven/<int:id>/toewijzen", **LOCK)
def assign(initiatief):
    form = ToewijzenForm(colleagues=queries.colleagues({initiatief.gebied_code}))
    if form.validate_on_submit():
        actions.assign(initiatief, form.person_id, by=current_user)
        flash(_("Bewaard. Een nieuwe behandelaar krijgt bericht."))
    else:
        flash(_("Er is niets veranderd. Deze collega werkt niet in dit gebied."), "warn")
    return back(initiatief)


@room.deed("/initiatieven/<int:id>/notitie", **LOCK)
def note(initiatief):
    form = NotitieForm()
    if not form.validate_on_submit():
        return show(initiatief, notitie=form)
    if limits.first_time(form.eenmaal.data):
        actions.add_note(initiatief, form.tekst.data, by=current_user)
    flash(_("Je notitie is bewaard."))
    return back(initiatief)


@room.form("/initiatieven/<int:id>/verbergen", **LOCK)
def hide(initiatief):
    texts = queries.texts("verbergen")
    form = VerbergenForm(reden=begin_with(texts, request.args.get("tekst")))
    if form.validate_on_submit():
        actions.hide(initiatief, form.reden.data, by=current_user)
        flash(off_the_site(initiatief))
        return back(initiatief)
    return render_template(
        "moderatie/hide.html", form=form, initiatief=initiatief, texts=texts, terug=way_back(),
        punten=buurtagenda.points_of_initiatief(initiatief.id),
    )


def off_the_site(initiatief):
    if initiatief.published_at:
        return _("Dit plan staat niet meer op de site. De indiener krijgt de reden te lezen.")
    return _("Dit plan komt niet op de site. De indiener krijgt de reden te lezen.")


@room.deed("/initiatieven/<int:id>/tonen", **LOCK)
def unhide(initiatief):
    actions.show(initiatief, by=current_user)
    flash(_("Dit plan staat weer op de site.") if initiatief.published_at else _("Dit plan mag weer op de site."))
    return back(initiatief)
