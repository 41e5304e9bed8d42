"""Calendar files: of one activity, and to subscribe to of a buurt or a group."""

from flask import current_app
from flask_babel import gettext as _

from portal.activiteiten import kalender, queries
from portal.activiteiten.views.blueprint import room
from portal.bewonersgroepen import queries as groepen
from portal.taal import profiel_here
from portal.wijken import queries as wijken


@room.page("/<int:id>/agenda.ics", may="activiteiten.lezen", cache=True)
def ics(activiteit):
    return sent(activiteit.title, [activiteit])


@room.page("/buurten/<code>.ics", may="buurten.lezen", load=wijken.one, cache=True)
def buurt_ics(gebied):
    return sent(_("Activiteiten in %(naam)s", naam=gebied.naam), queries.of_area(gebied.code))


@room.page("/groepen/<int:id>.ics", may="bewonersgroepen.lezen", load=groepen.one, cache=True)
def groep_ics(groep):
    return sent(_("Activiteiten van %(naam)s", naam=groep.naam), queries.of_group(groep.id))


def sent(naam, activiteiten):
    file = kalender.calendar(naam, activiteiten, current_app.config["BASE_URL"], profiel_here().code)
    return current_app.response_class(file, mimetype="text/calendar")
