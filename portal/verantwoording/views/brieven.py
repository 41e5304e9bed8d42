"""The letters about the end of a grant, as a page and as PDF: intention, final amount with claim, and reminders."""

from flask import render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal import brieven, pdf
from portal.toekenningen.feiten import addressee
from portal.toekenningen.rules.who import is_zonder_account
from portal.verantwoording import queries
from portal.verantwoording.feiten import as_told
from portal.verantwoording.queries import kennisgevingen
from portal.verantwoording.views.blueprint import room
from portal.verantwoording.woorden import KENNISGEVINGEN

ONE, NOTICE = {"load": queries.vaststelling}, {"load": kennisgevingen.one}


def letter_of(vaststelling):
    """Name, template and values of the last letter about it: the besluit or, before that, the intention."""
    if vaststelling.besluit_op is None:
        return voornemen_of(vaststelling)
    if not vaststelling.feiten:
        raise NotFound
    naam = _("Vaststelling %(kenmerk)s", kenmerk=vaststelling.feiten["kenmerk"])
    return naam, "verantwoording/_vaststelling.html", told(vaststelling)


def told(vaststelling):
    return {"besluit": vaststelling, "f": as_told(vaststelling.feiten)}


def voornemen_of(vaststelling):
    """Its name, template and values; a final amount as granted has no intention before it."""
    if vaststelling.voornemen_op is None or not vaststelling.feiten:
        raise NotFound
    naam = _("Voornemen %(kenmerk)s", kenmerk=vaststelling.feiten["kenmerk"])
    return naam, "verantwoording/_voornemen.html", told(vaststelling)


def kennisgeving_of(bericht):
    """Its name, template and values."""
    values = {"bericht": bericht, "toekenning": bericht.toekenning, "besluit": {"feiten": addressee(bericht.toekenning)}}
    return str(KENNISGEVINGEN[bericht.soort]), "verantwoording/_kennisgeving.html", values


def shown(found, toekenning, download, te_horen=None):
    """The letter on a page, with the way to keep it and, of an intention (``te_horen``), to react."""
    kop, template, values = found
    return render_template(
        "verantwoording/brief.html", kop=kop, toekenning=toekenning, download=download, kan_pdf=pdf.is_possible(),
        te_horen=te_horen, brief=Markup(brieven.letter(template, kop=2, **values)),
        per_post=current_user.is_staff and is_zonder_account(current_user, toekenning),
    )


def to_keep(found_of, thing, name):
    """The same as PDF, in Dutch, with its title."""
    with force_locale("nl"):
        titel, template, values = found_of(thing)
    return brieven.as_pdf(template, f"{titel}: {thing.toekenning.naam}", f"{name}-{thing.toekenning.kenmerk}", values)


@room.page("/vaststellingen/<int:id>/brief", may="vaststellingen.lezen", **ONE)
def letter(vaststelling):
    return shown(letter_of(vaststelling), vaststelling.toekenning, url_for(".letter_pdf", id=vaststelling.id))


@room.page("/vaststellingen/<int:id>/brief.pdf", may="vaststellingen.lezen", **ONE)
def letter_pdf(vaststelling):
    return to_keep(letter_of, vaststelling, "vaststelling")


@room.page("/vaststellingen/<int:id>/voornemen", may="vaststellingen.lezen", **ONE)
def intention(vaststelling):
    download = url_for(".intention_pdf", id=vaststelling.id)
    return shown(voornemen_of(vaststelling), vaststelling.toekenning, download, vaststelling)


@room.page("/vaststellingen/<int:id>/voornemen.pdf", may="vaststellingen.lezen", **ONE)
def intention_pdf(vaststelling):
    return to_keep(voornemen_of, vaststelling, "voornemen")


@room.page("/kennisgevingen/<int:id>", may="kennisgevingen.lezen", **NOTICE)
def notice(bericht):
    return shown(kennisgeving_of(bericht), bericht.toekenning, url_for(".notice_pdf", id=bericht.id))


@room.page("/kennisgevingen/<int:id>.pdf", may="kennisgevingen.lezen", **NOTICE)
def notice_pdf(bericht):
    return to_keep(kennisgeving_of, bericht, bericht.soort.replace("_", "-"))
