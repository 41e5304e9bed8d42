"""The mail a group sends of itself: an invitation."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.bewonersgroepen.rules import Rol
from portal.speech import named
from portal.story import mail


def invitation(groep, inviter, aanbod, email, token):
    """In the language of who invites: of the one invited we know only the address."""
    with force_locale(inviter.taal):
        body = mail.text(
            "groepsuitnodiging.txt", groep=groep, inviter=inviter, aanbod=aanbod, lid=aanbod.rol == Rol.LID,
            rol=named(aanbod.rol, inviter.taal), url=mail.address(f"/bewonersgroepen/meedoen/{token}"),
        )
        mail.write(email, _("Doe je mee met %(naam)s?", naam=groep.naam), body)
