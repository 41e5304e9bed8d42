"""For staff: what the settings of a round would do, on made-up ballots or on those of an earlier round."""

from flask import render_template, request

from portal.stemmen import proef, queries, verkiezing, verzonnen
from portal.stemmen.forms.proef import ProefForm
from portal.stemmen.queries.uitgebracht import grouped
from portal.stemmen.rules.regels import Regels
from portal.stemmen.views.blueprint import room


@room.page("/<int:id>/wat-als", may="stemrondes.beheren")
def what_if(ronde):
    form = ProefForm(request.args, earlier=queries.counted(ronde))
    columns = outcomes(ronde, form) if form.validate() and can_count(ronde) else []
    return render_template("stemmen/what_if.html", ronde=ronde, form=form, columns=columns)


def can_count(ronde):
    """Two options, and every cost known where money is shared out."""
    return len(ronde.keuzes) > 1 and not (ronde.budget and any(keuze.kosten is None for keuze in ronde.keuzes))


def outcomes(ronde, form):
    if form.bron.data:
        earlier = queries.one(form.bron.data)
        rows = verzonnen.drawn(grouped(earlier.id), form.stemmers.data, form.zaad.data)
        return proef.columns(*proef.on_other_ballots(ronde, earlier, rows))
    rows = verzonnen.rows(ronde, Regels.of(ronde.regels), form.stemmers.data, form.zaad.data)
    return proef.columns(verkiezing.election(ronde, rows), proef.announced(ronde))
