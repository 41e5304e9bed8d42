"""A group plans an activity, changes it, announces it, calls it off, or throws the draft away."""

from sqlalchemy.orm.attributes import set_committed_value

from portal import uploads
from portal.activiteiten import queries
from portal.activiteiten.actions.potje import must_fit
from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import Status
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell

# Who heard of it must hear when one of these changes.
ELSEWHERE = {"begint_at", "eindigt_at", "waar", "gebied_code"}


def start(groep, values, *, by):
    """Plan an activity of a group, as a draft. ``values``: columns of Activiteit."""
    require(by, "activiteiten.maken", groep)
    must_fit(groep.id, values)
    activiteit = Activiteit(groep_id=groep.id, owner_id=by.id, **on_the_minute(values))
    db.session.add(activiteit)
    db.session.flush()
    set_committed_value(activiteit, "groep", groep)
    return activiteit


def edit(activiteit, values, *, by):
    """Change it. Once announced, followers hear when the time or the place became another."""
    require(by, "activiteiten.bewerken", activiteit)
    must_fit(activiteit.groep_id, after(activiteit, values), besides=activiteit.id)
    values = on_the_minute(values)
    changed = {name for name in values if getattr(activiteit, name) != values[name]}
    for name in changed:
        setattr(activiteit, name, values[name])
    if changed and activiteit.status != Status.CONCEPT:
        tell(activiteit, "verplaatsen" if changed & ELSEWHERE else "bewerken", by=by, data={"velden": sorted(changed)})
    return activiteit


def after(activiteit, values):
    """The budget of it once these values hold; {} when nothing of it changes: a budget may have ended since."""
    money = {name: values.get(name, getattr(activiteit, name)) for name in ("toekenning_id", "bestuur")}
    same = all(getattr(activiteit, name) == value for name, value in money.items())
    return {} if same else money


def on_the_minute(values):
    """Clocks of people know no seconds."""
    moments = {name: values[name] for name in ("begint_at", "eindigt_at") if name in values}
    return values | {name: at.replace(second=0, microsecond=0) for name, at in moments.items()}


def take_step(activiteit, name, *, by, reden=""):
    """A step of the workflow. What is over is not announced any more, but looked back on."""
    if name == "aankondigen" and activiteit.eindigt_at <= now():
        raise NotNow("aankondigen")
    if name == "terugzetten":
        put_back(activiteit, by=by)
    else:
        move(activiteit, name, by=by, note=reden.strip())


def put_back(activiteit, *, by):
    """On the site again as it was: what was held stays held, and what was called off stays off, with its reason."""
    status, reden = queries.before_taken_away(activiteit)
    move(activiteit, "terugzetten", by=by, back_to=status)
    activiteit.status_reden = reden


def discard(activiteit, *, by):
    """Throw a draft away, with its photos; NotNow when expenses were recorded for it."""
    require(by, "activiteiten.weggooien", activiteit)
    if queries.has_expenses(activiteit):
        raise NotNow("weggooien")
    fotos = queries.fotos(activiteit)
    for foto in fotos:
        db.session.delete(foto)
    db.session.flush()
    db.session.delete(activiteit)
    db.session.flush()
    for foto in fotos:
        uploads.drop(foto.key)
