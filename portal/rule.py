"""A rule is a yes/no question about a person and a thing."""


class Rule:
    """Rules combine with ``&``, ``|`` and ``~``; ``who``: the part that does not depend on the moment."""

    def __init__(self, ask, who=None):
        self.ask, self.who = ask, who or self

    def __call__(self, person, thing=None):
        return bool(self.ask(person, thing))

    def __and__(self, other):
        one, two = self.ask, other.ask
        return Rule(lambda person, thing: one(person, thing) and two(person, thing))

    def __or__(self, other):
        one, two = self.ask, other.ask
        return Rule(lambda person, thing: one(person, thing) or two(person, thing))

    def __invert__(self):
        one = self.ask
        return Rule(lambda person, thing: not one(person, thing))

    def when(self, state):
        """This rule while ``state`` holds: whom only that keeps out came too late, and is told so."""
        return Rule((self & state).ask, who=self)
