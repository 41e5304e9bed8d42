"""At the desk: handing out a code, finding one by number or address, and replacing one with four eyes."""

from flask import flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import qr
from portal.clock import now
from portal.permissions import can
from portal.stemmen import brieven
from portal.stemmen.actions import codes as actions
from portal.stemmen.actions import vervangen
from portal.stemmen.forms import codes as forms
from portal.stemmen.queries import codes as queries
from portal.stemmen.queries.ronde import fixed
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang, stand
from portal.stemmen.views.blueprint import room

CODE = {"load": queries.code}


@room.page("/balie", may="stemrondes.balies")
def desks():
    rounds, moment = [ronde for ronde in fixed() if can(current_user, "stemrondes.balie", ronde)], now()
    return render_template("stemmen/balies.html", rondes=[(ronde, stand(ronde, moment)) for ronde in rounds])


@room.form("/<int:id>/balie", may="stemrondes.balie")
def desk(ronde):
    form, found = forms.ZoekForm(), None
    if form.validate_on_submit():
        found = searched(ronde, form)
    return render_template(
        "stemmen/balie.html", ronde=ronde, form=form, found=found, soorten=forms.SOORTEN,
        range_form=forms.ReeksForm(formdata=None), requests=queries.waiting_requests(ronde.id),
        hands_out=Toegang.BALIE in Regels.of(ronde.regels).toegang,
    ), 422 if form.errors else 200


def searched(ronde, form):
    """The number goes before the address. What was searched for stays out of the address bar and every log."""
    if form.nummer.data is not None:
        return queries.found_codes(ronde.id, nummer=form.nummer.data)
    hashed = actions.hash_where(ronde, form.postcode.data, form.huisnummer.data)
    return queries.found_codes(ronde.id, adres_hash=hashed) if hashed else []


@room.form("/<int:id>/balie/uitgeven", may="stemrondes.balie")
def hand_out(ronde):
    form = forms.UitgeefForm()
    if form.validate_on_submit():
        return shown_once(ronde, actions.hand_out(ronde, by=current_user))
    return render_template("stemmen/uitgeven.html", ronde=ronde, form=form), 422 if form.errors else 200


def shown_once(ronde, kaart, instead_of=None):
    """The only page on which this code stands; no browser keeps it."""
    url = brieven.code_address(ronde)
    drawing = qr.drawing(f"{url}#{kaart.code}", _("QR-code: vult deze stemcode in"))
    answer = make_response(render_template(
        "stemmen/nieuwe_code.html", ronde=ronde, kaart=kaart, url=url, qr=drawing, instead_of=instead_of,
    ))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@room.page("/codes/<int:id>", may="stemcodes.lezen", **CODE)
def one_code(code):
    return shown(code, forms.RedenForm(formdata=None))


def shown(code, form):
    return render_template("stemmen/stemcode.html", code=code, form=form, soorten=forms.SOORTEN)


@room.deed("/codes/<int:id>/vervangen", may="stemcodes.vervangen", **CODE)
def ask_replacement(code):
    form = forms.RedenForm()
    if not form.validate():
        return shown(code, form), 422
    vervangen.ask(code, form.reden.data, by=current_user)
    flash(_("Gevraagd. Een collega moet het er nog mee eens zijn. Tot dan blijft de oude code geldig."))
    return redirect(url_for(".one_code", id=code.id), 303)


@room.deed("/codes/<int:id>/akkoord", may="stemcodes.vervangen", **CODE)
def agree_replacement(code):
    kaart = vervangen.agree(code, by=current_user)
    return shown_once(code.ronde, kaart, instead_of=code)


@room.deed("/codes/<int:id>/niet-vervangen", may="stemcodes.vervangen", **CODE)
def drop_replacement(code):
    vervangen.drop(code, by=current_user)
    flash(_("De code wordt niet vervangen. Hij blijft geldig."))
    return redirect(url_for(".one_code", id=code.id), 303)
