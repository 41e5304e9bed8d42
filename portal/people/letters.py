"""The mails about an account: a key to log in, a code for a new address, what changed, and which roles somebody holds."""

from datetime import timedelta

from flask_babel import force_locale, lazy_gettext
from flask_babel import gettext as _

from portal.clock import now
from portal.people import tokens
from portal.speech import named
from portal.story import mail


def login_key(email, next_path):
    """A link and a code to log in with; the same mail for a known and an unknown address."""
    link, code = tokens.make_both(tokens.INLOGGEN, email, next_path=next_path)
    send(email, _("Inloggen bij Buurtportaal"), "inloggen.txt", code=code, minutes=tokens.MINUTES,
         url=mail.address(f"/inloggen/link/{link}"), until=code_ends())


def new_address(person, email):
    """A code to the new address; bound to this person, so nobody else can use it."""
    _link, code = tokens.make_both(tokens.EMAIL_WIJZIGEN, email, subject_id=person.id)
    send(email, _("Je nieuwe e-mailadres"), "nieuw_adres.txt", code=code, minutes=tokens.MINUTES, until=code_ends())


def address_taken(person, email):
    """Only who reads the mail at this address learns that it already has an account: there is a key here as well, of which
    nobody gets the code, so that every wrong code is answered the same."""
    tokens.make(tokens.EMAIL_WIJZIGEN, email, subject_id=person.id)
    send(email, _("Je nieuwe e-mailadres"), "adres_bezet.txt")


def address_changed(old):
    """Told at the old address, in case it was not the owner who did this."""
    send(old, _("Je e-mailadres is veranderd"), "adres_veranderd.txt")


def role_given(role, by=None):
    """Nobody carries a role without knowing it, and one that was given by mistake does not stay unseen. Without ``by`` who runs
    the portal gave it."""
    about_role(role, by, lazy_gettext("Je hebt een rol bij Buurtportaal"), "rol_gegeven.txt")


def role_ended(role, by):
    about_role(role, by, lazy_gettext("Je rol bij Buurtportaal is beëindigd"), "rol_beeindigd.txt")


def about_role(role, by, subject, template):
    """In the language of whose role it is."""
    taal = role.person.taal
    with force_locale(taal):
        door = by.name if by else _("De technisch beheerder")
        body = mail.text(template, rol=named(role.rol, taal), gebied=role.gebied.naam, door=door, url=mail.address("/mijn"))
        mail.write(role.person.email, str(subject), body)


def send(to, subject, template, until=None, **values):
    mail.write(to, subject, mail.text(template, **values), until=until)


def code_ends():
    """When a code that is made now works no longer: a mail with it is of no use then."""
    return now() + timedelta(minutes=tokens.MINUTES)
