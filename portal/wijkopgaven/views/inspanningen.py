"""Reading an inspanning: what is done and for what, how it goes and whom it came from; its steps; following it."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import today
from portal.forms import is_fresh
from portal.permissions import can
from portal.speech import word
from portal.story import actions as story
from portal.story.linked import STIL
from portal.story.queries import public_story
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import inspanningen as actions
from portal.wijkopgaven.forms.inspanningen import StapForm
from portal.wijkopgaven.queries import lijn
from portal.wijkopgaven.rules.inspanning import Status, due_before, had_klaar
from portal.wijkopgaven.rules.publicatie import mag_openbaar
from portal.wijkopgaven.rules.risico import by_weight
from portal.wijkopgaven.views.blueprint import back_to_effort, room

MANAGE = {"may": "inspanningen.beheren", "load": queries.inspanning}
FOLLOW = {"may": "inspanningen.volgen", "load": queries.inspanning}
# What happened and says nothing by itself: the milestone stands in the plan, the new text on the page.
UNTOLD = ("inspanningen.mijlpaal", "inspanningen.bewerken")


@room.page("/inspanningen/<int:id>", may="inspanningen.lezen", load=queries.inspanning, cache=True)
def effort(inspanning):
    doelen, geld, mijlpalen = queries.parts(inspanning.id)
    return render_template(
        "wijkopgaven/effort.html",
        inspanning=inspanning,
        doelen=doelen,
        geld=geld,
        mijlpalen=mijlpalen,
        had_klaar=had_klaar(inspanning, today()),
        due=due_before(inspanning, today()),
        events=thread(inspanning),
        herkomst=lijn.brought(inspanning.id),
        volgt=lijn.heard(current_user, inspanning),
        **behind(inspanning),
    )


def thread(inspanning):
    """What anyone may read of what happened, since it became public."""
    told = public_story(inspanning.kind, inspanning.id)
    return [event for event in told if event.after != Status.CONCEPT and event.what not in UNTOLD]


def behind(inspanning):
    """What only those who work on it see: the question whether it may be public, and what may go wrong. Who may have to
    answer the question sees that alone."""
    asked = can(current_user, "publicatievragen.lezen", inspanning)
    works = can(current_user, "inspanningen.beheren", inspanning)
    return {
        "vraag": queries.last_question(inspanning.id) if asked else None,
        "risicos": by_weight(queries.open_risks(inspanning.id)) if works else [],
    }


@room.form("/inspanningen/<int:id>/stap/<name>", **MANAGE)
def effort_step(inspanning, name):
    move = inspanning.workflow.step(name, inspanning.status)
    if not can(current_user, move.may, inspanning):
        return not_yet(inspanning)
    form = StapForm(step=move, data={"version": inspanning.version})
    if form.validate_on_submit() and is_fresh(form, inspanning):
        actions.take_step(inspanning, name, form.note, by=current_user)
        flash(_("Gedaan. Wie ermee begon en wie het volgt, krijgt bericht."))
        return back_to_effort(inspanning)
    vraag = queries.last_question(inspanning.id) if name == "publiceren" else None
    return render_template("wijkopgaven/effort_step.html", form=form, inspanning=inspanning, move=move, vraag=vraag)


def not_yet(inspanning):
    """It cannot be published: say what comes first, and lead there."""
    if not mag_openbaar(current_user, inspanning):
        flash(_("Eerst zegt de %(regisseur)s of dit openbaar mag worden.", regisseur=word("regisseur")), "warn")
        return redirect(url_for(".ask_publication", id=inspanning.id), 303)
    flash(_("Dit kan pas openbaar worden als ‘%(titel)s’ is vastgesteld.", titel=inspanning.opgave.title), "warn")
    return back_to_effort(inspanning)


@room.deed("/inspanningen/<int:id>/succes", **MANAGE)
def success(inspanning):
    actions.mark_success(inspanning, True, by=current_user)
    flash(_("Dit staat nu bij de successen van de wijk."))
    return back_to_effort(inspanning)


@room.deed("/inspanningen/<int:id>/geen-succes", **MANAGE)
def no_success(inspanning):
    actions.mark_success(inspanning, False, by=current_user)
    flash(_("Dit staat niet meer bij de successen."))
    return back_to_effort(inspanning)


@room.deed("/inspanningen/<int:id>/volgen", **FOLLOW)
def follow_effort(inspanning):
    story.follow(inspanning.kind, inspanning.id, by=current_user)
    story.unfollow(STIL, inspanning.id, by=current_user)
    return back_to_effort(inspanning)


@room.deed("/inspanningen/<int:id>/niet-volgen", **FOLLOW)
def unfollow_effort(inspanning):
    story.unfollow(inspanning.kind, inspanning.id, by=current_user)
    return back_to_effort(inspanning)
