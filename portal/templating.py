"""What every template may use: words in the language of the page, icons, dates, and what this visitor may."""

from contextvars import ContextVar
from functools import cache, lru_cache
from types import NoneType

from babel.dates import format_date
from flask import current_app, has_request_context, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup, escape

from portal.clock import HERE, today
from portal.kort import kort
from portal.lists import area_choices, area_links, choice_list, options, running
from portal.permissions import can
from portal.speech import CATALOGUE, TAAL, getal, ngettext, speak, told, translate, translate_number, word
from portal.taal import lang_of, marked
from portal.words import LOOKS
from portal.workplace import workplace

FOREIGN = Markup(' lang="nl"')
# So many drawn parts are kept: a few kB each.
MOST_DRAWN = 2_000
# What stands in an address by itself.
PLAIN = (int, str, NoneType)
# For whom is being drawn, and below which path the portal lies: None outside a request. Set anew for every page and mail.
VISITOR = ContextVar("visitor", default=None)
ROOT = ContextVar("root", default=None)


def teach_templates(app):
    drawn = {"gettext": translate, "_": translate, "ngettext": translate_number}
    app.jinja_env.globals.update(
        drawn, may=may, steps=steps, word=word, told=told, here=here, looks=LOOKS, draw_icon=draw_icon,
        running=running, workplace=workplace,
    )
    app.jinja_env.globals.update(options=options, choice_list=choice_list, area_choices=area_choices, area_links=area_links)
    once = kept_in(app.extensions.setdefault("drawn", {}))
    app.jinja_env.globals.update(url_for=address, once=once, lang_of=drawn_lang_of)
    app.jinja_env.filters.update(datum=drawn_datum, korte_datum=korte_datum, tijd=tijd, dag=dag, euro=euro)
    app.jinja_env.filters.update(alineas=alineas, getal=getal, kort=kort, marked=drawn_marked)
    app.context_processor(frame)


def frame():
    """What each page knows of the gemeente, the language and the visitor."""
    taal = speak()
    VISITOR.set(current_user._get_current_object())
    ROOT.set(request.script_root if has_request_context() else None)
    return {
        "profiel": current_app.profiel.spoken(taal),
        "taal": taal,
        "talen": current_app.config["TALEN"],
        "lang_nl": "" if taal == "nl" else FOREIGN,
        "ongelezen": 0 if ROOT.get() is None else VISITOR.get().unread,
    }


def kept_in(drawn):
    """``once`` of a portal, which keeps its parts in ``drawn``."""

    def once(name, *shown, caller):
        """A part is drawn once for each language and for all that it shows: ``{% call once("map", shapes) %}``.

        ``shown``: everything it hangs on beside the gemeente, as values; when one of them is another, it is drawn anew.
        """
        key = name, shown, TAAL.get(), ROOT.get()
        part = drawn.get(key)
        if part is None:
            if len(drawn) >= MOST_DRAWN:
                drawn.clear()
            part = drawn[key] = caller()
        return part

    return once


def address(endpoint, **values):
    """url_for, which remembers the addresses within the portal: a page has dozens, and works each out anew."""
    root = ROOT.get()
    if root is None or (values and any(name.startswith("_") or type(value) not in PLAIN for name, value in values.items())):
        return url_for(endpoint, **values)
    if endpoint[0] == ".":
        endpoint = (request.blueprint or "") + endpoint
    return known_address(root, endpoint, tuple(values), *values.values())


@lru_cache(8192, typed=True)
def known_address(root, endpoint, names, *values):
    return url_for(endpoint, **dict(zip(names, values, strict=True)))


@cache
def draw_icon(name, cls=""):
    """One icon from the sprite; decoration, so words must stand beside it."""
    sprite = url_for("static", filename="vendor/tabler-sprite.svg")
    return Markup(
        '<svg class="p-icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
    ).format(f" {cls}" if cls else "", sprite, name)


def may(permission, thing=None):
    return can(VISITOR.get(), permission, thing)


def steps(thing):
    """Every step this visitor may take now."""
    return [move for move in thing.workflow.from_status(thing.status) if may(move.may, thing)]


def here(**changes):
    """This address with other query values; None takes a value away."""
    this = request._get_current_object()
    place = this.view_args or {}
    asked = {name: value for name, value in this.args.items() if name not in place and is_plain(name)}
    query = {name: value for name, value in (asked | changes).items() if value is not None}
    return (url_for if asked else address)(this.endpoint or "voordeur.index", **place, **query)


def is_plain(name):
    """No word that url_for keeps for itself, such as _scheme: those are not for a visitor to set."""
    return name != "endpoint" and not name.startswith("_")


def datum(moment, with_day=False, taal=None):
    """A moment or date in full: 21 november 2026."""
    if moment is None:
        return ""
    day = moment.astimezone(HERE).date() if hasattr(moment, "astimezone") else moment
    return in_full(day, "EEEE d MMMM y" if with_day else "d MMMM y", taal or str(get_locale()))


def drawn_lang_of(text):
    return lang_of(text, TAAL.get())


def drawn_marked(text):
    return marked(text, TAAL.get())


def drawn_datum(moment, with_day=False):
    """The same in a template, which knows its language."""
    return datum(moment, with_day, TAAL.get())


def korte_datum(moment):
    """The day of a moment in a template, short: 21 nov."""
    return in_full(moment.astimezone(HERE).date(), "d MMM", TAAL.get())


@lru_cache(4096)
def in_full(day, pattern, taal):
    return format_date(day, pattern, locale=taal)


def tijd(moment):
    """A moment on the clock here: 14:05."""
    return moment.astimezone(HERE).strftime("%H:%M")


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
    return Markup("".join(f"<p>{escape(part)}</p>" for part in parts).replace("\n", "<br>"))


def euro(cents):
    """An amount in whole cents as people write it: € 433,50, and without decimals when there are none: € 750."""
    whole, rest = divmod(abs(cents), 100)
    point = "," if CATALOGUE.get() is None else "."
    return f"{'−' if cents < 0 else ''}€\u00a0{getal(whole)}{f'{point}{rest:02}' if rest else ''}"
