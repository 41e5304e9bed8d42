"""Making and steering an agenda: what it says, its phases, and the step to the next."""

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtagenda import actions, queries
from portal.buurtagenda.forms.agenda import AgendaForm, EvaluatieForm, FasenForm, RedenForm, StapForm
from portal.buurtagenda.rules.fase import FASEN, LEVEN, Fase
from portal.buurtagenda.views.blueprint import back, room
from portal.errors import NotNow
from portal.forms import is_fresh
from portal.people import queries as people
from portal.people.rules import TEAM
from portal.speech import word
from portal.wijken import queries as wijken
from portal.wijken.rules import Soort

OWN = (Soort.STADSDEEL, Soort.WERKGEBIED)


def own_gebieden(roles=TEAM):
    """The areas in which the visitor holds one of these roles, grouped, the largest first: no others can be chosen."""
    mine = current_user.reach(roles)
    own = [(area.code, area.naam) for area in people.role_areas() if area.soort in OWN]
    town, *rest = wijken.choices().items()
    grouped = [town, (_("Stadsdelen en werkgebieden"), own), *rest]
    found = {label: [pair for pair in pairs if pair[0] in mine] for label, pairs in grouped}
    return {label: pairs for label, pairs in found.items() if pairs}


def form_here(**filled):
    """The form of an agenda, with only the areas and buurten where the visitor works."""
    mine = current_user.reach(TEAM)
    buurten = [row for row in wijken.buurten_of(current_app.profiel.code) if row.code in mine]
    return AgendaForm(gebieden=own_gebieden(), buurten=buurten, **filled)


@room.page("/beheer/", may="agendas.maken")
def overview():
    return render_template("buurtagenda/overview.html", agendas=queries.everything())


@room.form("/beheer/nieuw", may="agendas.maken")
def start():
    form = form_here()
    if form.validate_on_submit():
        agenda = actions.start(form.about, form.alleen.data, by=current_user)
        flash(_("De agenda is gemaakt. Hij is nog een concept. Kijk nu de fasen na."))
        return redirect(url_for(".phases", id=agenda.id), 303)
    return render_template("buurtagenda/form.html", form=form, agenda=None)


@room.form("/<int:id>/bewerken", may="agendas.aanpassen")
def edit(agenda):
    form = form_here(obj=agenda, data={"alleen": own_buurten(agenda)})
    if form.validate_on_submit() and is_fresh(form, agenda):
        actions.edit(agenda, form.about, form.alleen.data, by=current_user)
        flash(_("De agenda is bewaard."))
        return back(agenda)
    return render_template("buurtagenda/form.html", form=form, agenda=agenda)


def own_buurten(agenda):
    """The codes of the buurten it was narrowed to; none when it is about all of its area."""
    codes = [row.buurt_code for row in agenda.buurten]
    whole = {row.code for row in wijken.buurten_of(agenda.gebied_code)}
    return [] if whole == set(codes) else codes


@room.form("/<int:id>/fasen", may="agendas.aanpassen")
def phases(agenda):
    form = FasenForm(data={"fasen": [columns(plan) for plan in agenda.fasen], "version": agenda.version})
    if form.validate_on_submit() and len(form.fasen) == len(FASEN) and is_fresh(form, agenda):
        actions.replan(agenda, form.rows(FASEN), by=current_user)
        flash(_("De fasen zijn bewaard."))
        return back(agenda)
    return render_template("buurtagenda/phases.html", form=form, agenda=agenda, fasen=FASEN)


def columns(plan):
    return {name: getattr(plan, name) for name in ("begint", "eindigt", "tekst", "inbreng")}


@room.form("/<int:id>/stap/<name>", may="agendas.beheren")
def step(agenda, name):
    move = LEVEN.step(name, agenda.status)
    if name == "afsluiten":
        raise NotNow(name)
    form, lacks = (RedenForm if move.needs else StapForm)(), actions.lacking(agenda, move.target)
    if not lacks and form.validate_on_submit():
        actions.go(agenda, name, form.note.data, by=current_user)
        flash(_("De agenda is nu in de fase: %(fase)s.", fase=word(move.target)))
        return back(agenda)
    wacht = queries.waiting(agenda.id, move.target) if "punten" in lacks else ()
    vervalt = queries.admitted(agenda.id) if move.target == Fase.GESTOPT and not lacks else ()
    return render_template(
        "buurtagenda/step.html", form=form, agenda=agenda, move=move, lacks=lacks, wacht=wacht, vervalt=vervalt
    )


@room.form("/<int:id>/afsluiten", may="agendas.beheren")
def close(agenda):
    LEVEN.step("afsluiten", agenda.status)
    form, lacks = EvaluatieForm(obj=agenda), [name for name in actions.lacking(agenda, Fase.AFGESLOTEN) if name != "evaluatie"]
    if form.validate_on_submit() and is_fresh(form, agenda) and not lacks:
        actions.evaluate(agenda, form.evaluatie.data, by=current_user)
        flash(_("De agenda is afgesloten. Iedereen die erbij hoort, krijgt bericht."))
        return back(agenda)
    wacht = queries.waiting(agenda.id, Fase.AFGESLOTEN) if "punten" in lacks else ()
    return render_template("buurtagenda/close.html", form=form, agenda=agenda, lacks=lacks, wacht=wacht)
