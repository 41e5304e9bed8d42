"""The mails an initiatief sends of itself: receipt, forwarding, invitation."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.extensions import db
from portal.initiatieven.rules import is_openbaar
from portal.people.models import Person
from portal.story import mail
from portal.wijken.models import Gebied


def receipt(initiatief):
    """The receipt with a full copy (Awb 4:3a, Wmebv), in the language of the author."""
    owner = db.session.get(Person, initiatief.owner_id) if initiatief.owner_id else None
    if owner is None or not owner.email:
        return
    with force_locale(owner.taal):
        body = mail.text(
            "ontvangst.txt", initiatief=initiatief, gebied=area(initiatief), owner=owner, url=address(initiatief)
        )
        mail.write(
            owner.email,
            _("Ontvangen: %(titel)s (%(kenmerk)s)", titel=initiatief.title, kenmerk=initiatief.kenmerk),
            body,
        )


def forward(initiatief, reden, naar, naar_mail, vraag):
    """The whole plan to the service that takes it over, with where they answer, and where it can be read if it can."""
    with force_locale("nl"):
        body = mail.text(
            "doorgestuurd.txt",
            initiatief=initiatief,
            gebied=area(initiatief),
            reden=reden,
            naar=naar,
            vraag=vraag,
            url=is_openbaar(None, initiatief) and address(initiatief),
        )
    mail.write(naar_mail, f"Doorgestuurd: {initiatief.title} ({initiatief.kenmerk})", body)


def invitation(initiatief, inviter, email, token):
    body = mail.text(
        "uitnodiging.txt", initiatief=initiatief, inviter=inviter, url=mail.address(f"/initiatieven/meedoen/{token}")
    )
    mail.write(email, _("Doe je mee met %(titel)s?", titel=initiatief.title), body)


def area(initiatief):
    return db.session.get(Gebied, initiatief.gebied_code)


def address(initiatief):
    return mail.address(f"/initiatieven/{initiatief.id}")
