"""A rule is a yes/no question about a person and a thing."""


class Rule:
    """Rules combine with ``&``, ``|`` and ``~``."""

    def __init__(self, ask):
        self.ask = ask

    def __call__(self, person, thing=None):
        return bool(self.ask(person, thing))

    def __and__(self, other):
        return Rule(lambda person, thing: self(person, thing) and other(person, thing))

    def __or__(self, other):
        return Rule(lambda person, thing: self(person, thing) or other(person, thing))

    def __invert__(self):
        return Rule(lambda person, thing: not self(person, thing))
