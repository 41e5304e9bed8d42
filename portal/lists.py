"""Long lists drawn in one go: a template takes a step for each part of each line, and a town has many areas."""

from functools import lru_cache

from markupsafe import Markup, escape

from portal.speech import TAAL, translate_number, word


def options(groups, chosen=""):
    """The options of a select: ``groups`` as {label: [(value, text)]}. Lists of all buurten are long."""
    drawn = []
    for label, choices in groups.items():
        drawn.append(f'<optgroup label="{escape(label)}">')
        drawn += [option(value, text, value == chosen) for value, text in choices]
        drawn.append("</optgroup>")
    return Markup("".join(drawn))


def choice_list(choices, chosen="", lang=""):
    """The options of a select without groups: ``choices`` as (value, text). ``lang``: of all but the first, which is ours."""
    (value, text), *rest = choices
    first = option(value, text, value == chosen)
    return Markup("".join([first, *(option(value, text, value == chosen, lang) for value, text in rest)]))


def area_choices(areas):
    """What these areas are called in a list to choose from, as (code, text): with what kind of area it is."""
    return area_names(tuple(areas), TAAL.get())


@lru_cache(256)
def area_names(areas, _taal):
    return [(area.code, f"{area.naam} ({str(word(area.soort)).lower()})") for area in areas]


@lru_cache(4096)
def option(value, text, chosen, lang=""):
    """``lang``: as an attribute, where the text is in another language than the page."""
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}{lang}>{escape(text)}</option>'


def area_links(areas, base):
    """The links to these areas, each with how many plans run there. Lists of all buurten are long."""
    return Markup("".join(area_link(base + area.code, area.naam, area.plannen, TAAL.get()) for area in areas))


@lru_cache(4096)
def area_link(url, naam, plannen, taal):
    return f'<li><a href="{escape(url)}">{escape(naam)}{running(plannen)}</a></li>'


def running(plannen):
    """What stands behind the name of an area: how many plans run there now; nothing when there are none."""
    return ": " + translate_number("%(num)s plan", "%(num)s plannen", plannen) if plannen else ""
