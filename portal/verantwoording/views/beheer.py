"""The list of staff: what is late, what waits for a judgement or a besluit, the sample, and what is to come back."""

from flask import render_template, request
from flask_login import current_user

from portal.clock import today
from portal.people.rules import GELD
from portal.regelingen.termijnen import not_over
from portal.verantwoording.queries import lijst
from portal.verantwoording.views.blueprint import room
from portal.verantwoording.woorden import DELEN


@room.page("/", may="verantwoording.bekijken")
def index():
    reach, day = current_user.reach(GELD), today()
    held = not_over(day)
    counts = lijst.counts(reach, day, held)
    part = request.args.get("deel")
    if part not in DELEN:
        part = next((name for name, number in counts.items() if number), "beoordelen")
    page = lijst.rows(part, reach, day, held, request.args.get("na"))
    return render_template("verantwoording/index.html", page=page, counts=counts, deel=part, delen=DELEN, vandaag=day)
