"""The mails about the term and its course: what is missing, a reminder, going on, more time, sent on to another. Whom no
mail reaches gets the same as a letter, which staff print and post."""

from flask_babel import force_locale
from flask_babel import gettext as _

from portal.buurtbonnen import inhoud
from portal.buurtbonnen.letters import is_stranger, page_of, readers
from portal.buurtbonnen.woorden import GRONDEN
from portal.speech import ngettext
from portal.story import mail
from portal.story.actions import tell
from portal.templating import datum
from portal.termijn import TWO_WEEKS
from portal.toekenningen.feiten import written_to


def to_stranger(aanvraag, compose, *, by):
    """For who has no account here: others read it on the page of the application, and get a bericht of it."""
    if is_stranger(aanvraag):
        write(aanvraag, compose, by=by)


def asked(aanvraag, verzoek, *, by):
    to_stranger(aanvraag, lambda: what_is_missing(aanvraag, verzoek), by=by)


def what_is_missing(aanvraag, verzoek):
    """A term that was over stands still no more, so its last day is known still."""
    stops = _("Vanaf morgen staat de tijd om te beslissen stil, tot je aanvraag compleet is of deze dag voorbij is.")
    return _("Je aanvraag %(kenmerk)s is nog niet compleet", kenmerk=aanvraag.kenmerk), [
        _("Voor je aanvraag “%(titel)s” hebben we nog iets nodig:", titel=aanvraag.title),
        verzoek.vraag,
        _("Stuur het uiterlijk %(datum)s.", datum=datum(verzoek.uiterlijk, True)),
        *([stops] if aanvraag.beslissen_voor is None else []),
    ]


def goes_on(aanvraag, reden, *, by):
    """That nothing is waited for any more."""
    to_stranger(aanvraag, lambda: (
        _("We gaan verder met je aanvraag %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("We wachten niet langer op een aanvulling voor “%(titel)s”. We gaan verder met wat er is.", titel=aanvraag.title),
            _("De reden: %(reden)s", reden=reden),
            until(aanvraag),
        ],
    ), by=by)


def sent_on(aanvraag, reden, naar, *, by):
    """To whom it was sent on, and why (Awb 2:3)."""
    titel = aanvraag.title
    to_stranger(aanvraag, lambda: (
        _("Je aanvraag is doorgestuurd: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("We hebben je aanvraag “%(titel)s” doorgestuurd naar %(naar)s. Die beslist erover.", titel=titel, naar=naar),
            _("De reden: %(reden)s", reden=reden),
            _("Je hoeft niets opnieuw te sturen. Je krijgt antwoord van %(naar)s.", naar=naar),
        ],
    ), by=by)


def taken_back(aanvraag, *, by):
    """That it was taken back, for who let us know on paper or by telephone."""
    write(aanvraag, lambda: (
        _("Je aanvraag is ingetrokken: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Je liet ons weten dat je je aanvraag “%(titel)s” intrekt. We zijn ermee gestopt.", titel=aanvraag.title),
            _("Klopt dit niet? Laat het ons dan meteen weten. Je kunt later ook een nieuwe aanvraag doen."),
        ],
    ), by=by)


def reminder(aanvraag, verzoek, *, by):
    write(aanvraag, lambda: (
        _("Vergeet je aanvulling niet: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Voor je aanvraag “%(titel)s” wachten we nog op dit:", titel=aanvraag.title),
            verzoek.vraag,
            _("Stuur het uiterlijk %(datum)s. Lukt dat niet? Laat het ons weten.", datum=datum(verzoek.uiterlijk, True)),
        ],
    ), by=by)


def extended(aanvraag, *, by):
    """That it takes longer, how much and why (Awb 4:14)."""
    write(aanvraag, lambda: (
        _("We hebben meer tijd nodig voor je aanvraag %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            ngettext(
                "We nemen %(num)s dag langer de tijd om over “%(titel)s” te beslissen.",
                "We nemen %(num)s dagen langer de tijd om over “%(titel)s” te beslissen.",
                aanvraag.verdaagd_dagen, titel=aanvraag.title,
            ),
            _("De reden: %(reden)s", reden=aanvraag.verdaagd_reden),
            until(aanvraag),
        ],
    ), by=by)


def stands_still(aanvraag, schorsing, *, by):
    """That the term stands still, why, and until when (Awb 4:15 lid 3)."""
    write(aanvraag, lambda: (
        _("De tijd om te beslissen staat stil: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Vanaf %(datum)s staat de tijd stil om over “%(titel)s” te beslissen.", datum=datum(schorsing.van, True),
              titel=aanvraag.title),
            GRONDEN[schorsing.grond],
            _("De reden: %(reden)s", reden=schorsing.reden),
            until(aanvraag),
        ],
    ), by=by)


def runs_on(aanvraag, *, by):
    """That the term runs again, and until when (Awb 4:15 lid 4)."""
    write(aanvraag, lambda: (
        _("De tijd om te beslissen loopt weer: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [_("De tijd om over “%(titel)s” te beslissen loopt weer.", titel=aanvraag.title), until(aanvraag)],
    ), by=by)


def in_default(aanvraag, *, by):
    """The receipt of an ingebrekestelling (Awb 4:17)."""
    op = aanvraag.in_gebreke_op
    write(aanvraag, lambda: too_late(
        aanvraag.kenmerk, op,
        _("Op %(dag)s kregen wij je ingebrekestelling over je aanvraag “%(titel)s”.", dag=datum(op), titel=aanvraag.title),
    ), by=by)


def too_late(kenmerk, op, about):
    """The words of such a receipt: that we are sorry, and from when a penalty runs."""
    return _("We hebben je ingebrekestelling ontvangen: %(kenmerk)s", kenmerk=kenmerk), [
        about,
        _("Wij zijn te laat met beslissen. Dat spijt ons. Wij beslissen nu zo snel mogelijk."),
        _("Beslissen wij niet uiterlijk %(datum)s? Dan krijg je een dwangsom: een bedrag voor elke dag daarna, hooguit "
          "42 dagen lang.", datum=datum(op + TWO_WEEKS, True)),
    ]


def until(aanvraag):
    if aanvraag.beslissen_voor is None:
        return _("De termijn staat nu stil. Daarna hoor je wanneer we uiterlijk beslissen.")
    return _("Uiterlijk %(datum)s beslissen wij.", datum=datum(aanvraag.beslissen_voor, True))


def forwarded(aanvraag, reden, naar, naar_mail, vraag):
    """The whole application to who must decide on it (Awb 2:3), with where they answer."""
    with force_locale("nl"):
        body = mail.text(
            "aanvraag_doorgestuurd.txt", aanvraag=aanvraag, delen=inhoud.delen(aanvraag), posten=aanvraag.posten,
            reden=reden, naar=naar, vraag=vraag,
        )
    mail.write(naar_mail, f"Doorgestuurd: {aanvraag.title} ({aanvraag.kenmerk})", body)


def write(aanvraag, compose, *, by, bezwaar=None):
    """A mail of a few paragraphs to each reader, or a letter; ``compose`` makes subject and paragraphs.

    ``bezwaar``: the one it is about, when that is not the application itself.
    """
    to = readers(aanvraag)
    if not to:
        keep_letter(aanvraag, compose, by=by)
    url = page_of(aanvraag, bezwaar)
    for email, reader in to.items():
        with force_locale(reader.taal):
            subject, paragraphs = compose()
            body = mail.text("aanvraag_brief.txt", naam=reader.naam, alineas=paragraphs, url=url, bezwaar=bezwaar)
            mail.write(email, subject, body)


def keep_letter(aanvraag, compose, *, by):
    """The same to print, word for word as it is now and to whom; who handles it hears that it is to be posted."""
    with force_locale("nl"):
        subject, paragraphs = compose()
        words = {"onderwerp": subject, "alineas": [str(paragraph) for paragraph in paragraphs]}
    tell(aanvraag, "brief", by=by, data=written_to(aanvraag) | words)
