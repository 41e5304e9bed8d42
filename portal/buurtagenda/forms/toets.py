"""The feasibility test as a form: for each criterium an answer and, if wanted, a word about it."""

from hashlib import sha256
from types import SimpleNamespace

from wtforms import FormField, HiddenField

from portal.buurtagenda.forms.punten import OordeelForm
from portal.buurtagenda.rules.toets import Criterium
from portal.forms import Form


class Toetsing(Form):
    """The questions themselves; ``ToetsForm`` fills them with what was found before."""


for _criterium in Criterium:
    setattr(Toetsing, str(_criterium), FormField(OordeelForm))


class ToetsForm(Toetsing):
    """``found``: {criterium: Toets}, what was found before; ``version``: that, as it was when the page was drawn."""

    version = HiddenField()

    def __init__(self, found):
        kept = {name: {"oordeel": row.oordeel, "toelichting": row.toelichting} for name, row in found.items()}
        self.seen = SimpleNamespace(version=sha256(repr(sorted(kept.items())).encode()).hexdigest()[:16])
        super().__init__(data=kept | {"version": self.seen.version})

    def oordeel(self, name):
        return self[str(name)].oordeel.data or ""

    @property
    def answers(self):
        """{criterium: (oordeel, toelichting)} of those that were answered."""
        answered = ((name, self[str(name)]) for name in Criterium)
        return {name: (part.oordeel.data, part.toelichting.data) for name, part in answered if part.oordeel.data}
