"""Who is in a group, for those who are in it: inviting, roles, taking over, going."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal import limits
from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.forms import OpvolgingForm, RolForm, UitnodigingForm
from portal.bewonersgroepen.rules import Rol, huidige, is_contact, is_enig_contact, is_enige, is_lid
from portal.bewonersgroepen.views.blueprint import back, room, to_members, to_workspace, welcome
from portal.bewonersgroepen.views.workspace import running
from portal.forms import Form
from portal.people import tokens
from portal.people.rules import masked
from portal.permissions import can


@room.page("/<int:id>/leden", may="bewonersgroepen.leden")
def members(groep):
    inviting = can(current_user, "bewonersgroepen.uitnodigen", groep)
    waiting, papers = (queries.invitations(groep), queries.codes(groep)) if inviting else ([], [])
    return render_template(
        "bewonersgroepen/members.html", groep=groep, waiting=waiting, papers=papers, masked=masked,
        helpt=not is_lid(current_user, groep),
    )


@room.form("/<int:id>/uitnodigen", may="bewonersgroepen.uitnodigen", limit_posts="uitnodigen")
def invite(groep):
    contact = is_contact(current_user, groep)
    form = UitnodigingForm(rollen=tuple(Rol) if contact else (Rol.CONTACT,))
    if form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.invite(groep, form.email.data, form.rol.data, by=current_user)
        flash(_("De uitnodiging is verstuurd."))
        return to_members(groep) if contact else back(groep)
    return render_template("bewonersgroepen/invite.html", form=form, groep=groep)


@room.deed("/<int:id>/uitnodigingen/<int:number>/intrekken", may="bewonersgroepen.besturen")
def withdraw(groep, number):
    keys = {key.id: key for key, _aanbod in queries.invitations(groep)}
    actions.withdraw(groep, keys.get(number) or abort(404), by=current_user)
    flash(_("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return to_members(groep)


def lid_of(groep, number):
    return next((lid for lid in huidige(groep) if lid.id == number), None) or abort(404)


@room.form("/<int:id>/leden/<int:number>/rol", may="bewonersgroepen.besturen")
def role(groep, number):
    lid = lid_of(groep, number)
    form = RolForm(obj=lid, rollen=[rol for rol in Rol if rol != Rol.CONTACT])
    if form.validate_on_submit():
        actions.change_role(groep, lid, form.rol.data, by=current_user)
        flash(_("De rol is veranderd."))
        return to_members(groep)
    return render_template("bewonersgroepen/role.html", form=form, groep=groep, lid=lid)


@room.deed("/<int:id>/leden/<int:number>/beeindigen", may="bewonersgroepen.besturen")
def end_role(groep, number):
    actions.end_role(groep, lid_of(groep, number), by=current_user)
    flash(_("De rol is beëindigd."))
    return redirect(url_for(".members" if can(current_user, "bewonersgroepen.leden", groep) else ".show", id=groep.id), 303)


@room.form("/<int:id>/overdragen", may="bewonersgroepen.overdragen", limit_posts="uitnodigen")
def hand_over(groep):
    others = {lid.person_id: lid for lid in huidige(groep) if lid.person_id != current_user.id and lid.person.email}
    form = OpvolgingForm(leden=others.values())
    if others and form.validate_on_submit():
        if limits.first_time(form.eenmaal.data):
            actions.hand_over(groep, lid_of(groep, form.lid.data), by=current_user)
        flash(_("We hebben een mail gestuurd. Zodra die persoon ja zegt, is het contact overgedragen."))
        return to_members(groep)
    return render_template(
        "bewonersgroepen/hand_over.html", form=form, groep=groep, others=others, helpt=not is_contact(current_user, groep)
    )


@room.form("/<int:id>/weggaan", may="bewonersgroepen.weggaan")
def leave(groep):
    form = Form()
    if form.validate_on_submit():
        actions.leave(groep, by=current_user)
        flash(_("Je doet niet meer mee met deze groep."))
        return back(groep)
    enig = is_enig_contact(current_user, groep)
    lopend = running(groep) if is_enige(current_user, groep) else []
    return render_template("bewonersgroepen/leave.html", form=form, groep=groep, enig=enig, lopend=lopend)


@room.deed("/<int:id>/opvolgen", may="bewonersgroepen.opvolgen")
def step_in(groep):
    actions.step_in(groep, by=current_user)
    flash(_("Jij bent nu het contact van de groep. De anderen krijgen bericht."))
    return to_workspace(groep)


@room.form("/meedoen/<token>", may="bewonersgroepen.meedoen")
def join(token):
    """The link from an invitation, for who has the address it went to: GET shows the group, POST uses it up."""
    key = tokens.find(queries.UITNODIGING, token)
    if key and not can(current_user, "uitnodigingen.aannemen", key):
        return render_template("initiatieven/not_invited.html", adres=masked(key.email)), 403
    uitnodiging = actions.offered(key) if key else None
    if uitnodiging and request.method == "POST" and tokens.use(key):
        actions.accept(uitnodiging, by=current_user)
        return welcome(uitnodiging.groep)
    return render_template("bewonersgroepen/join.html", uitnodiging=uitnodiging)
