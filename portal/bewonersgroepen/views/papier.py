"""Invitations on paper: the letter with a code, and filling that in."""

from flask import abort, flash, make_response, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits, qr
from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.forms import CodeForm, RolForm
from portal.bewonersgroepen.rules import Rol, is_contact
from portal.bewonersgroepen.views.blueprint import room, to_members, welcome
from portal.story import mail


@room.form("/<int:id>/leden/code", may="bewonersgroepen.uitnodigen", limit_posts="uitnodigen")
def code(groep):
    form = RolForm(rollen=tuple(Rol) if is_contact(current_user, groep) else (Rol.CONTACT,))
    if form.validate_on_submit():
        return shown_once(groep, *actions.make_code(groep, form.rol.data, by=current_user))
    return render_template("bewonersgroepen/code.html", form=form, groep=groep)


def shown_once(groep, plain, kept):
    """The only page on which this code stands; no browser keeps it."""
    url = mail.address("/bewonersgroepen/code")
    drawing = qr.drawing(f"{url}#{plain}", _("QR-code: vult deze code in"))
    answer = make_response(
        render_template("bewonersgroepen/letter.html", groep=groep, code=plain, kept=kept, url=url, qr=drawing)
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@room.deed("/<int:id>/leden/codes/<int:number>/intrekken", may="bewonersgroepen.uitnodigen")
def withdraw_code(groep, number):
    kept = {one.id: one for one in queries.codes(groep)}
    actions.withdraw_code(groep, kept.get(number) or abort(404), by=current_user)
    flash(_("De uitnodiging is ingetrokken. De code werkt niet meer."))
    return to_members(groep)


@room.form("/code", may="bewonersgroepen.meedoen", limit_posts="groepscode")
def enter():
    """First the code, then what it invites to; only who says yes to that uses it up."""
    form = CodeForm()
    found = invited_to(form) if form.validate_on_submit() else None
    if found and request.form.get("actie") == "ja":
        actions.accept_code(*found, by=current_user)
        return welcome(found[1].groep)
    if found:
        return render_template("bewonersgroepen/join.html", uitnodiging=found[1], code=form.code.data)
    return render_template("bewonersgroepen/enter.html", form=form), 422 if form.errors else 200


def invited_to(form):
    """What this code offers; without an offer, None and the reason beside the field. Every try counts, also per address."""
    limits.count("groepscode")
    found = actions.offered_by_code(form.code.data)
    if found is None:
        form.code.errors = [
            _("Deze code werkt niet (meer). Kijk of je hem goed hebt overgenomen, of vraag om een nieuwe brief.")
        ]
    return found
