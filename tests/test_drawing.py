"""What the portal draws in fewer steps is what Jinja draws."""

import pytest
from jinja2 import DictLoader, Environment, UndefinedError, pass_context
from markupsafe import Markup

from portal.drawing import Calls, Component, Writer

PARTS = {
    "parts": """{% macro box(text, extra="") %}<b>{{ text }}{{ extra }}</b>{% if caller %}{{ caller() }}{% endif %}{% endmacro %}
{% macro rest() %}{{ varargs|join(",") }}{{ kwargs.items()|join(",") }}{% endmacro %}
{% set tool = shout %}""",
    "layout": "<{% block head %}layout{% endblock %}>{% block body %}{% block part %}{{ rude }}{% endblock %}{% endblock %}",
    "sublayout": '{% extends "layout" %}{% block body %}[{{ super() }}]{{ fit }}{% endblock %}',
}
PAGES = {
    "text, number, nothing": "{{ rude }}{{ 7 }}{{ 1.5 }}{{ none }}{{ true }}{{ unknown }}",
    "what is fit already": "{{ fit }}{{ fit ~ rude }}{{ rude|e }}{{ rude|safe }}{{ html }}",
    "a macro": '{% from "parts" import box %}{{ box(rude) }}{{ box(fit, extra=rude) }}{{ box(extra=fit, text=box(rude)) }}',
    "a macro around a part": '{% from "parts" import box %}{% call box("a") %}{{ rude }}{% endcall %}',
    "a macro that takes all": '{% from "parts" import rest %}{{ rest(1, rude, a=fit) }}',
    "a function under a name of its own": '{% from "parts" import tool, box as framed %}{{ tool(rude) }}{{ framed(rude, fit) }}',
    "a macro of its own": "{% macro own(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ own(rude) }}{{ own(b=rude, a=1) }}",
    "a macro with a list": "{% macro own(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ own(*[1, fit]) }}{{ own(**{'a': rude}) }}",
    "a name that Python keeps for itself": "{{ dict(class=rude)|length }}",
    "one that shares a name": "{% for shout in [thing.name] %}{{ shout() }}{% endfor %}",
    "no HTML": '{% autoescape false %}{% from "parts" import box %}{{ box(rude)|e }}{{ box(fit) ~ rude }}{% endautoescape %}',
    "a set": "{% set part %}<i>{{ rude }}</i>{% endset %}{{ part }}{{ part|length }}",
    "a loop": "{% for one in [rude, fit] recursive %}{{ loop.index }}{{ shout(one) }}{{ seen() }}{% endfor %}",
    "functions": "{{ shout(rude) }}{{ shout(text=fit) }}{{ rude.upper() }}{{ thing.name() }}{{ dict(a=1).a }}{{ range(3)|list }}",
    "blocks of a layout": '{% extends "sublayout" %}{% block part %}{{ super() }}{{ fit }}{% endblock %}',
    "a block twice": '{% extends "layout" %}{% block body %}{{ super() }}{{ self.part() }}{{ super() }}{% endblock %}',
    "what wants the page": "{% block b %}{% set own = 5 %}{{ seen() }}{{ own }}{% endblock %}",
}


class Html:
    def __html__(self):
        return "<u>html</u>"

    def name(self):
        return "<name>"


@pass_context
def seen(context):
    return sorted(name for name in context.get_all() if name in ("rude", "fit"))


def shout(text):
    return text + "!"


OURS = {"template_class": Component, "context_class": Calls, "code_generator_class": Writer}


def draw(source, **changes):
    jinja = Environment(autoescape=True, loader=DictLoader(PARTS | {"page": source}))
    for name, value in changes.items():
        setattr(jinja, name, value)
    jinja.globals.update(shout=shout, seen=seen)
    given = {"rude": "<script>&", "fit": Markup("<em>goed</em>"), "html": Html(), "thing": Html()}
    return jinja.get_template("page").render(given)


@pytest.mark.parametrize("page", PAGES)
def test_it_draws_the_same_to_the_letter(page):
    drawn = draw(PAGES[page], **OURS)
    assert drawn and drawn == draw(PAGES[page])


@pytest.mark.parametrize(("source", "error"), [("{{ unknown() }}", UndefinedError), ("{{ thing.unknown() }}", UndefinedError),
                                               ("{{ shout(nothing=1) }}", TypeError),
                                               ('{% from "parts" import box %}{{ box(1, 2, 3) }}', TypeError),
                                               ('{% from "parts" import box %}{{ box(1, nothing=3) }}', TypeError),
                                               ('{% from "parts" import box %}{{ box(1, text=3) }}', TypeError)])
def test_it_refuses_the_same(source, error):
    for changes in ({}, OURS):
        with pytest.raises(error):
            draw(source, **changes)
