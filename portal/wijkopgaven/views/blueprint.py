"""The room itself; its doors hang in the modules beside this one."""

from flask import redirect, url_for
from flask_babel import gettext as _

from portal.room import Room
from portal.wijkopgaven import queries

room = Room("wijkopgaven", "portal.wijkopgaven.views", url_prefix="/wijkopgaven", load=queries.one)


def back(opgave):
    return redirect(url_for("wijkopgaven.show", id=opgave.id), 303)


def back_to_effort(inspanning):
    return redirect(url_for("wijkopgaven.effort", id=inspanning.id), 303)


def is_fresh(form, thing):
    """Was the thing not changed since the page was drawn? If it was, say so and keep what was typed."""
    if str(form.version.data) == str(thing.version):
        return True
    form.form_errors.append(
        _(
            "Dit is net ergens anders aangepast. Wat jij typte staat hieronder nog. "
            "Bekijk wat er nu staat en bewaar dan opnieuw."
        )
    )
    form.version.data = str(thing.version)
    return False
