"""The way in: a code from a letter, the buurt somebody lives in, and what is said to who cannot vote now."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from portal.people import actions as people
from portal.stemmen import geheim, queries, uitleg
from portal.stemmen.forms.stemmen import BuurtForm, StemcodeForm
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import is_gaande
from portal.stemmen.rules.toegang import Hindernis, hindernis, takes_codes
from portal.stemmen.views.blueprint import room
from portal.stemmen.views.wie import forget_code, remember_code, voters_round
from portal.wijken import queries as wijken

CODES = {
    "onbekend": lazy_gettext(
        "Deze code klopt niet. Kijk hem nog eens na. Een nul, een één en de letters I, L en O staan er niet in. "
        "Nieuwe codes hebben ook geen B, G, S, U en Z."
    ),
    "vervallen": lazy_gettext(
        "Deze code werkt niet meer. Kreeg je een nieuwe code? Gebruik die. Bel ons anders of kom langs."
    ),
    "gebruikt": lazy_gettext("Met deze code is al gestemd. Was jij dat niet? Bel ons dan."),
    "gestemd": lazy_gettext(
        "Je hebt al gestemd met je account. Is dit de code van een organisatie, of van iemand anders? Log dan eerst uit."
    ),
}


def turned(ronde):
    """What this visitor gets instead of the ballot, or None: the round is not open, they voted, or live elsewhere."""
    if not is_gaande(ronde):
        late = request.method == "POST"
        return closed(ronde, missed=late), 409 if late else 200
    regels = Regels.of(ronde.regels)
    if ronde.kiezer.volgcode and not regels.wijzigen:
        return redirect(url_for(".done", id=ronde.id), 303)
    obstacle = hindernis(regels, ronde.kiezer)
    if obstacle == Hindernis.BUURT:
        return redirect(url_for(".my_buurt", id=ronde.id), 303)
    if obstacle == Hindernis.BUITEN:
        return render_template("stemmen/buiten.html", ronde=ronde, plek=uitleg.plek(ronde), codes=takes_codes(regels))
    return None


def closed(ronde, missed=False):
    """Not open yet, or not any more. ``missed``: a vote came too late."""
    return render_template("stemmen/dicht.html", ronde=ronde, missed=missed)


@room.form("/<int:id>/code", may="stemrondes.stemmen", load=voters_round, limit_posts="stemcode")
def enter_code(ronde):
    regels = Regels.of(ronde.regels)
    if not is_gaande(ronde):
        return closed(ronde), 409 if request.method == "POST" else 200
    if not takes_codes(regels):
        return redirect(url_for(".ballot", id=ronde.id), 303)
    form = StemcodeForm()
    if form.validate_on_submit() and accepted(ronde, regels, form.code):
        return redirect(url_for(".review", id=ronde.id), 303)
    return render_template("stemmen/code.html", ronde=ronde, form=form), 422 if form.errors else 200


def accepted(ronde, regels, field):
    """Vote with this code from now on; or say beside the field why not."""
    typed = geheim.plain(field.data)
    code, used = typed and queries.code_of(ronde.id, geheim.code_hash(ronde.id, typed)) or (None, False)
    problem = (
        "onbekend" if code is None else "vervallen" if code.vervallen_at
        else "gebruikt" if used and not regels.wijzigen
        else "gestemd" if ronde.kiezer.volgcode and not regels.wijzigen else ""
    )
    if problem:
        field.errors = [CODES[problem]]
    else:
        remember_code(ronde, code.id)
    return not problem


@room.deed("/<int:id>/code/vergeten", may="stemrondes.stemmen", load=voters_round)
def drop_code(ronde):
    """Somebody else entered it on this device."""
    forget_code(ronde)
    flash(_("De stemcode is van dit apparaat gewist. Er is niets mee gestemd."))
    return redirect(url_for(".ballot", id=ronde.id), 303)


@room.form("/<int:id>/buurt", may="stemrondes.buurt", load=voters_round)
def my_buurt(ronde):
    """Asked once, of who has not chosen a buurt yet."""
    form = BuurtForm(wijken.choices())
    if current_user.buurt_code:
        return redirect(url_for(".ballot", id=ronde.id), 303)
    if form.validate_on_submit():
        people.change_profile(current_user, {"buurt_code": form.buurt_code.data}, by=current_user)
        flash(_("Je buurt is bewaard."))
        return redirect(url_for(".ballot", id=ronde.id), 303)
    return render_template("stemmen/buurt.html", ronde=ronde, form=form, plek=uitleg.plek(ronde)), 422 if form.errors else 200
