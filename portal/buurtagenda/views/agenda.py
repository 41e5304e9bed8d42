"""Reading an agenda: what it is for, in which phase it is, what happens with what people bring."""

from flask import render_template
from flask_login import current_user

from portal.buurtagenda import queries
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.tijdlijn import thread
from portal.buurtagenda.views.blueprint import back, room
from portal.paging import sheet_of
from portal.stemmen import queries as stemmen
from portal.stemmen.turning import keep_until_one_turns
from portal.story import actions as story

GONE = (Status.SAMENGEVOEGD, Status.DOORGESTUURD, Status.INGETROKKEN)


@room.page("/", may="agendas.bekijken", cache=True)
def index():
    found = queries.agendas()
    running = [agenda for agenda in found if not agenda.voorbij]
    past = sheet_of([agenda for agenda in found if agenda.voorbij])
    return render_template("buurtagenda/index.html", running=running, past=past)


@room.page("/<int:id>", may="agendas.lezen", cache=True)
def show(agenda):
    rondes = stemmen.of_agenda(agenda.id)
    keep_until_one_turns(rondes)
    return render_template(
        "buurtagenda/show.html",
        agenda=agenda,
        draad=thread(agenda),
        **points(agenda),
        rondes=rondes,
        volgt=current_user.is_authenticated and queries.follows(current_user.id, agenda),
    )


def points(agenda):
    """The points by what the page does with them: on the agenda, those that still may come there, and those that went; and
    whether some wait to be chosen."""
    found = queries.public_points(agenda.id)
    loose = [punt for punt in found if punt.plaats is None]
    lijst = [punt for punt in loose if punt.status not in GONE]
    return {
        "vast": [punt for punt in found if punt.plaats is not None],
        "lijst": sheet_of(lijst),
        "elders": [punt for punt in loose if punt.status in GONE],
        "te_kiezen": any(punt.status == Status.TOEGELATEN for punt in found),
    }


@room.deed("/<int:id>/volgen", may="agendas.volgen")
def follow(agenda):
    story.follow(agenda.kind, agenda.id, by=current_user)
    return back(agenda)


@room.deed("/<int:id>/niet-volgen", may="agendas.volgen")
def unfollow(agenda):
    story.unfollow(agenda.kind, agenda.id, by=current_user)
    return back(agenda)
