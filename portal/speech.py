"""What templates say, in the language of the page: texts, numbers of things, what a status or step is called."""

from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import cache, lru_cache

from flask import current_app
from flask_babel import force_locale, get_locale, get_translations
from markupsafe import Markup

from portal.taal import marked
from portal.words import ANTWOORD_VAN, TOLD, WORDS

# The language of what is being drawn and its catalogue: None for Dutch, the source. Set anew for every request, page and mail.
TAAL = ContextVar("taal", default="nl")
CATALOGUE = ContextVar("catalogue", default=None)
# A point between thousands, a comma before decimals.
DUTCH = str.maketrans(",.", ".,")


def speak():
    """Let templates speak the language that holds now; its code."""
    taal = str(get_locale())
    TAAL.set(taal)
    CATALOGUE.set(None if taal == "nl" else get_translations())
    return taal


@contextmanager
def speaking():
    """The language that holds now is spoken here, and afterwards again the one before."""
    before = TAAL.get(), CATALOGUE.get()
    try:
        yield speak()
    finally:
        TAAL.set(before[0])
        CATALOGUE.set(before[1])


@contextmanager
def in_dutch():
    """Dutch is spoken here, whatever the language of the page: for what is kept or sent as a besluit."""
    with force_locale("nl"), speaking():
        yield


def translate(text, **values):
    """A text of a template in the language of the page; the values are escaped, the text is ours."""
    catalogue = CATALOGUE.get()
    text = ours(catalogue.ugettext(text) if catalogue else text)
    return text % values if values else text


@lru_cache(4096)
def ours(text):
    """A text from the source or the catalogue: it may go on the page as it is."""
    return Markup(text)


def translate_number(single, plural, num, **values):
    """A text for one or for more; the values are escaped, the text is ours."""
    text = ours(numbered(CATALOGUE.get(), single, plural, num))
    return text % (values | {"num": num}) if values else text


@lru_cache(4096)
def numbered(catalogue, single, plural, num):
    text = catalogue.ungettext(single, plural, num) if catalogue else single if num == 1 else plural
    return text.replace("%(num)s", figures(num, catalogue is None))


def ngettext(single, plural, num, **values):
    """The same outside templates, in the language that holds now: a plain text with plain values."""
    text = get_translations().ungettext(single, plural, num)
    said = {"num": figures(num, str(get_locale()) == "nl")} if "%(num)s" in text else {}
    return text % (values | said)


def getal(number):
    """A number as people write it here: 2.140 or 5,4, with at most three decimals. As CLDR says, in far fewer steps."""
    return figures(number, CATALOGUE.get() is None)


def figures(number, dutch):
    whole = isinstance(number, int)
    text = f"{number:,}" if whole else f"{Decimal(str(number)):,.3f}".rstrip("0").rstrip(".")
    return text.translate(DUTCH) if dutch else text


def word(key, soort=""):
    """What a status, step, area or role is called here, in the language of the page; for a thing of this kind, if that has
    a word of its own for it."""
    own = f"{soort}.{key}"
    return named(own if own in WORDS else key, TAAL.get())


def named(key, taal):
    """What a status, step, area or role is called here, in this language."""
    if key == "regisseur":
        return current_app.profiel.spoken(taal).regisseur
    return _word(taal, key) if key in WORDS else key


def told(event):
    """What happened, in words; of the answer of a service, whose it is."""
    naar = dienst_of(event)
    return ours(str(ANTWOORD_VAN)) % {"naar": marked(naar)} if naar else _told(TAAL.get(), event.what)


def dienst_of(event):
    """The service that answered in this event; "" for any other."""
    return event.data.get("naar", "") if event.what == "inbreng.antwoord_dienst" else ""


@cache
def _word(taal, key):
    with force_locale(taal):
        return str(WORDS[key])


@cache
def _told(taal, what):
    with force_locale(taal):
        return str(TOLD.get(what, what))
