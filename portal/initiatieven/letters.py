"""The mails an initiatief sends of itself: receipt, forwarding, invitation."""

from flask import current_app, render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from portal.extensions import db
from portal.people.models import Person
from portal.story import mail


def url_of(path):
    return current_app.config["BASE_URL"] + path


def receipt(initiatief):
    """The receipt with a full copy (Awb 4:3a, Wmebv), in the language of the author."""
    owner = db.session.get(Person, initiatief.owner_id) if initiatief.owner_id else None
    if owner is None or not owner.email:
        return
    with force_locale(owner.taal):
        body = render_template("mail/ontvangst.txt", initiatief=initiatief, owner=owner,
                               url=url_of(f"/initiatieven/{initiatief.id}"), profiel=current_app.profiel)
        mail.write(owner.email, _("Ontvangen: %(titel)s (%(kenmerk)s)", titel=initiatief.title,
                                  kenmerk=initiatief.kenmerk), body)


def forward(initiatief, reden, naar, naar_mail):
    """The whole plan to the service that takes it over."""
    with force_locale("nl"):
        body = render_template("mail/doorgestuurd.txt", initiatief=initiatief, reden=reden, naar=naar,
                               url=url_of(f"/initiatieven/{initiatief.id}"), profiel=current_app.profiel)
    mail.write(naar_mail, f"Doorgestuurd: {initiatief.title} ({initiatief.kenmerk})", body)


def invitation(initiatief, inviter, email, token):
    body = render_template("mail/uitnodiging.txt", initiatief=initiatief, inviter=inviter,
                           url=url_of(f"/initiatieven/meedoen/{token}"), profiel=current_app.profiel)
    mail.write(email, _("Doe je mee met %(titel)s?", titel=initiatief.title), body)
