"""The wijkfoto of an agenda: its figures beside the stories of who lives and works there."""

from flask import current_app, render_template, request

from portal.buurtagenda import queries
from portal.buurtagenda.views.blueprint import room
from portal.wijken import queries as wijken
from portal.wijken.beeld import View, charts, facts, pictures


@room.page("/<int:id>/wijkfoto", may="agendas.lezen", load=queries.with_buurten, cache=True)
def wijkfoto(agenda):
    gemeente = current_app.profiel.code, current_app.profiel.naam
    buurten = [row.buurt for row in agenda.buurten]
    view = View(agenda.gebied, buurten, gemeente, wijken.codes_in(agenda.gebied_code))
    found = pictures(view, wijken.measured(view.codes))
    verhalen = queries.placed(agenda.id, request.args.get("na"))
    return render_template(
        "buurtagenda/wijkfoto.html",
        agenda=agenda,
        view=view,
        feiten=facts(found),
        grafieken=charts(found),
        verhalen=verhalen,
    )
