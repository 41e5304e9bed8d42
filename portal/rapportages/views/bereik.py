"""Who is reached: what came in, was granted and was voted in each buurt, per 1,000 inhabitants."""

from flask import render_template, request

from portal.rapportages.delen import bereik
from portal.rapportages.forms import BereikForm
from portal.rapportages.rules.bereik import FEWEST_INHABITANTS, Maat
from portal.rapportages.views.blueprint import room


@room.page("/bereik", may="rapportages.bereik")
def reach():
    form = BereikForm(request.args)
    if not form.validate():
        return render_template("rapportages/bereik.html", form=form), 422
    buurten, rows = bereik.reached(form.jaar.data)
    maat = Maat(form.maat.data)
    vormen, viewbox = bereik.drawn(rows, buurten, maat)
    return render_template(
        "rapportages/bereik.html", form=form, buurten=buurten, maten=Maat, maat=maat, vormen=vormen, viewbox=viewbox,
        meeste=bereik.most(buurten, maat), stil=bereik.untold(buurten, maat), kleinste=bereik.FEWEST_VOTERS,
        minste=FEWEST_INHABITANTS,
    )
