"""For finance: what is to be paid, and the runs it is paid in."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.betalingen import actions, forms, queries
from portal.betalingen.pain import seal
from portal.betalingen.queries.te_betalen import PER_PAGE
from portal.betalingen.rules import RunStatus, zonder_geld
from portal.betalingen.rules.iban import comparison, masked
from portal.betalingen.views.blueprint import room
from portal.clock import today
from portal.errors import NotNow
from portal.paging import page_asked
from portal.permissions import can, require
from portal.story.werkdagen import from_workday, works_on


def judged(row):
    """What the bank would say of the name on the account of a row: "gelijk", "lijkt" or "anders"."""
    return comparison(row.tenaamstelling, (row.groep,) if row.groep else (row.aanvrager, row.persoon))


def is_other(row):
    return judged(row) != "gelijk"


@room.page("/", may="betalingen.bekijken")
def index():
    day = today()
    sums = queries.due_sums(current_user, day)
    blad, last = page_asked(sums.aantal, PER_PAGE)
    waiting = [one for one in queries.waiting(current_user) if can(current_user, "rekeningen.bevestigen", one)]
    return render_template(
        "betalingen/index.html", sums=sums, rows=queries.due(current_user, day, blad), blad=blad, last=last, day=day,
        runs=queries.runs(current_user, request.args.get("na")), waiting=waiting, masked=masked, judged=judged,
    )


@room.form("/nieuw", may="betaalruns.maken")
def compose():
    form, sums = forms.RunForm(works_on, uitvoeren_op=from_workday(today())), queries.due_sums(current_user, today())
    if form.validate_on_submit():
        made = composed(form)
        if made is not None:
            flash(_("De betaalrun is samengesteld. Een collega keurt hem goed."))
            return redirect(url_for(".run", id=made.id), 303)
    return render_template("betalingen/compose.html", form=form, sums=sums, most=queries.MOST), 422 if form.errors else 200


def composed(form):
    """The run; None, with a sentence in the form, when nothing is left to pay."""
    if not queries.due_sums(current_user, today(), form.voor.data).klaar:
        form.voor.errors = [_("Er is nu niets te betalen. Misschien was een collega je net voor.")]
        return None
    return actions.compose(form.uitvoeren_op.data, before=form.voor.data, by=current_user)


@room.page("/runs/<int:id>", may="betaalruns.lezen")
def run(run):
    other, repeated = [], {}
    if run.status in (RunStatus.SAMENGESTELD, RunStatus.GOEDGEKEURD):
        other, repeated = queries.differing(run, is_other), queries.repeated(run)
    ids = other if request.args.get("naam") == "anders" else None
    totals = queries.totals(run)
    blad, last = page_asked(len(other) if ids is not None else sum(row[1] for row in totals), PER_PAGE)
    rows = queries.payments(run, blad, ids)
    return render_template(
        "betalingen/run.html", run=run, totals=totals, rows=rows, blad=blad, last=last,
        other=other, repeated=repeated, stale=hindrances(run), to_report=to_report(run, rows), masked=masked, judged=judged,
    )


def to_report(run, rows):
    """The ids of payments of which this visitor may say now that they do not arrive."""
    now = [row.id for row in rows if zonder_geld(row.stand, run.status)]
    return {one.id for one in queries.betalingen(now) if can(current_user, "betalingen.terugmelden", one)}


def hindrances(run):
    """The ids of payments that keep a run from being approved."""
    return set(queries.stale(run)) if run.status == RunStatus.SAMENGESTELD else set()


STEPS = {
    "run_goedkeuren": lambda run, form: actions.approve(run, by=current_user),
    "run_uitvoeren": lambda run, form: actions.execute(run, form.datum.data, by=current_user),
    "run_intrekken": lambda run, form: actions.withdraw(run, form.reden.data, by=current_user),
}


def form_for(name, run):
    given = {"data": {"version": run.version}}
    if name == "run_intrekken":
        return forms.IntrekkenForm(run, **given)
    return (forms.UitvoerenForm if name == "run_uitvoeren" else forms.StapForm)(**given)


@room.form("/runs/<int:id>/stap/<name>", may="betaalruns.lezen")
def step(run, name):
    move = run.workflow.step(name, run.status)
    require(current_user, move.may, run)
    form = form_for(name, run)
    if form.validate_on_submit():
        if form.version.data != str(run.version):
            raise NotNow(name)
        STEPS[name](run, form)
        flash(_("Gedaan."))
        return redirect(url_for(".run", id=run.id), 303)
    page = render_template("betalingen/step.html", form=form, run=run, move=move, betaaldag=actions.pay_day(run))
    return page, 422 if form.errors else 200


@room.page("/runs/<int:id>/bestand.xml", may="betaalruns.bestand")
def file(run):
    text = queries.file_of(run) if run.zegel else abort(404)
    if seal(text) != run.zegel:
        raise NotNow("zegel")
    named = {"Content-Disposition": f'attachment; filename="{run.kenmerk}.xml"', "ETag": f'"{run.zegel}"'}
    return Response(text, mimetype="application/xml", headers=named)
