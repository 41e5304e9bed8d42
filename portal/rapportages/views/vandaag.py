"""What waits today, for who works in the wijk: every line leads to the deed."""

from flask import render_template
from flask_login import current_user

from portal.clock import today
from portal.rapportages import queries
from portal.rapportages.views.blueprint import room


@room.page("/vandaag", may="rapportages.vandaag")
def vandaag():
    day = today()
    delen = queries.agenda_of_today(current_user, day)
    return render_template("rapportages/vandaag.html", delen=delen, day=day, alles=sum(deel.alle for deel in delen.values()))
