"""What a version changes, and the deed of a second person: publishing it."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.errors import NotNow
from portal.forms import is_fresh
from portal.regelingen import actions, queries
from portal.regelingen.forms import VersionForm
from portal.regelingen.reading import verschillen
from portal.regelingen.rules.status import VersieStatus
from portal.regelingen.rules.versies import gaten, overlap
from portal.regelingen.views.blueprint import room
from portal.regelingen.views.gaps import lines_of


@room.page("/beheer/versies/<int:id>/nakijken", may="regelingversies.bekijken", load=queries.versie)
def review(versie):
    return look_over(versie, VersionForm(obj=versie))


def look_over(versie, form):
    """What becomes different, what is still lacking, and which versions it takes the place of."""
    before = queries.published_before(versie)
    last = before[0] if before else None
    return render_template(
        "regelingen/review.html", form=form, versie=versie, last=last, lacks=lines_of(gaten(versie, versie.vensters), versie),
        changes=verschillen(last.regels if last else {}, versie.regels), replaces=replaced(before, versie),
    )


def replaced(before, versie):
    held = [older for older in before if older.status == VersieStatus.GEPUBLICEERD]
    return [older for older in held if versie.geldig_van and overlap(older, versie)]


@room.deed("/beheer/versies/<int:id>/publiceren", may="regelingversies.publiceren", load=queries.versie)
def publish(versie):
    form = VersionForm()
    if versie.status != VersieStatus.CONCEPT:
        raise NotNow("publiceren")
    if gaten(versie, versie.vensters) or not is_fresh(form, versie):
        return look_over(versie, form)
    actions.publish(versie, by=current_user)
    flash(_("De versie is gepubliceerd. Iedereen kan hem lezen."))
    return redirect(url_for(".draft", id=versie.id), 303)


@room.deed("/beheer/versies/<int:id>/weggooien", may="regelingversies.bewerken", load=queries.versie)
def discard(versie):
    actions.discard(versie, by=current_user)
    flash(_("Het concept is weggegooid."))
    return redirect(url_for(".overview"), 303)
