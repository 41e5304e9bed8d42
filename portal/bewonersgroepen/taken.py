"""What somebody has to do for their group, most pressing first: each a sentence, where, and the last day if there is one."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from portal.bewonersgroepen.rules import Rol
from portal.buurtbonnen.rules.status import Status as Aanvraag
from portal.clock import today
from portal.permissions import can
from portal.speech import ngettext
from portal.toekenningen.rules.status import Status as Toekenning
from portal.toekenningen.rules.volgende import is_voorbij


@dataclass(frozen=True)
class Taak:
    tekst: str
    url: str = ""
    voor: date | None = None


def about_people(groep, leeg, contact):
    """``leeg``: the roles nobody holds; only the contact can fill them."""
    for rol in leeg:
        yield Taak(missing(rol), url_for("bewonersgroepen.members", id=groep.id) if contact else "")


def missing(rol):
    """What it means that nobody holds this role."""
    return {
        Rol.CONTACT: _("Niemand is contact van de groep."),
        Rol.PENNINGMEESTER: _("Niemand is penningmeester. Daardoor krijgen uitgaven geen twee handtekeningen."),
        Rol.TWEEDE_TEKENAAR: _("Niemand is tweede tekenaar. Daardoor krijgen uitgaven geen twee handtekeningen."),
    }[rol]


def about_signing(rows):
    """``rows``: the expenses that wait for this person."""
    if rows:
        number = len(rows)
        yield Taak(
            ngettext(
                "Er wacht %(num)s uitgave op jouw handtekening.", "Er wachten %(num)s uitgaven op jouw handtekening.", number
            ),
            url_for("toekenningen.expense", id=rows[0].id),
        )


def about_money(grants, account, person):
    """For who signs. ``account``: the bank account of the group, or None."""
    owed = [grant for grant in grants if grant.te_betalen]
    if owed and account is None:
        yield Taak(_("Geef het rekeningnummer van de groep door. Dan kan de gemeente betalen."), to_grant(owed[0]))
    if account and can(person, "rekeningen.bevestigen", account):
        yield Taak(
            _("Iemand van jullie gaf een nieuw rekeningnummer door. Kijk of het klopt."),
            url_for("betalingen.confirm", id=account.id),
        )
    for grant in grants:
        yield from about_grant(grant)


def about_grant(grant):
    """What the group owes the gemeente for one grant."""
    titel, url = grant.naam, to_grant(grant)
    if grant.status == Toekenning.LOPEND and grant.verantwoorden_voor and is_voorbij(grant, today()):
        told = _("Laat zien wat er is gedaan met het geld voor “%(titel)s”.", titel=titel)
        yield Taak(told, url, grant.verantwoorden_voor)
    if grant.status == Toekenning.VOORNEMEN:
        yield Taak(_("De gemeente wil minder vaststellen voor “%(titel)s”. Jullie kunnen reageren.", titel=titel), url)
    if grant.status == Toekenning.TERUG:
        yield Taak(_("Er moet geld van “%(titel)s” terug naar de gemeente.", titel=titel), url)


def about_applications(rows):
    """``rows``: the applications of the group that were not decided on."""
    for row in rows:
        title = row.title or _("Nog zonder titel")
        if row.status == Aanvraag.CONCEPT:
            yield Taak(_("Maak de aanvraag “%(titel)s” af.", titel=title), to_application(row))
        if row.status == Aanvraag.AANVULLING_GEVRAAGD:
            yield Taak(_("De gemeente stelde een vraag over “%(titel)s”.", titel=title), to_application(row))


def about_activities(rows):
    """``rows``: the activities that are over."""
    for row in rows:
        yield Taak(_("Vertel hoe “%(titel)s” ging.", titel=row.title), url_for("activiteiten.look_back", id=row.id))


def to_grant(grant):
    return url_for("toekenningen.show", id=grant.id)


def to_application(row):
    return url_for("buurtbonnen.show", id=row.id)
