"""Templates drawn in fewer steps than Jinja takes by itself; what they draw is the same to the letter."""

from functools import cache
from itertools import chain
from keyword import iskeyword
from types import FunctionType, MethodType

from flask.templating import Environment
from jinja2 import Template, nodes, pass_eval_context
from jinja2.compiler import CodeGenerator
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, missing
from markupsafe import Markup, _escape_inner, escape

PLAIN = FunctionType, MethodType, type(cache(len))


class Templates(Environment):
    """The templates of the portal. One that was read is found by its name, unless files may change meanwhile."""

    def __init__(self, app, **options):
        super().__init__(app, **options)
        self.known, self.template_class, self.context_class = {}, Component, Calls
        self.code_generator_class = Writer

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


class Writer(CodeGenerator):
    """Writes a call of a macro, a function of ours or a method as Python does; Jinja has each looked at before it is called."""

    def visit_Template(self, node, frame=None):
        given = chain.from_iterable(part.names for part in node.find_all(nodes.FromImport))
        self.macros = {name[1] if isinstance(name, tuple) else name for name in given}
        self.macros |= {part.name for part in node.find_all(nodes.Macro)}
        super().visit_Template(node, frame)

    def visit_Call(self, node, frame, forward_caller=False):
        odd = node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs)
        if odd or not self.is_plain(node.node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def is_plain(self, called, frame):
        """Does this want nothing that only Jinja knows? A macro wants to know whether it draws HTML, and expects so by itself."""
        if isinstance(called, nodes.Getattr):
            return True
        name = called.name if isinstance(called, nodes.Name) else None
        if name in self.macros:
            return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        known = self.environment.globals.get(name)
        return type(known) in PLAIN and not hasattr(known, "jinja_pass_arg")


class Part(Macro):
    """A macro. Called with what it names it needs no more looking at, and what it drew is fit for the page: it is text."""

    @pass_eval_context
    def __call__(self, *args, **kwargs):
        lacking = self._argument_count - len(args)
        if lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs or (args and type(args[0]) is EvalContext):
            return super().__call__(*args, **kwargs)
        if lacking:
            args += tuple([kwargs.pop(name, missing) for name in self.arguments[-lacking:]])
        return super().__call__(*args, **kwargs) if kwargs else self._invoke(args, self._default_autoescape)

    def _invoke(self, arguments, autoescape):
        drawn = self._func(*arguments)
        return str.__new__(Markup, drawn) if autoescape else drawn


class Calls(Context):
    """Calls a macro or a plain function at once; Jinja looks first, each time, whether it asks for something more."""

    def call(self, called, /, *args, **kwargs):
        kind = type(called)
        if kind is Part:
            args = args if self.eval_ctx.autoescape else (self.eval_ctx, *args)
        elif kind not in PLAIN or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)
