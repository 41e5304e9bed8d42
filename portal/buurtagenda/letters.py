"""The mails a point or a signaal sends of itself: the receipt, and all of it to whoever takes it over."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.buurtagenda.rules.punt import is_openbaar
from portal.extensions import db
from portal.people.models import Person
from portal.story import mail
from portal.story.promise import day_of
from portal.wijken.models import Gebied


def receipt(punt):
    """The receipt with a full copy, in the language of whoever sent it in."""
    owner = owner_of(punt)
    if owner is None:
        return
    with force_locale(owner.taal):
        body = mail.text(
            "punt_ontvangen.txt", punt=punt, gebied=area(punt), owner=owner, beloofd=day_of(punt), url=address(punt)
        )
        mail.write(owner.email, _("Ontvangen: %(titel)s (%(kenmerk)s)", titel=punt.title, kenmerk=punt.kenmerk), body)


def receipt_signaal(signaal):
    """The receipt of a signaal with a copy, in the language of whoever gave it."""
    owner = owner_of(signaal)
    if owner is None:
        return
    with force_locale(owner.taal):
        url = mail.address(f"/buurtagenda/signalen/{signaal.id}")
        body = mail.text("signaal_ontvangen.txt", signaal=signaal, owner=owner, beloofd=day_of(signaal), url=url)
        mail.write(owner.email, _("We hebben je signaal ontvangen"), body)


def owner_of(thing):
    """Who brought it and can be written to, or None."""
    owner = db.session.get(Person, thing.owner_id) if thing.owner_id else None
    return owner if owner and owner.email else None


def forward(punt, reden, naar, naar_mail, vraag):
    """The whole point to the service that takes it over, with where they answer, and where it can be read if it can."""
    url = is_openbaar(None, punt) and address(punt)
    with force_locale("nl"):
        body = mail.text(
            "punt_doorgestuurd.txt", punt=punt, gebied=area(punt), reden=reden, naar=naar, vraag=vraag, url=url
        )
    mail.write(naar_mail, f"Doorgestuurd: {punt.title} ({punt.kenmerk})", body)


def forward_signaal(signaal, reden, naar, naar_mail, vraag):
    """The whole signaal to the service that takes it over, with where they answer; whoever gave it stays unnamed."""
    with force_locale("nl"):
        body = mail.text("signaal_doorgestuurd.txt", signaal=signaal, reden=reden, naar=naar, vraag=vraag)
    mail.write(naar_mail, f"Doorgestuurd: een signaal uit {signaal.gebied.naam}", body)


def area(punt):
    return db.session.get(Gebied, punt.gebied_code)


def address(punt):
    return mail.address(f"/buurtagenda/punten/{punt.id}")
