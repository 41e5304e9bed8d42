"""Seeing how it goes: the wijkkompas of figures and stories, and the successes of the wijk."""

from functools import partial

from flask import current_app, render_template, request

from portal.wijken import queries as wijken
from portal.wijken.beeld import View, charts, facts, pictures
from portal.wijkopgaven import queries
from portal.wijkopgaven.views.blueprint import room


@room.page("/<int:id>/kompas", may="wijkopgaven.lezen", cache=True)
def kompas(opgave):
    gemeente = current_app.profiel.code, current_app.profiel.naam
    buurten = wijken.buurten_with_wijk(opgave.gebied_code)
    view = View(opgave.gebied, buurten, gemeente, {buurt.code for buurt in buurten})
    cijfers, verhalen = wijken.figures(view.codes), queries.signalen(opgave.gebied_code, request.args.get("na"))
    return render_template(
        "wijkopgaven/kompas.html", opgave=opgave, beeld=partial(beeld, view), buurten=buurten, cijfers=cijfers,
        streven=tuple(queries.targets()), verhalen=tuple(verhalen), verder=verhalen.after,
        werk=tuple(queries.led_to(verhalen.items)),
    )


def beeld(view, cijfers):
    """The figures of the wijk as they are drawn: the bare counts, and in two parts the pictures."""
    found = pictures(view, wijken.by_indicator(cijfers))
    basis, eigen = ([one for one in found if one.indicator.basis is part] for part in (True, False))
    return {"feiten": facts(basis), "delen": [("basis", charts(basis)), ("eigen", facts(eigen) + charts(eigen))]}


@room.page("/<int:id>/successen", may="wijkopgaven.lezen", cache=True)
def wins(opgave):
    return render_template("wijkopgaven/successen.html", opgave=opgave, gelukt=queries.wins(opgave.id))
