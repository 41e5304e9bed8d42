"""For staff: asking the wijkregisseur whether work of others may become public, and the answer."""

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user

from portal.errors import NotNow
from portal.forms import is_fresh
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import publicatie
from portal.wijkopgaven.forms.publicatie import AntwoordForm, VraagForm
from portal.wijkopgaven.views.blueprint import back_to_effort, room
from portal.wijkopgaven.views.inspanningen import MANAGE


@room.form("/inspanningen/<int:id>/publicatie", **MANAGE)
def ask_publication(inspanning):
    form = VraagForm()
    if form.validate_on_submit():
        publicatie.ask(inspanning, form.vraag.data, by=current_user)
        flash(_("De vraag is gesteld. Je krijgt bericht zodra er antwoord is."))
        return back_to_effort(inspanning)
    vraag, alleen = queries.last_question(inspanning.id), queries.is_alone(inspanning, current_user)
    return render_template("wijkopgaven/ask_publication.html", form=form, inspanning=inspanning, vraag=vraag, alleen=alleen)


@room.form("/publicatievragen/<int:id>", may="publicatievragen.lezen", load=queries.publicatievraag)
def answer_publication(vraag):
    form = AntwoordForm(version=vraag.inspanning.version)
    if form.validate_on_submit() and answered(vraag, form):
        flash(_("Je antwoord is bewaard. Wie het vroeg, krijgt bericht."))
        return back_to_effort(vraag.inspanning)
    return render_template("wijkopgaven/answer_publication.html", form=form, vraag=vraag, inspanning=vraag.inspanning)


def answered(vraag, form):
    """Was this the answer? If a colleague was first, or the text is another than was read, say so and keep what was typed."""
    if not vraag.antwoord and not is_fresh(form, vraag.inspanning):
        return False
    try:
        publicatie.answer(vraag, form.antwoord.data, form.voorwaarden.data, by=current_user)
    except NotNow:
        queries.publicatievraag(vraag.id)
        form.form_errors.append(_("Deze vraag is net al beantwoord. Wat jij typte, staat hieronder nog."))
        return False
    return True
