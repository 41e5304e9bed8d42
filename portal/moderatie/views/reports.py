"""Reports of abuse and requests for a second look: read them and decide."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtagenda import queries as agenda
from portal.moderatie import actions, queries
from portal.moderatie.forms import HeroverwegingBesluitForm, MeldingBesluitForm
from portal.moderatie.rules import begin_with
from portal.moderatie.views.blueprint import room
from portal.story.things import place


@room.page("/misbruik/", may="moderatie.werken")
def reports():
    decided = request.args.get("deel") == "besloten"
    return render_template(
        "moderatie/reports.html", decided=decided,
        meldingen=queries.reports(current_user, decided, request.args.get("na")),
        heroverwegingen=queries.requests(current_user, decided, request.args.get("hna")),
    )


@room.form("/misbruik/<int:id>", may="misbruikmeldingen.lezen", load=queries.report)
def report(melding):
    texts = queries.texts("verbergen")
    keuze = agenda.kept_by(melding.punt) if melding.punt else None
    begin = begin_with(texts, request.args.get("tekst"))
    form = MeldingBesluitForm(soort=melding.soort, blijft=keuze is not None, reden=begin)
    if form.validate_on_submit():
        actions.decide_report(melding, form.besluit.data, form.reden.data, by=current_user)
        flash(_("Je besluit is bewaard. Wie het meldde krijgt bericht, als die een account heeft."))
        return redirect(url_for(".reports"), 303)
    return render_template(
        "moderatie/report.html", form=form, zaak=melding, keuze=keuze, texts=texts,
        pagina=place(melding.soort, melding.thing_id),
    )


@room.form("/heroverwegingen/<int:id>", may="heroverwegingen.lezen", load=queries.request)
def second_look(zaak):
    form = HeroverwegingBesluitForm()
    if form.validate_on_submit():
        actions.decide_request(zaak, form.besluit.data, form.reden.data, by=current_user)
        flash(_("Je besluit is bewaard. De indiener krijgt bericht."))
        return redirect(url_for(".reports"), 303)
    return render_template("moderatie/second_look.html", form=form, zaak=zaak)
