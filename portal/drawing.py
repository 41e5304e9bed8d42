"""Templates drawn in fewer steps than Jinja takes by itself; what they draw is the same to the letter."""

from functools import cache
from types import FunctionType, MethodType

from flask.templating import Environment
from jinja2 import Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, _escape_inner, escape

PLAIN = FunctionType, MethodType, type(cache(len))


class Templates(Environment):
    """The templates of the portal. One that was read is found by its name, unless files may change meanwhile."""

    def __init__(self, app, **options):
        super().__init__(app, **options)
        self.known, self.template_class, self.context_class = {}, Component, Calls

    def get_template(self, name, parent=None, globals=None):
        found = None if globals or self.auto_reload else self.known.get(name)
        if found is None:
            found = self.known[name] = super().get_template(name, parent, globals)
        return found


class Component(Template):
    """A template whose macros are made once: they know nothing of the page that imports them."""

    @classmethod
    def from_code(cls, environment, code, globals, uptodate=None):
        # As a dict: what every template knows is looked up for each page, and in a chain each name takes a search of its own.
        template = super().from_code(environment, code, dict(globals), uptodate)
        drawn, names = template.blocks, template.root_render_func.__globals__
        template.blocks = {name: in_one(block) for name, block in drawn.items()}
        # The code of a block knows itself by its function, where it asks for the same block of its layout.
        names.update({drawn[name].__name__: block for name, block in template.blocks.items()}, escape=fit, Macro=Part)
        return template

    def _get_default_module(self, ctx=None):
        if self._module is None:
            self._module = self.make_module()
        return self._module


def in_one(block):
    """A block that hands on all it drew at once: piece by piece it would go through every layout around it."""

    def drawn(context):
        yield "".join(block(context))

    return drawn


def fit(value):
    """``escape``, for what is put down at once: fit for the page already, or text, which need not be marked as fit."""
    kind = type(value)
    return value if kind is Markup else _escape_inner(value) if kind is str else escape(value)


class Part(Macro):
    """A macro; what it drew is marked as fit for the page without a look at what it is: it is text."""

    def _invoke(self, arguments, autoescape):
        drawn = self._func(*arguments)
        return str.__new__(Markup, drawn) if autoescape else drawn


class Calls(Context):
    """Calls a macro or a plain function at once; Jinja looks first, each time, whether it asks for something more."""

    def call(self, called, /, *args, **kwargs):
        kind = type(called)
        if kind is Part:
            args = self.eval_ctx, *args
        elif kind not in PLAIN or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)
