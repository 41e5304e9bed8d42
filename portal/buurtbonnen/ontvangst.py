"""The receipts of what somebody says here while we handle it: taken back, or whether a part will do (Wmebv)."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.buurtbonnen.letters import page_of
from portal.clock import today
from portal.story import mail
from portal.templating import datum, euro


def taken_back(aanvraag, reden, *, by):
    """That an application was, with why."""
    send(by, page_of(aanvraag), lambda: (
        _("Je aanvraag is ingetrokken: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Op %(dag)s trok je je aanvraag “%(titel)s” in. We zijn ermee gestopt.", dag=datum(today()), titel=aanvraag.title),
            _("Dit heb je geschreven:"),
            reden,
            _("Klopt dit niet? Laat het ons dan meteen weten. Je kunt later ook een nieuwe aanvraag doen."),
        ],
    ))


def part_answered(aanvraag, bedrag, akkoord, *, by):
    """Whether a part of so many cents will do."""
    send(by, page_of(aanvraag), lambda: (
        _("Je antwoord over een deel van het bedrag: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Op %(dag)s antwoordde je over “%(titel)s”:", dag=datum(today()), titel=aanvraag.title),
            (_("Ja, ik kan verder met %(deel)s.", deel=euro(bedrag)) if akkoord
             else _("Nee, met %(deel)s kan ik niet verder.", deel=euro(bedrag))),
            _("We gaan verder met je aanvraag."),
        ],
    ))


def bezwaar_taken_back(bezwaar, *, by):
    """That a bezwaar was (Awb 6:21)."""
    aanvraag = bezwaar.besluit.aanvraag
    send(by, page_of(aanvraag, bezwaar), lambda: (
        _("Je bezwaar is ingetrokken: %(kenmerk)s", kenmerk=bezwaar.kenmerk),
        [
            _("Op %(dag)s trok je je bezwaar in tegen het besluit over “%(titel)s”. We beslissen er niet meer op. Het besluit "
              "blijft zoals het is.", dag=datum(today()), titel=aanvraag.title),
            _("Klopt dit niet? Laat het ons dan meteen weten."),
        ],
    ), bezwaar)


def send(person, url, compose, bezwaar=None):
    """A mail to who did it just now; ``compose`` makes subject and paragraphs."""
    with force_locale(person.taal):
        subject, paragraphs = compose()
        body = mail.text("aanvraag_brief.txt", naam=person.name, alineas=paragraphs, url=url, bezwaar=bezwaar)
        mail.write(person.email, subject, body)
