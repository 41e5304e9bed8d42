"""The money as a controller reads it: one table that adds up, the boekingen behind it, and both for a spreadsheet."""

from flask import abort, current_app, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from portal.lists import area_choices
from portal.paging import PER_PAGE, page_asked
from portal.rapportages import queries, rules
from portal.rapportages.delen import kasboek
from portal.rapportages.forms import GeldForm
from portal.rapportages.queries import balans, geld
from portal.rapportages.rules.geld import TOEKENNING, Vraag, reach, together
from portal.rapportages.views.blueprint import room
from portal.spreadsheet import csv_answer, xlsx_answer
from portal.wijken.queries import to_filter


@room.page("/geld", may="rapportages.geld")
def money():
    form = asked()
    if not form.validate():
        return render_template("rapportages/geld.html", form=form), 422
    vraag = question(form)
    lines = balans.balances(vraag)
    blad, last = page_asked(len(lines))
    shown = lines[(blad - 1) * PER_PAGE : blad * PER_PAGE]
    return render_template(
        "rapportages/geld.html", form=form, vraag=vraag, lines=shown, blad=blad, last=last,
        totaal=together(line.sommen for line in lines), koppen=kasboek.heads(vraag.per), titel=kasboek.title,
        verder=kasboek.VERDER.get(vraag.per), besloten=geld.decided(vraag),
    )


@room.page("/geld/boekingen", may="rapportages.geld")
def ledger():
    form = asked()
    if not form.validate():
        return render_template("rapportages/boekingen.html", form=form), 422
    page = geld.ledger(question(form), request.args.get("na"))
    return render_template("rapportages/boekingen.html", form=form, page=page)


@room.page("/geld.csv", may="rapportages.geld")
def money_csv():
    return download(csv_answer, _("geld"), table)


@room.page("/geld.xlsx", may="rapportages.geld")
def money_xlsx():
    return download(xlsx_answer, _("geld"), table)


@room.page("/geld/boekingen.csv", may="rapportages.geld")
def ledger_csv():
    return download(csv_answer, _("boekingen"), booked)


@room.page("/geld/boekingen.xlsx", may="rapportages.geld")
def ledger_xlsx():
    return download(xlsx_answer, _("boekingen"), booked)


def table(vraag):
    return kasboek.table(vraag, balans.all_balances(vraag))


def booked(vraag):
    return kasboek.ledger(geld.all_booked(vraag))


def download(answer, name, content):
    """A spreadsheet of what the address asks, named after its day; 404 when the address asks what is not there."""
    form = asked(TOEKENNING)
    if not form.validate():
        abort(404)
    vraag = question(form)
    return answer(f"{name}-{vraag.op.isoformat()}", *content(vraag))


def asked(*also):
    """The form of this address; ``also``: ways to divide the money that only a download has."""
    codes = reach(current_user, current_app.profiel.code)
    areas = area_choices(to_filter(codes))
    per = [*kasboek.per_names().items(), *((name, name) for name in also)]
    return GeldForm(request.args, {"per": per, "gebied": areas} | geld.choices(codes))


def question(form):
    """What this form asks, as far as the money this visitor works on."""
    codes = reach(current_user, current_app.profiel.code)
    if form.gebied.data:
        inside = rules.inside(queries.about(), form.gebied.data)
        codes = frozenset(inside if codes is None else inside & codes)
    return Vraag(form.op.data, form.per.data, form.regeling.data, form.groep.data, form.jaar.data, codes)
