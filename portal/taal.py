"""The gemeenteprofiel in the language of the page: what it says in Dutch only is marked as Dutch."""

from flask import current_app
from flask_babel import get_locale
from markupsafe import Markup

SAME = Markup("")


def profiel_here():
    """The profile as the page or mail speaks that is being made."""
    return current_app.profiel.spoken(str(get_locale()))


def foreign(text, taal=None):
    """{"lang": "nl"} for a text of the profile where the page speaks another language, else {}. Any other text is Dutch.

    ``taal``: the language of the page; None for the one that holds now.
    """
    spoken = getattr(text, "taal", "nl")
    return {"lang": spoken} if text and spoken != (taal or str(get_locale())) else {}


def lang_of(text, taal=None):
    """The same as an attribute."""
    lang = foreign(text, taal)
    return Markup(' lang="{}"').format(lang["lang"]) if lang else SAME


def marked(text, taal=None):
    """A text of the profile, or of people here, to stand in a sentence: in a span of its own language if need be.

    Not for attributes.
    """
    lang = lang_of(text, taal)
    return Markup("<span{}>{}</span>").format(lang, text) if lang else text
