"""The mails to voters: that a vote came in, and that a saved choice does not count yet. Never what was chosen."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.stemmen.queries.herinneren import address_of
from portal.story import mail


def confirmation(person, ronde, volgcode, *, changed=False):
    """The vote came in, or was changed; with the tracking code, in the language of the voter."""
    if not person.email:
        return
    with force_locale(person.taal):
        subject = _("Je stem is veranderd: %(titel)s") if changed else _("Je hebt gestemd: %(titel)s")
        mail.write(person.email, subject % {"titel": ronde.title}, mail.text(
            "gestemd.txt", person=person, ronde=ronde, volgcode=volgcode, changed=changed,
            url=mail.address(f"/stemmen/{ronde.id}"),
        ))


def reminder(person, ronde):
    """A saved choice still waits; with a way to stop these mails."""
    stop = mail.stop_url(person)
    with force_locale(person.taal):
        body = mail.text(
            "stem_herinnering.txt", person=person, ronde=ronde, stoppen=stop,
            url=mail.address(f"/stemmen/{ronde.id}/nakijken"),
        )
        mail.write(person.email, _("Je hebt nog niet gestemd: %(titel)s", titel=ronde.title), body, stop, until=ronde.sluit_at)


def take_reminder_back(person_id, ronde):
    """The reminder that still waits to go out, does not: this person just voted."""
    mail.take_back(f"/stemmen/{ronde.id}/nakijken", to=address_of(person_id))
