"""Beginning a group, changing what it says, stopping it and letting it go on."""

from flask import current_app, flash, render_template
from flask_babel import gettext as _
from flask_login import current_user

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.forms import GroepForm, RedenForm
from portal.bewonersgroepen.rules import taken_words, vast
from portal.bewonersgroepen.views.blueprint import back, room
from portal.bewonersgroepen.views.workspace import running
from portal.forms import is_fresh
from portal.people import queries as people
from portal.wijken import queries as wijken
from portal.wijken.rules import Soort

OWN = (Soort.STADSDEEL, Soort.WERKGEBIED)


def gebieden():
    """Every area a group can work in: those the gemeente drew itself, then all wijken and buurten."""
    own = [(area.code, area.naam) for area in people.role_areas() if area.soort in OWN]
    return ({_("Werkgebieden"): own} if own else {}) | wijken.choices()


def asked():
    """What GroepForm must know of this town, and of who fills it in."""
    return {"gebieden": gebieden(), "offices": taken_words(current_user, current_app.profiel)}


@room.form("/nieuw", may="bewonersgroepen.starten", limit_posts="indienen")
def start():
    form = GroepForm(**asked(), data={"gebied_code": current_user.buurt_code})
    good = form.validate_on_submit()
    if good and (mine := queries.own_by_name(form.naam.data, current_user)):
        flash(_("Deze groep is er al, en jij bent het contact."))
        return back(mine)
    if good and has_free_name(form):
        groep = actions.start(form.values, by=current_user)
        flash(_("Je groep staat op de site. Jij bent het contact. Nodig nu de anderen uit."))
        return back(groep)
    return render_template("bewonersgroepen/start.html", form=form)


@room.form("/<int:id>/bewerken", may="bewonersgroepen.bewerken")
def edit(groep):
    form = GroepForm(**asked(), obj=groep, vast=vast(current_user, groep))
    if form.validate_on_submit() and is_fresh(form, groep) and has_free_name(form, groep.id):
        actions.edit(groep, form.values, by=current_user)
        flash(_("De gegevens zijn bewaard."))
        return back(groep)
    return render_template("bewonersgroepen/edit.html", form=form, groep=groep)


def has_free_name(form, own_id=0):
    """Two groups of one name cannot be told apart: say so beside the field."""
    if "naam" in form and queries.name_taken(form.naam.data, own_id):
        form.naam.errors = [_("Er is al een groep met deze naam. Kies een andere naam.")]
        return False
    return True


@room.form("/<int:id>/stoppen", may="bewonersgroepen.stoppen")
def stop(groep):
    form = RedenForm()
    if form.validate_on_submit():
        actions.stop(groep, form.reden.data, by=current_user)
        flash(_("De groep is gestopt. Iedereen in de groep krijgt bericht."))
        return back(groep)
    return render_template("bewonersgroepen/stop.html", form=form, groep=groep, lopend=running(groep))


@room.deed("/<int:id>/heropenen", may="bewonersgroepen.heropenen")
def reopen(groep):
    actions.reopen(groep, by=current_user)
    flash(_("De groep gaat weer verder."))
    return back(groep)
