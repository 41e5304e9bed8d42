"""The questions, one thing per page: kept at every step, with what the rules say of it beside them."""

from types import SimpleNamespace

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.rules import is_bestuur
from portal.buurtbonnen import actions, inhoud, jaar, queries
from portal.buurtbonnen.antwoorden import lees
from portal.buurtbonnen.forms import VRAGEN
from portal.buurtbonnen.rules.vragen import paginas, te_wijzigen
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.oordeel import toets_of
from portal.errors import NotNow, Refused
from portal.forms import is_fresh
from portal.permissions import can
from portal.regelingen import queries as regelingen
from portal.regelingen.rules.formule import heeft_formule, is_jaaraanvraag
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.words import shown
from portal.transaction import rehearsal
from portal.wijken import queries as wijken
from portal.wijken.rules import Soort

OWN_TEMPLATE = ("jaar", "kosten")


@room.form("/<int:id>/<vraag>", may="aanvragen.lezen")
def question(aanvraag, vraag):
    form = form_for(aanvraag, vraag)
    if form.rearranged(request.form):
        return rearranged(aanvraag, form)
    if not form.is_submitted() or not form.validate() or not is_fresh(form, aanvraag):
        return page(aanvraag, form)
    actions.answer(aanvraag, form.values, by=current_user)
    return go_on(queries.one(aanvraag.id), form)


def rearranged(aanvraag, form):
    """A line more or less: nothing is wrong yet, so another form judges what was typed."""
    typed = form_for(aanvraag, form.pagina)
    typed.rearranged(request.form)
    return as_it_would_be(aanvraag, typed, lambda aanvraag: page(aanvraag, form))


def form_for(aanvraag, vraag):
    """The form of a page this version asks; 404 for another, and a plain no when it can no longer be changed."""
    if vraag not in VRAGEN or vraag not in paginas(aanvraag.versie.regels):
        abort(404)
    must_be_open(aanvraag, vraag)
    return VRAGEN[vraag](aanvraag, around(aanvraag, vraag))


def must_be_open(aanvraag, pagina="nakijken"):
    """Who asks hears that it is under way, or that this page was not asked for; others may not change it at all."""
    if not can(current_user, "aanvragen.bewerken", aanvraag):
        raise NotNow("bewerken") if can(current_user, "aanvragen.intrekken", aanvraag) else Refused("aanvragen.bewerken")
    if pagina not in te_wijzigen(aanvraag):
        raise NotNow("bewerken")


def around(aanvraag, vraag):
    """The areas and groups a page offers to choose from; each page asks only for its own."""
    offered = SimpleNamespace(gebieden={}, werkgebieden=[], groepen=[], hoogste=None)
    if vraag in ("waar", "gegevens"):
        offered.gebieden = wijken.choices()
    if vraag == "waar":
        offered.werkgebieden = werkgebieden()
    if vraag == "wie" and current_user.is_authenticated:
        offered.groepen = [(groep.id, groep.naam) for groep in groups_for(aanvraag)]
    if vraag == "kosten":
        offered.hoogste = jaar.hoogste_van(aanvraag)
    return offered


def groups_for(aanvraag):
    """The groups one signs for; what staff enter of a year on paper is for any recognised organisation."""
    if not aanvraag.ingevoerd_door_id:
        return signed_for(current_user)
    return groepen.organisations() if is_jaaraanvraag(aanvraag.versie.regels) else []


def signed_for(person):
    return [groep for groep in groepen.of_person(person) if is_bestuur(person, groep)]


def werkgebieden():
    """The areas of a combined application: those of the organisations; where a town has none, its wijken."""
    rows = regelingen.areas()
    own = [(row.code, row.naam) for row in rows if row.soort == Soort.WERKGEBIED]
    return own if len(own) > 1 else [(row.code, row.naam) for row in rows if row.soort == Soort.WIJK]



def go_on(aanvraag, form):
    """After keeping the answers: away for now, the same page once more, or the next one."""
    if "bewaar" in request.form:
        flash(_("Je aanvraag is bewaard. Je kunt later verder."))
        return redirect(url_for(".show", id=aanvraag.id), 303)
    if "opnieuw" in request.form:
        return redirect(url_for(".question", id=aanvraag.id, vraag=form.pagina, _anchor="toets"), 303)
    if form.missing(lees(aanvraag)):
        form.version.data = str(aanvraag.version)
        return page(aanvraag, form)
    return redirect(address(aanvraag, after(aanvraag, form.pagina)), 303)


def after(aanvraag, pagina):
    pages = te_wijzigen(aanvraag)
    return pages[pages.index(pagina) + 1]


def address(aanvraag, pagina):
    """Where a page of the form stands: files and looking over have doors of their own."""
    own = {"bestanden": ".files", "nakijken": ".check"}
    return url_for(own[pagina], id=aanvraag.id) if pagina in own else url_for(".question", id=aanvraag.id, vraag=pagina)


def stappen(aanvraag):
    """[(what it is called, address)] of all pages, for the row of steps."""
    koppen = inhoud.koppen(aanvraag.versie.regels)
    return [(koppen[pagina][0], address(aanvraag, pagina)) for pagina in te_wijzigen(aanvraag)]


def page(aanvraag, form, template=None, **values):
    pagina = getattr(form, "pagina", "") or values["pagina"]
    pages = te_wijzigen(aanvraag)
    template = template or f"buurtbonnen/{pagina if pagina in OWN_TEMPLATE else 'vraag'}.html"
    koppen = inhoud.koppen(aanvraag.versie.regels)
    values |= {"pagina": pagina, "koppen": koppen, "stappen": stappen(aanvraag), "nu": pages.index(pagina) + 1}
    values |= sum_of(aanvraag) if pagina in OWN_TEMPLATE else {}
    values["volgende"] = koppen[after(aanvraag, pagina)][0] if pagina != pages[-1] else None
    return render_template(template, aanvraag=aanvraag, form=form, toets=toets_of(aanvraag), adres=address, **values)


def sum_of(aanvraag):
    """What the formula gives, as the pages about money show it."""
    regels, som = aanvraag.versie.regels, jaar.jaarsom_of(aanvraag)
    peildatum = waarde(regels, "formule_peildatum")
    return {"som": som, "met_formule": heeft_formule(regels), "peildatum": shown("formule_peildatum", peildatum)}


@room.deed("/<int:id>/<vraag>/oordeel", may="aanvragen.lezen")
def verdicts(aanvraag, vraag):
    """The fragment beside the form, for while somebody types."""
    return as_it_would_be(
        aanvraag, form_for(aanvraag, vraag),
        lambda aanvraag: render_template("buurtbonnen/oordeel.html", aanvraag=aanvraag, toets=toets_of(aanvraag), adres=address),
    )


def as_it_would_be(aanvraag, form, draw):
    """Draw it with what was typed, if that can be read, and keep nothing of it."""
    good = form.validate()
    with rehearsal():
        if good:
            actions.answer(aanvraag, form.values, by=current_user)
            aanvraag = queries.one(aanvraag.id)
        return draw(aanvraag)
