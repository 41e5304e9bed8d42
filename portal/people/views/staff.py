"""For the beheerder: who holds which role where, giving a role and ending one."""

from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from portal.errors import Needed
from portal.forms import tidy
from portal.people import actions, queries
from portal.people.forms import RoleForm
from portal.people.rules import Rol
from portal.people.views.blueprint import room
from portal.speech import named

NOT_SO = {
    "gebied_code": lazy_gettext("Deze rol is altijd voor de hele gemeente."),
    "rol": lazy_gettext("Deze rol gaat over geld. Die kun je niet aan jezelf geven. Vraag een andere beheerder."),
}


@room.form("/beheer/mensen", may="people.rollen")
def staff():
    form = RoleForm(role_choices(), area_choices(), email=request.args.get("email", ""))
    if form.validate_on_submit() and granted(form):
        return redirect(url_for(".staff"), 303)
    zoek = tidy(request.args.get("zoek"))
    found = queries.found(zoek, request.args.get("na_mens"))
    held, roles = queries.roles_by_person(found), queries.open_roles(request.args.get("na"))
    return render_template("people/staff.html", form=form, zoek=zoek, found=found, held=held, roles=roles)


def role_choices():
    return [SelectChoice(rol.value, named(rol.value, str(get_locale()))) for rol in Rol]


def area_choices():
    """Every area a role can be held for, by kind."""
    return [
        SelectChoice(area.code, area.naam, optgroup=named(soort, str(get_locale())))
        for soort, areas in groupby(queries.role_areas(), key=lambda area: area.soort)
        for area in areas
    ]


def granted(form):
    """Give the role; when it was given before, or cannot be given like this, say so beside the field."""
    try:
        given = actions.grant_role(**form.values, by=current_user)
    except Needed as needed:
        form[needed.args[0]].errors = [NOT_SO[needed.args[0]]]
        return False
    if given:
        flash(_("%(email)s heeft nu deze rol.", email=form.email.data))
        return True
    form.email.errors = [_("Deze persoon heeft deze rol al in dit gebied.")]
    return False


@room.deed("/beheer/mensen/rollen/<int:id>/beeindigen", may="rollen.beeindigen", load=queries.role)
def end_role(role):
    actions.end_role(role, by=current_user)
    flash(_("De rol is beëindigd."))
    return redirect(url_for(".staff"), 303)
