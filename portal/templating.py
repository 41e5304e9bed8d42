"""What every template may use: words in the language of the page, icons, dates, and what this visitor may."""

from contextvars import ContextVar
from functools import cache, lru_cache

from flask import current_app, has_request_context, request, url_for
from flask_babel import force_locale, format_date, format_decimal, get_locale, get_translations, ngettext
from flask_babel import gettext as _
from flask_login import current_user
from jinja2 import Template
from markupsafe import Markup, escape

from portal.clock import HERE, today
from portal.permissions import can
from portal.words import LOOKS, TOLD, WORDS

# The catalogue of what is being drawn; None for Dutch, which is the source. Set anew for every page and mail.
CATALOGUE = ContextVar("catalogue", default=None)
FOREIGN = Markup(' lang="nl"')


def teach_templates(app):
    drawn = {"gettext": translate, "_": translate, "ngettext": translate_number}
    app.jinja_env.template_class = Component
    app.jinja_env.globals.update(
        drawn, may=may, steps=steps, word=word, told=told, here=here, looks=LOOKS, draw_icon=draw_icon
    )
    app.jinja_env.globals.update(options=options, url_for=address)
    app.jinja_env.filters.update(datum=datum, dag=dag, alineas=alineas, getal=getal, kort=kort)
    app.context_processor(frame)


def frame():
    """What each page knows of the gemeente, the language and the visitor."""
    taal = speak()
    return {
        "profiel": current_app.profiel,
        "taal": taal,
        "talen": current_app.config["TALEN"],
        "lang_nl": "" if taal == "nl" else FOREIGN,
        "ongelezen": current_user.unread if has_request_context() else 0,
    }


def speak():
    """Let templates speak the language that holds now; its code."""
    taal = str(get_locale())
    CATALOGUE.set(None if taal == "nl" else get_translations())
    return taal


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
    catalogue = CATALOGUE.get()
    text = catalogue.ungettext(single, plural, num) if catalogue else single if num == 1 else plural
    return Markup(text) % (values | {"num": num}) if values else Markup(text.replace("%(num)s", str(num)))


class Component(Template):
    """A template whose macros are made once: they know nothing of the page that imports them."""

    def _get_default_module(self, ctx=None):
        if self._module is None:
            self._module = self.make_module()
        return self._module


def options(groups, chosen=""):
    """The options of a select: ``groups`` as {label: [(value, text)]}. Lists of all buurten are long."""
    drawn = []
    for label, choices in groups.items():
        drawn.append(f'<optgroup label="{escape(label)}">')
        for value, text in choices:
            drawn.append(
                f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
            )
        drawn.append("</optgroup>")
    return Markup("".join(drawn))


def address(endpoint, **values):
    """url_for, which remembers the addresses that are the same on every page: the menu, the foot, the files."""
    if endpoint == "static" or not (values or endpoint.startswith(".")):
        return fixed_address(request.script_root if has_request_context() else "", endpoint, *values.values())
    return url_for(endpoint, **values)


@cache
def fixed_address(root, endpoint, filename=None):
    return url_for(endpoint, filename=filename) if filename else url_for(endpoint)


@cache
def draw_icon(name, cls=""):
    """One icon from the sprite; decoration, so words must stand beside it."""
    sprite = url_for("static", filename="vendor/tabler-sprite.svg")
    return Markup(
        '<svg class="p-icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
    ).format(f" {cls}" if cls else "", sprite, name)


def may(permission, thing=None):
    return can(current_user, permission, thing)


def steps(thing):
    """Every step this visitor may take now."""
    return [move for move in thing.workflow.from_status(thing.status) if may(move.may, thing)]


def word(key):
    """What a status, step, area or role is called here."""
    if key == "regisseur":
        return current_app.profiel.regisseur
    return _word(str(get_locale()), key) if key in WORDS else key


def told(event):
    """What happened, in words."""
    return _told(str(get_locale()), event.what)


@cache
def _word(taal, key):
    with force_locale(taal):
        return str(WORDS[key])


@cache
def _told(taal, what):
    with force_locale(taal):
        return str(TOLD.get(what, what))


def here(**changes):
    """This address with other query values; None takes a value away."""
    place = request.view_args or {}
    asked = {name: value for name, value in request.args.items() if name not in place and is_plain(name)}
    query = {name: value for name, value in (asked | changes).items() if value is not None}
    return url_for(request.endpoint or "voordeur.index", **place, **query)


def is_plain(name):
    """No word that url_for keeps for itself, such as _scheme: those are not for a visitor to set."""
    return name != "endpoint" and not name.startswith("_")


def datum(moment, with_day=False):
    """A moment or date in full: 21 november 2026."""
    if moment is None:
        return ""
    day = moment.astimezone(HERE).date() if hasattr(moment, "astimezone") else moment
    return format_date(day, "EEEE d MMMM y" if with_day else "d MMMM y", rebase=False)


def dag(day):
    """How far off a date is: "Nog 15 dagen", "Vandaag", "4 dagen te laat"."""
    left = (day - today()).days
    if left == 0:
        return _("Vandaag")
    if left > 0:
        return ngettext("Nog %(num)s dag", "Nog %(num)s dagen", left)
    return ngettext("%(num)s dag te laat", "%(num)s dagen te laat", -left)


def alineas(text):
    """A resident's text as paragraphs, escaped."""
    parts = [part.strip() for part in (text or "").replace("\r", "").split("\n\n") if part.strip()]
    lines = (Markup("<br>").join(map(escape, part.split("\n"))) for part in parts)
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in lines)


def kort(text, most=150):
    """The beginning of a text, up to a whole word."""
    text = " ".join((text or "").split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def getal(number):
    """A number as people write it here: 2.140. Whole numbers come often, so they do not go through CLDR."""
    if isinstance(number, int):
        return f"{number:,}".replace(",", "." if CATALOGUE.get() is None else ",")
    return format_decimal(number)
