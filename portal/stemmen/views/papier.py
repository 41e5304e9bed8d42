"""Typing in paper ballots: each by two people, who do not see what the other read until they differ."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from portal.errors import NotNow
from portal.stemmen import geheim
from portal.stemmen import queries as rondes
from portal.stemmen.actions import papier as actions
from portal.stemmen.forms.papier import ONGELDIG, filled, papier_form
from portal.stemmen.queries import codes as queries
from portal.stemmen.rules.papier import Stand
from portal.stemmen.views.blueprint import room

SAID = {
    Stand.WACHT: lazy_gettext("Biljet %(serie)s is één keer ingetypt. Een collega typt het de tweede keer."),
    Stand.VERSCHIL: lazy_gettext("Biljet %(serie)s is twee keer ingetypt, en niet hetzelfde. Bekijk samen het papier."),
    Stand.GETELD: lazy_gettext("Biljet %(serie)s is twee keer hetzelfde ingetypt. De stem is uitgebracht."),
    Stand.DUBBEL: lazy_gettext("Met nummer %(serie)s was al gestemd. Dit biljet telt niet mee, en is genoteerd als dubbel."),
    Stand.ONGELDIG: lazy_gettext("Biljet %(serie)s is ongeldig. Dat vonden jullie allebei. De code is gebruikt."),
}
REFUSED = {
    "bezet": lazy_gettext("Dit biljet is al door twee anderen ingetypt. Zij kijken naar het verschil."),
    "vervallen": lazy_gettext("Deze code is vervallen. Het biljet telt niet mee. Leg het apart."),
    "code": lazy_gettext("Deze code is vervallen. Het biljet telt niet mee. Leg het apart."),
    "gesloten": lazy_gettext("De stemming is nog niet open, of al afgesloten. Er is niets bewaard."),
}


@room.form("/<int:id>/papier", may="stemrondes.balie")
def paper(ronde):
    form = papier_form(ronde, bundel=request.args.get("bundel", "")[:20])
    if form.validate_on_submit() and (stand := typed(ronde, form, code_of(ronde, form))):
        if stand == Stand.VERSCHIL:
            return redirect(url_for(".settle_paper", id=form.code_id), 303)
        return redirect(url_for(".paper", id=ronde.id, bundel=form.bundel.data), 303)
    return render_template(
        "stemmen/papier.html", ronde=ronde, form=form, waiting=queries.paper_waiting(ronde.id),
        bundles=queries.bundles(ronde.id), serie=serie_of(ronde),
    ), 422 if form.errors else 200


def serie_of(ronde):
    return lambda nummer: geheim.serial(ronde.id, nummer)


def code_of(ronde, form):
    """The code whose number stands on the ballot; None, with why said beside the field."""
    nummer = geheim.read_serial(ronde.id, form.serie.data)
    code = nummer and queries.code_by_number(ronde.id, nummer)
    if not code:
        form.serie.errors = [_("Dit nummer klopt niet. Kijk het nog eens na, ook de vier tekens aan het eind.")]
    return code or None


def typed(ronde, form, code):
    """Keep what this person read; the Stand of the ballot, or None when something is wrong, which is said."""
    if code is None or (reading := form.reading(ronde, request.form)) is None:
        return None
    (choices, ongeldig), bundel = reading, form.bundel.data if form.bundel else ""
    form.code_id = code.id
    try:
        stand = actions.type_in(ronde, code, choices, bundel=bundel, ongeldig=ongeldig, by=current_user)
    except NotNow as no:
        form.form_errors.append(REFUSED[no.args[0]])
        return None
    look_again = stand in (Stand.VERSCHIL, Stand.DUBBEL)
    flash(SAID[stand] % {"serie": geheim.serial(ronde.id, code.nummer)}, "warn" if look_again else "message")
    return stand


@room.form("/papier/<int:id>", may="stemcodes.intypen", load=queries.code)
def settle_paper(code):
    """What two people read, once they differ; each of them may type it in again."""
    ronde, rows = rondes.one(code.ronde_id), queries.typed(code.id)
    mine = next((row for row in rows if row.by_id == current_user.id), None)
    form = papier_form(ronde, **(filled(ronde.vorm, mine) if mine else {}))
    del form.serie, form.bundel
    if mine and form.validate_on_submit() and (stand := typed(ronde, form, code)):
        if stand == Stand.VERSCHIL:
            return redirect(url_for(".settle_paper", id=code.id), 303)
        return redirect(url_for(".paper", id=ronde.id, bundel=mine.bundel), 303)
    return render_template(
        "stemmen/papier_verschil.html", ronde=ronde, code=code, form=form, mine=mine, rows=rows,
        readings=readings_of(ronde, rows) if mine else [], serie=geheim.serial(ronde.id, code.nummer),
    ), 422 if form.errors else 200


def readings_of(ronde, rows):
    """[(who, what they read, line by line)] for the two who typed it."""
    names = {str(keuze.id): f"{keuze.nummer}. {keuze.title}" for keuze in ronde.keuzes}
    plain = ronde.vorm not in ("punten", "volgorde")
    return [
        (row.naam, [ONGELDIG[row.ongeldig]] if row.ongeldig else [
            names[key] if plain else f"{names[key]}: {value}" for key, value in row.keuzes.items()
        ])
        for row in rows
    ]


@room.deed("/papier/<int:id>/opnieuw", may="stemcodes.intypen", load=queries.code)
def discard_paper(code):
    actions.discard(code, by=current_user)
    flash(_("Wat er van dit biljet was ingetypt, is weg. Twee mensen typen het opnieuw in."))
    return redirect(url_for(".paper", id=code.ronde_id), 303)
