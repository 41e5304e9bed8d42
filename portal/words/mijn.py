"""What something that led to work in the wijk is called to whoever had to do with it: the person is spoken to."""

from flask_babel import lazy_gettext as _

# By the name of the reason on the sheet of who hears, and the kind of submission where that makes a difference.
MIJN = {
    "gekoppelde_indieners.initiatieven": _("jouw idee ‘%(titel)s’"),
    "gekoppelde_indieners.aanvragen": _("jouw aanvraag ‘%(titel)s’"),
    "gekoppelde_indieners.agendapunten": _("jouw punt ‘%(titel)s’"),
    "gekoppelde_indieners.signalen": _("jouw signaal ‘%(titel)s’"),
    "gekoppelde_trekkers": _("jullie idee ‘%(titel)s’"),
    "gekoppelde_besturen": _("de aanvraag ‘%(titel)s’ van jouw groep"),
    "opgegane_initiatieven": _("‘%(titel)s’, waar jouw idee in opging"),
    "opgegane_punten": _("‘%(titel)s’, waar jouw punt in opging"),
    "gekoppelde_steuners": _("‘%(titel)s’, een idee dat je steunt"),
    "gekoppelde_puntsteuners": _("‘%(titel)s’, een punt dat je steunt"),
    "gekoppelde_volgers": _("‘%(titel)s’, dat je volgt"),
}


def mijn(reason):
    """The words for a reason (portal.story.reasons.Reason), in the language that holds now; "" for any other reason."""
    text = MIJN.get(reason.who) or MIJN.get(f"{reason.who}.{reason.soort}")
    return str(text) % {"titel": reason.titel} if text else ""
