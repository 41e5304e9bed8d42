"""The mails around a besluit. The letter itself waits on the applicant's own page; a mail never holds it."""

from flask_babel import force_locale
from flask_babel import lazy_gettext as _

from portal.buurtbonnen import feiten
from portal.buurtbonnen.letters import askers, is_stranger, page_of
from portal.story import mail


def part_offered(aanvraag):
    """Asks whether a part of the amount will do."""
    for person in askers(aanvraag):
        write(
            person, _("Een vraag over je aanvraag %(kenmerk)s", kenmerk=aanvraag.kenmerk), "deel_aangeboden.txt",
            aanvraag=aanvraag, tekort=feiten.falls_short(aanvraag), url=page_of(aanvraag),
        )


def decided(aanvraag):
    """Where nobody reads it here it goes by post; where we know a mail address, we say that it is on its way."""
    email = aanvraag.aanvrager.email
    if email and is_stranger(aanvraag):
        with force_locale("nl"):
            subject = str(_("Er is een besluit over je aanvraag %(kenmerk)s", kenmerk=aanvraag.kenmerk))
            mail.write(email, subject, mail.text("besluit_per_post.txt", aanvraag=aanvraag))


def bezwaar_received(bezwaar, aanvraag):
    """The receipt with a full copy (Awb 6:14, Wmebv), to who asked or, for a group, who signs for it now. Who has no account
    gets it by mail where we know an address."""
    about = _("Bezwaar ontvangen: %(kenmerk)s", kenmerk=bezwaar.kenmerk), "bezwaar_ontvangen.txt"
    given = {"bezwaar": bezwaar, "aanvraag": aanvraag}
    for person in askers(aanvraag):
        write(person, *about, **given, url=page_of(aanvraag, bezwaar))
    if is_stranger(aanvraag) and aanvraag.aanvrager.email:
        with force_locale("nl"):
            text = mail.text(about[1], person=None, url="", **given)
            mail.write(aanvraag.aanvrager.email, str(about[0]), text)


def write(person, subject, template, **values):
    if person and person.email:
        with force_locale(person.taal):
            mail.write(person.email, str(subject), mail.text(template, person=person, **values))
