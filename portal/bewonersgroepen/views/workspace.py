"""The workspace of a group (werkplaats): for those who are in it, all that waits and how it stands."""

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.activiteiten import queries as activiteiten
from portal.activiteiten.rules import Status as Activiteit
from portal.bewonersgroepen import queries, taken
from portal.bewonersgroepen.rules import is_bestuur, is_contact, is_erkend, lege_rollen
from portal.bewonersgroepen.views.blueprint import room
from portal.clock import now, today
from portal.toekenningen import queries as toekenningen
from portal.toekenningen.rules.status import OPEN, Status

# What is shown of the money: all that is not over yet.
LOPEND = OPEN | {Status.TERUG}


@room.page("/<int:id>/werkplaats", may="bewonersgroepen.werkplaats")
def workspace(groep):
    person = current_user._get_current_object()
    grants = sorted((one for one in toekenningen.of_groep(groep) if one.status in LOPEND), key=lambda one: one.jaar)
    plans = activiteiten.plans_of(groep.id)
    aanvragen = queries.asked(groep) if is_bestuur(person, groep) else []
    leeg = lege_rollen(groep, met_geld=is_erkend(person, groep) or bool(grants))
    return render_template(
        "bewonersgroepen/workspace.html", groep=groep, grants=grants, aanvragen=aanvragen, vandaag=today(),
        stand=toekenningen.stands(grants), activiteiten=[row for row in reversed(plans) if is_to_come(row)],
        taken=todo(person, groep, grants, plans, aanvragen, leeg), leeg=leeg,
    )


def todo(person, groep, grants, plans, aanvragen, leeg):
    """What waits for this person, most pressing first."""
    found = [
        *taken.about_people(groep, leeg, is_contact(person, groep)),
        *taken.about_signing(toekenningen.to_sign(person, grants)),
    ]
    if is_bestuur(person, groep):
        found += taken.about_money(grants, queries.account(groep), person)
        found += taken.about_applications(aanvragen)
        found += taken.about_activities(filter(is_held, plans))
    return found


def running(groep):
    """What goes on when the group stops, for who is in its board: (what it is called, kenmerk, address) of each."""
    if not is_bestuur(current_user, groep):
        return []
    coming = [row for row in activiteiten.coming_of(groep.id) if row.status == Activiteit.AANGEKONDIGD]
    asked = queries.asked(groep)
    granted = [one for one in toekenningen.of_groep(groep) if one.status in LOPEND]
    return [
        *((row.title or _("Nog zonder titel"), row.kenmerk, url_for("buurtbonnen.show", id=row.id)) for row in asked),
        *((one.naam, one.kenmerk, url_for("toekenningen.show", id=one.id)) for one in granted),
        *((row.title, "", url_for("activiteiten.show", id=row.id)) for row in coming),
    ]


def is_to_come(row):
    return row.eindigt_at > now() and row.status in (Activiteit.CONCEPT, Activiteit.AANGEKONDIGD, Activiteit.AFGELAST)


def is_held(row):
    """Over, and nobody told how it went."""
    return row.eindigt_at <= now() and row.status == Activiteit.AANGEKONDIGD
