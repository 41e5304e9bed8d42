"""The mails about the term of a bezwaar, or for whom no mail reaches the letters: what it lacks, more time, and the receipt
of what came and of the word that it is too late."""

from flask_babel import gettext as _

from portal.buurtbonnen.termijnbrieven import too_late, write
from portal.speech import ngettext
from portal.templating import datum


def verdagen(bezwaar, *, by):
    """That we take longer, how much and why (Awb 7:10 lid 3, 5)."""
    about(bezwaar, lambda: (
        _("We hebben meer tijd nodig voor je bezwaar %(kenmerk)s", kenmerk=bezwaar.kenmerk),
        [
            ngettext(
                "We nemen %(num)s dag langer de tijd om op je bezwaar over “%(titel)s” te beslissen.",
                "We nemen %(num)s dagen langer de tijd om op je bezwaar over “%(titel)s” te beslissen.",
                bezwaar.verdaagd_dagen, titel=bezwaar.naam,
            ),
            *why_until(bezwaar),
        ],
    ), by=by)


def uitstellen(bezwaar, *, by):
    """That we wait, as was agreed (Awb 7:10 lid 4, 5)."""
    about(bezwaar, lambda: (
        _("We beslissen later op je bezwaar %(kenmerk)s", kenmerk=bezwaar.kenmerk),
        [
            _("We hebben met je afgesproken dat we later op je bezwaar over “%(titel)s” beslissen.", titel=bezwaar.naam),
            *why_until(bezwaar),
        ],
    ), by=by)


def why_until(bezwaar):
    return [_("De reden: %(reden)s", reden=bezwaar.verdaagd_reden), until(bezwaar)]


def until(bezwaar):
    return _("Uiterlijk %(datum)s beslissen wij.", datum=datum(bezwaar.beslissen_voor, True))


def asked(bezwaar, verzoek, *, by):
    """What it lacks, until when it may come, and what follows when it does not (Awb 6:6, 7:10 lid 2)."""
    about(bezwaar, lambda: (
        _("Je bezwaar %(kenmerk)s is nog niet compleet", kenmerk=bezwaar.kenmerk),
        [
            _("Voor je bezwaar over “%(titel)s” hebben we nog iets nodig:", titel=bezwaar.naam),
            verzoek.vraag,
            _("Stuur het uiterlijk %(datum)s. Komt het niet op tijd? Dan hoeven we je bezwaar misschien niet te beoordelen.",
              datum=datum(verzoek.uiterlijk, True)),
            _("Vanaf morgen loopt de tijd om te beslissen niet, tot je bezwaar compleet is of deze dag voorbij is."),
            until(bezwaar),
            _("Is je bezwaar eerder compleet? Dan beslissen wij ook eerder."),
        ],
    ), by=by)


def completed(bezwaar, verzoek, *, by):
    """The receipt of what it lacked, with a copy, and until when we decide now."""
    about(bezwaar, lambda: (
        _("We hebben je aanvulling ontvangen: %(kenmerk)s", kenmerk=bezwaar.kenmerk),
        [
            _("Op %(dag)s kregen wij je aanvulling op je bezwaar over “%(titel)s”.",
              dag=datum(verzoek.aangevuld_op), titel=bezwaar.naam),
            verzoek.antwoord,
            until(bezwaar),
        ],
    ), by=by)


def in_gebreke(bezwaar, *, by):
    """The receipt of an ingebrekestelling (Awb 4:17 lid 4)."""
    op = bezwaar.in_gebreke_op
    about(bezwaar, lambda: too_late(
        bezwaar.kenmerk, op,
        _("Op %(dag)s kregen wij je ingebrekestelling over je bezwaar over “%(titel)s”.", dag=datum(op), titel=bezwaar.naam),
    ), by=by)


def about(bezwaar, compose, *, by):
    write(bezwaar.besluit.aanvraag, compose, by=by, bezwaar=bezwaar)
