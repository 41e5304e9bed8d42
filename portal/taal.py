"""The gemeenteprofiel in the language of the page: what it says in Dutch only is marked as Dutch."""

from flask import current_app
from flask_babel import get_locale
from markupsafe import Markup

from portal.speech import TAAL


def profiel_here():
    """The profile as the page or mail speaks that is being made."""
    return current_app.profiel.spoken(str(get_locale()))


def lang_of(text):
    """The lang attribute for a text of the profile, where the page speaks another language."""
    spoken = getattr(text, "taal", "nl")
    return Markup(' lang="{}"').format(spoken) if text and spoken != str(get_locale()) else ""


def marked(text):
    """A text of the profile to stand in a sentence, in a span of its own language if need be."""
    lang = lang_of(text)
    return Markup("<span{}>{}</span>").format(lang, text) if lang else text


def in_dutch(text):
    """What people wrote here, to stand in a sentence: marked as Dutch on a page in another language. Not for attributes."""
    return Markup('<span lang="nl">{}</span>').format(text) if text and TAAL.get() != "nl" else text
