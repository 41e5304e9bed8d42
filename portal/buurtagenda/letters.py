"""The mails a point or a signaal sends of itself: the receipt, and all of it to whoever takes it over."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.extensions import db
from portal.people.models import Person
from portal.story import mail


def receipt(punt):
    """The receipt with a full copy, in the language of whoever sent it in."""
    owner = db.session.get(Person, punt.owner_id) if punt.owner_id else None
    if owner is None or not owner.email:
        return
    with force_locale(owner.taal):
        body = mail.text("punt_ontvangen.txt", punt=punt, owner=owner, url=address(punt))
        mail.write(owner.email, _("Ontvangen: %(titel)s (%(kenmerk)s)", titel=punt.title, kenmerk=punt.kenmerk), body)


def forward(punt, reden, naar, naar_mail):
    """The whole point to the service that takes it over."""
    with force_locale("nl"):
        body = mail.text("punt_doorgestuurd.txt", punt=punt, reden=reden, naar=naar, url=address(punt))
    mail.write(naar_mail, f"Doorgestuurd: {punt.title} ({punt.kenmerk})", body)


def forward_signaal(signaal, reden, naar, naar_mail):
    """The whole signaal to the service that takes it over; whoever gave it stays unnamed."""
    with force_locale("nl"):
        body = mail.text("signaal_doorgestuurd.txt", signaal=signaal, reden=reden, naar=naar)
    mail.write(naar_mail, f"Doorgestuurd: een signaal uit {signaal.gebied.naam}", body)


def address(punt):
    return mail.address(f"/buurtagenda/punten/{punt.id}")
