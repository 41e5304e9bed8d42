"""Beginning an application: what can be asked now, a draft of one's own, one for somebody else, and on paper."""

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.buurtbonnen import actions, inhoud, queries
from portal.buurtbonnen.forms import BeginForm, NamensForm
from portal.buurtbonnen.rules.vragen import gesteld, moet, paginas
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.vragen import signed_for
from portal.clock import today
from portal.extensions import login
from portal.regelingen import queries as regelingen
from portal.regelingen.rules.formule import is_jaaraanvraag

MOST_DRAFTS = 20


@room.page("/", may="aanvragen.starten")
def index():
    mine = queries.of_person(current_user) if current_user.is_authenticated else queries.mine_here(current_user.aanvragen)
    versies = regelingen.open_versies(today())
    return render_template("buurtbonnen/index.html", versies=versies, mijn=mine, vandaag=today())


def chosen(day=None):
    """The version and open venster the address asks for, as (versie, venster); venster None when it is not open."""
    id = request.args.get("versie", "")
    if not (id.isascii() and id.isdecimal() and len(id) < 10):
        abort(404)
    day = day or today()
    for versie in regelingen.open_versies(day):
        if versie.id == int(id):
            return versie, next(v for v in versie.vensters if v.opent_op <= day <= v.sluit_op)
    return regelingen.versie(int(id)), None


@room.form("/nieuw", may="aanvragen.starten", limit_posts="indienen")
def start():
    versie, venster = chosen()
    if venster is None:
        return closed(versie)
    if is_jaaraanvraag(versie.regels) and not signed_for(current_user):
        return for_groups_only(versie)
    form = BeginForm()
    if form.validate_on_submit():
        id = begun(form, lambda: actions.start(versie, venster, by=current_user))
        remember(id)
        return redirect(url_for(".question", id=id, vraag=paginas(versie.regels)[0]), 303)
    return render_template("buurtbonnen/start.html", form=form, versie=versie, venster=venster, vragen=pages_of(versie))


def begun(form, start):
    """The number of the draft this form makes, or made when it was sent before; another when that is a draft no more."""
    made = limits.made_by(form.eenmaal.data, lambda: start().id)
    return queries.draft(made, current_user) or start().id


def for_groups_only(versie):
    """Money for a year is asked by who signs for a group: a stranger logs in first, others read how it works."""
    if not current_user.is_authenticated:
        return login.unauthorized()
    return render_template("buurtbonnen/alleen_groepen.html", versie=versie), 403


def closed(versie):
    """Nothing can be asked under this version now; a draft of a version nobody published does not exist."""
    if versie.status == "concept":
        abort(404)
    days = [venster.opent_op for venster in regelingen.vensters(versie.id) if venster.opent_op > today()]
    opent = min(days, default=None) if versie.status == "gepubliceerd" else None
    return render_template("buurtbonnen/dicht.html", versie=versie, aanvraag=None, ander=None, opent=opent), 409


def remember(id):
    """A stranger's draft belongs to this browser until somebody logs in."""
    if not current_user.is_authenticated:
        session["aanvragen"] = [*session.get("aanvragen", ()), id][-MOST_DRAFTS:]
        session.permanent = True


def pages_of(versie):
    koppen = inhoud.koppen(versie.regels)
    return [str(koppen[pagina][0]) for pagina in paginas(versie.regels)]


@room.form("/namens", may="aanvragen.namens", limit_posts="indienen")
def on_behalf():
    """Entered by staff for somebody who asked at the desk, by post or by phone."""
    form = NamensForm()
    versie, venster = chosen(form.ontvangen_op.data if form.is_submitted() else None)
    if form.validate_on_submit() and venster:
        id = begun(form, lambda: actions.start(versie, venster, by=current_user, **form.received))
        flash(_("Vul nu de vragen in zoals ze op het formulier staan."))
        return redirect(url_for(".question", id=id, vraag=paginas(versie.regels)[0]), 303)
    if form.is_submitted() and venster is None and not form.errors:
        form.ontvangen_op.errors = [_("Op die dag kon je dit niet aanvragen. Kijk de dag van ontvangst na.")]
    return render_template("buurtbonnen/namens.html", form=form, versie=versie)


@room.page("/papier", may="aanvragen.starten")
def paper():
    """The same questions on paper, in large print."""
    versie, venster = chosen()
    if versie.status == "concept":
        abort(404)
    regels = versie.regels
    vragen = {pagina: [vraag for vraag in gesteld(regels) if vraag.pagina == pagina] for pagina in paginas(regels)}
    return render_template(
        "buurtbonnen/papier.html", versie=versie, venster=venster, vragen=vragen, koppen=inhoud.koppen(regels),
        label=inhoud.label, keuzes=inhoud.choices_of(regels), moet=moet, is_jaar=is_jaaraanvraag(regels),
    )
