"""Reading rounds: what is voted on, by whom, how it is counted and when; never how it stands."""

from flask import redirect, render_template, url_for
from flask_login import current_user

from portal.clock import HERE, now
from portal.permissions import can
from portal.stemmen import queries, uitleg
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, stand
from portal.stemmen.rules.toegang import takes_codes
from portal.stemmen.turning import keep_until_one_turns
from portal.stemmen.views.blueprint import room


@room.page("/", may="stemrondes.bekijken", cache=True)
def index():
    rounds, moment = queries.public_rounds(), now()
    keep_until_one_turns(rounds)
    kinds = [stand(ronde, moment) for ronde in rounds]
    shown = {kind: [ronde for ronde, its in zip(rounds, kinds, strict=True) if its == kind] for kind in kinds}
    return render_template("stemmen/index.html", shown=shown, drafts=drafts())


def drafts():
    """Those this visitor may change; only staff makes the database look."""
    made = queries.drafts() if current_user.is_staff else []
    return [ronde for ronde in made if can(current_user, "stemrondes.bewerken", ronde)]


@room.page("/<int:id>", may="stemrondes.lezen", cache=True)
def show(ronde):
    if ronde.status == Status.CONCEPT:
        return redirect(url_for(".edit", id=ronde.id))
    keep_until_one_turns([ronde])
    days = {"opent_op": ronde.opent_at.astimezone(HERE).date(), "sluit_op": ronde.sluit_at.astimezone(HERE).date()}
    codes = takes_codes(Regels.of(ronde.regels))
    return render_template(
        "stemmen/show.html", ronde=ronde, zinnen=uitleg.alles(ronde), pct=time_left(ronde), codes=codes, **days
    )


def time_left(ronde):
    """How much of the time to vote is left, in percent."""
    left, whole = ronde.sluit_at - max(now(), ronde.opent_at), ronde.sluit_at - ronde.opent_at
    return max(0, min(100, round(100 * left / whole)))
