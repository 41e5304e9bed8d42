"""Recording an expense with its receipts, signing it, and handing out a receipt to who may read it."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.clock import now
from portal.errors import Refused
from portal.files import handed_out, taken
from portal.forms import Form
from portal.permissions import can, require
from portal.templating import euro
from portal.toekenningen import queries
from portal.toekenningen.actions import uitgeven
from portal.toekenningen.forms import BonForm, RedenForm, UitgaveForm
from portal.toekenningen.models import Uitgave
from portal.toekenningen.queries import uitgaven as lists
from portal.toekenningen.rules.uitgave import is_tekenaar, kunnen_tekenen, ontbreekt, plek, zat_in_bestuur
from portal.toekenningen.views.blueprint import room

ONE = {"load": queries.uitgave}


@room.form("/<int:id>/uitgave", may="toekenningen.uitgeven", limit_posts="uploaden")
def spend(toekenning):
    groep, lines = toekenning.aanvraag.groep, [post for post in toekenning.aanvraag.posten if not post.baat]
    form = UitgaveForm(lines, lists.activities(toekenning), groep is not None, data=chosen(lines))
    if form.validate_on_submit() and (uitgave := spent(toekenning, form)):
        say_spent(toekenning, uitgave)
        return to_expense(uitgave)
    page = render_template(
        "toekenningen/spend.html", form=form, toekenning=toekenning, stand=queries.stand(toekenning),
        **(signers(groep) if groep else {"ontbreekt": None}),
    )
    return page, 422 if form.errors else 200


def signers(groep):
    """In which role nobody can sign what this visitor records now, and whether that is because they hold it."""
    by_other = Uitgave(created_at=now())
    rol = ontbreekt(groep, Uitgave(owner_id=current_user.id, created_at=by_other.created_at))
    return {"ontbreekt": rol, "zelf": rol is not None and current_user.id in kunnen_tekenen(groep, by_other)[rol]}


def chosen(lines):
    """What the form begins with: the activity of the address, and the line when there is one only."""
    return {"activiteit": request.args.get("activiteit", ""), "post": str(lines[0].id) if len(lines) == 1 else ""}


def spent(toekenning, form):
    """The expense this form records, or recorded when it was sent before; what is wrong with a receipt is said beside the
    field, and nothing is kept."""
    names = [one.filename for one in form.bonnen.data]

    def once(documents):
        bonnen = list(zip(documents, names, strict=True))
        record = partial(uitgeven.spend, toekenning, form.values, bonnen, by=current_user)
        return limits.made_by(form.eenmaal.data, lambda: record().id)

    made = taken(form.bonnen, once)
    return made and queries.uitgave(made)


def say_spent(toekenning, uitgave):
    """That it was recorded, who is next, and that it is more than there is or of another time, where it is."""
    stand = queries.stand(toekenning)
    flash(_("De uitgave is genoteerd.") if uitgave.eigen else _("De uitgave is genoteerd. Twee anderen moeten nog tekenen."))
    if stand.te_veel:
        flash(_("Let op: samen is nu %(bedrag)s meer uitgegeven dan er te besteden is.", bedrag=euro(stand.te_veel)), "warn")
    elif (regel := stand.regel(uitgave.post_id)) and regel.over < 0 and regel.id:
        more = {"bedrag": euro(-regel.over), "regel": regel.omschrijving}
        flash(_("Let op: dit is %(bedrag)s meer dan begroot bij ‘%(regel)s’.", **more), "warn")
    if toekenning.is_buiten_periode(uitgave.gedaan_op):
        flash(_("Let op: de datum valt buiten de periode van deze bijdrage. Klopt de datum?"), "warn")


def to_expense(uitgave):
    return redirect(url_for(".expense", id=uitgave.id), 303)


@room.form("/uitgaven/<int:id>", may="uitgaven.lezen", limit_posts="uploaden", **ONE)
def expense(uitgave):
    """The expense; posting to it adds receipts."""
    form = BonForm()
    if form.is_submitted() and not can(current_user, "uitgaven.aanvullen", uitgave):
        raise Refused("uitgaven.aanvullen")
    if form.validate_on_submit() and added(uitgave, form):
        flash(_("De bon is toegevoegd."))
        return to_expense(uitgave)
    return page_of_expense(uitgave, form), 422 if form.errors else 200


def added(uitgave, form):
    """Keep the receipts with the expense, once; None when one is unwelcome, which is said beside the field."""
    names = [one.filename for one in form.bonnen.data]

    def once(documents):
        if limits.first_time(form.eenmaal.data):
            uitgeven.add_bonnen(uitgave, list(zip(documents, names, strict=True)), by=current_user)
        return True

    return taken(form.bonnen, once)


def page_of_expense(uitgave, form):
    toekenning, groep = uitgave.toekenning, uitgave.toekenning.aanvraag.groep
    return render_template(
        "toekenningen/expense.html", uitgave=uitgave, toekenning=toekenning, groep=groep, form=form,
        stand=queries.stand(toekenning), activiteit=lists.activity_title(uitgave.activiteit_id),
        namen=lists.names(uitgave.penningmeester_id, uitgave.tweede_id),
        plek=groep and plek(current_user, groep, uitgave), ontbreekt=groep and ontbreekt(groep, uitgave),
        nieuw=groep and is_tekenaar(current_user, uitgave) and not zat_in_bestuur(current_user, uitgave),
    )


@room.form("/uitgaven/<int:id>/stap/<name>", may="uitgaven.lezen", **ONE)
def step(uitgave, name):
    asked = uitgave.workflow.step(name, uitgave.status)
    form = RedenForm() if asked.needs else Form()
    if not asked.needs and not form.is_submitted():
        return to_expense(uitgave)
    if not form.validate_on_submit():
        return ask_reason(uitgave, asked, form)
    uitgeven.go(uitgave, name, by=current_user, note=form.reden.data if asked.needs else "")
    flash(_("Je hebt getekend.") if name == "goedkeuren" else _("Het is bewaard."))
    return to_expense(uitgave)


def ask_reason(uitgave, asked, form):
    require(current_user, asked.may, uitgave)
    page = render_template("toekenningen/step.html", uitgave=uitgave, move=asked, form=form)
    return page, 422 if form.errors else 200


@room.page("/bonnen/<code>", may="bonnen.lezen", load=queries.bon)
def receipt(bon):
    return handed_out(uitgeven.FOLDER, bon)
