"""Filling in an account: a few pages, kept at every step, looked over and handed in; and as one sheet to print."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import today
from portal.errors import Needed, NotNow
from portal.forms import is_fresh
from portal.toekenningen.queries.stand import stand
from portal.toekenningen.rules.volgende import is_voorbij
from portal.verantwoording import queries
from portal.verantwoording.actions import verantwoorden
from portal.verantwoording.forms import PAGINAFORMS
from portal.verantwoording.rules import ontbreekt, paginas, totaal
from portal.verantwoording.views.blueprint import room
from portal.verantwoording.woorden import NODIG, PAGINAS


@room.form("/<int:id>/<pagina>", may="verantwoordingen.invullen", limit_posts="uploaden")
def page(verantwoording, pagina):
    form = form_of(verantwoording, pagina)
    if not form.is_submitted() or not saved(verantwoording, form):
        return drawn(verantwoording, form, pagina)
    if "bewaar" in request.form or pagina == paginas(verantwoording.toekenning.vorm)[-1]:
        flash(_("Bewaard. Je kunt later verder."))
        return redirect(url_for(".page", id=verantwoording.id, pagina=pagina), 303)
    return redirect(address(verantwoording, after(verantwoording, pagina)), 303)


def form_of(verantwoording, pagina):
    """The form of a page this account has; 404 for another."""
    if pagina not in PAGINAFORMS or pagina not in paginas(verantwoording.toekenning.vorm):
        abort(404)
    return PAGINAFORMS[pagina](verantwoording)


def saved(verantwoording, form):
    """Keep what was filled in, or say beside it why that cannot be; nothing is kept of it then."""
    good = form.validate() and is_fresh(form, verantwoording)
    fotos = form.fotos if good else []
    if not good or form.errors:
        return False
    verantwoorden.keep(verantwoording, form.kept, by=current_user)
    try:
        for picture, alt in fotos:
            verantwoorden.add_foto(verantwoording, picture, alt, by=current_user)
    except NotNow:
        form.foto.errors = [_("Je hebt al acht foto’s.")]
        return False
    return True


def after(verantwoording, pagina):
    pages = paginas(verantwoording.toekenning.vorm)
    return pages[pages.index(pagina) + 1]


def address(verantwoording, pagina):
    """Where a page of the account stands: photos have a door of their own."""
    if pagina == "fotos":
        return url_for(".photos", id=verantwoording.id)
    return url_for(".page", id=verantwoording.id, pagina=pagina)


def drawn(verantwoording, form, pagina):
    """One page of the account with where it stands among the others."""
    toekenning, pages = verantwoording.toekenning, paginas(verantwoording.toekenning.vorm)
    if pagina not in pages:
        abort(404)
    following = address(verantwoording, after(verantwoording, pagina)) if pagina != pages[-1] else ""
    lacking = ontbreekt(verantwoording, toekenning.vorm, queries.bonnen(toekenning.id))
    return render_template(
        f"verantwoording/{pagina}.html", verantwoording=verantwoording, toekenning=toekenning, form=form, pagina=pagina,
        kop=PAGINAS[pagina], stappen=[(PAGINAS[one][0], address(verantwoording, one)) for one in pages],
        nu=pages.index(pagina) + 1, volgende=following, fotos=queries.fotos(toekenning.id),
        uitgegeven=totaal(verantwoording.regels), stand=stand(toekenning), uitgaven=queries.uitgaven(toekenning.id),
        te_tekenen=queries.te_tekenen(toekenning.id), voorbij=is_voorbij(toekenning, today()),
        ontbreekt=[(address(verantwoording, one), NODIG[name]) for one, name in lacking],
    ), 422 if form.errors else 200


@room.deed("/<int:id>/indienen", may="verantwoordingen.invullen", limit_posts="indienen")
def hand_in(verantwoording):
    """What is on the last page is kept first; what lacks is said beside it."""
    last = paginas(verantwoording.toekenning.vorm)[-1]
    form = form_of(verantwoording, last)
    if not saved(verantwoording, form) or not sent(verantwoording, form):
        return drawn(verantwoording, form, last)
    flash(_("Je verantwoording is verstuurd. Je hoort van ons wat we besluiten."))
    return redirect(url_for(".case", id=verantwoording.toekenning_id), 303)


def sent(verantwoording, form):
    verantwoording.naar_waarheid = form.naar_waarheid.data
    try:
        verantwoorden.hand_in(verantwoording, toch=form.toch.data, nu_al=form.nu_al.data, by=current_user)
    except Needed as lacking:
        form.explain(*lacking.args)
        return False
    return True


@room.page("/<int:id>/afdruk", may="verantwoordingen.lezen")
def print(verantwoording):
    toekenning = verantwoording.toekenning
    return render_template(
        "verantwoording/afdruk.html", verantwoording=verantwoording, toekenning=toekenning,
        uitgegeven=totaal(verantwoording.regels), fotos=queries.fotos(toekenning.id),
        uitgaven=queries.uitgaven(toekenning.id),
    )
