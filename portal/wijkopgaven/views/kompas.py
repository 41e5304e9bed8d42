"""Seeing how it goes: the wijkkompas of figures and stories, and the successes of the wijk."""

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
    found = pictures(view, wijken.measured(view.codes))
    verhalen = queries.signalen(opgave.gebied_code, request.args.get("na"))
    basis, eigen = ([one for one in found if one.indicator.basis is part] for part in (True, False))
    return render_template(
        "wijkopgaven/kompas.html", opgave=opgave, view=view, feiten=facts(basis),
        delen=[("basis", charts(basis)), ("eigen", facts(eigen) + charts(eigen))],
        streven=queries.targets(), verhalen=verhalen, werk=queries.led_to(verhalen.items),
    )


@room.page("/<int:id>/successen", may="wijkopgaven.lezen", cache=True)
def wins(opgave):
    return render_template("wijkopgaven/successen.html", opgave=opgave, gelukt=queries.wins(opgave.id))
