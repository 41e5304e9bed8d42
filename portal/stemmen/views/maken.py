"""For staff: a new round on an agenda, its parts page by page, a copy of it, and throwing a draft away."""

from datetime import datetime, time, timedelta

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.buurtagenda import queries as agendas
from portal.clock import HERE, now, today
from portal.forms import is_fresh
from portal.stemmen import queries, uitleg
from portal.stemmen.actions import maken as actions
from portal.stemmen.forms import ronde as forms
from portal.stemmen.forms.keuzes import grenzen_form
from portal.stemmen.rules.klaar import gaten
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, Vorm
from portal.stemmen.views import gebreken
from portal.stemmen.views.blueprint import room

MANAGE = {"may": "stemrondes.beheren"}
# The parts of a round, in the order in which staff fill them in.
DELEN = ("wat", "biljet", "wie", "grenzen", "tellen")
OPENS, CLOSES = time(9), time(20)


@room.form("/nieuw/<int:id>", may="agendas.aanpassen", load=agendas.one)
def start(agenda):
    form = forms.WatForm(data=beginning(agenda))
    if form.validate_on_submit():
        ronde = actions.start(agenda, form.values, by=current_user)
        flash(_("De stemronde is begonnen. Kies nu de plannen en vul de delen aan."))
        return redirect(url_for(".edit", id=ronde.id), 303)
    return render_template("stemmen/start.html", form=form, agenda=agenda)


def beginning(agenda):
    """What a new round begins with: the days the agenda planned for voting, or three weeks from two weeks on."""
    plan = queries.planned(agenda.id)
    first = max(plan.begint if plan else today() + timedelta(14), today() + timedelta(1))
    last = max(plan.eindigt if plan else first + timedelta(21), first)
    moments = {"opent_at": datetime.combine(first, OPENS), "sluit_at": datetime.combine(last, CLOSES)}
    return moments | {"vorm": Vorm.KIES, "uitleg": current_app.profiel.stemuitleg}


@room.page("/<int:id>/bewerken", **MANAGE)
def edit(ronde):
    if ronde.status != Status.CONCEPT:
        return redirect(url_for(".show", id=ronde.id), 303)
    lacks = gebreken.lines_of(gaten(ronde, now(), queries.gone(ronde)), ronde)
    return render_template("stemmen/edit.html", ronde=ronde, lacks=lacks, delen=uitleg.delen(), zinnen=uitleg.alles(ronde))


@room.form("/<int:id>/bewerken/<deel>", **MANAGE)
def part(ronde, deel):
    actions.demand_concept(ronde, by=current_user)
    form = form_of(ronde, deel if deel in DELEN else abort(404))
    if form.validate_on_submit() and is_fresh(form, ronde):
        actions.change(ronde, given(form), by=current_user)
        return further(ronde, deel)
    return render_template("stemmen/part.html", form=form, ronde=ronde, deel=deel, delen=uitleg.delen(), following=after(deel))


def form_of(ronde, deel):
    """The form of a part, filled with what stands there now."""
    regels = Regels.of(ronde.regels)
    if deel == "grenzen":
        return grenzen_form(groups_of(ronde), regels, ronde.version)
    made = {"wat": forms.WatForm, "wie": forms.WieForm, "tellen": forms.TelForm, "biljet": forms.BILJET[ronde.vorm]}[deel]
    return made(data=vars(regels) | of_ronde(ronde, regels))


def of_ronde(ronde, regels):
    names = ("title", "uitleg", "vorm", "budget", "version")
    moments = {name: getattr(ronde, name).astimezone(HERE) for name in ("opent_at", "sluit_at")}
    weights = {f"gewicht_{kanaal}": regels.gewichten.get(kanaal, "") for kanaal in forms.KANALEN}
    return {name: getattr(ronde, name) for name in names} | moments | weights | {"mandje_min": regels.mandje_min or None}


def groups_of(ronde):
    """{"thema": {key: name}, "gebied": {code: name}} of the options there are."""
    profiel = current_app.profiel
    themas = {keuze.thema: profiel.thema(keuze.thema).naam for keuze in ronde.keuzes if keuze.thema}
    gebieden = {keuze.gebied_code: keuze.gebied.naam for keuze in ronde.keuzes}
    return {"thema": themas, "gebied": gebieden}


def given(form):
    """The values of a part as a round keeps them."""
    if hasattr(form, "limits"):
        return form.limits
    values = {name: value for name, value in form.values.items() if not name.startswith("gewicht_")}
    if hasattr(form, "weights"):
        filled = {kanaal: field.data.replace(",", ".") for kanaal, field in form.weights.items() if field.data}
        values["gewichten"] = {str(kanaal): weight for kanaal, weight in filled.items()}
    if "mandje_min" in values:
        values["mandje_min"] = values["mandje_min"] or 0
    return values | ({"toegang": tuple(values["toegang"])} if "toegang" in values else {})


def after(deel):
    """The part after this one, or None."""
    place = DELEN.index(deel) + 1
    return DELEN[place] if place < len(DELEN) else None


def further(ronde, deel):
    """On to the next part, or back to the whole."""
    flash(_("Bewaard."))
    if "verder" in request.form and after(deel):
        return redirect(url_for(".part", id=ronde.id, deel=after(deel)), 303)
    return redirect(url_for(".edit", id=ronde.id), 303)


@room.deed("/<int:id>/kopie", may="stemrondes.maken")
def copy(ronde):
    made = actions.copy(ronde, _("Kopie van %(naam)s", naam=ronde.title)[:80], by=current_user)
    flash(_("Dit is een nieuw concept met dezelfde plannen en regels. Kies nieuwe dagen."))
    return redirect(url_for(".edit", id=made.id), 303)


@room.deed("/<int:id>/weggooien", **MANAGE)
def discard(ronde):
    actions.discard(ronde, by=current_user)
    flash(_("Het concept is weggegooid."))
    return redirect(url_for("buurtagenda.show", id=ronde.agenda_id), 303)
