"""A form whose text others read asks once more when something in it seems to be about a person."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField
from wtforms.validators import DataRequired

from portal.forms import Form
from portal.privacy import personal_data


class Nagekeken(Form):
    """``GELEZEN``: the fields others read; ``private``: what in them seems to be about a person. Then the form passes only
    once it was said that it may stay (``toch``)."""

    GELEZEN = ()
    LET_OP = _("Let op: dit kan iedereen straks lezen")

    toch = BooleanField(
        _("Ja, dit mag blijven staan"),
        [DataRequired(_("Haal de persoonlijke gegevens weg, of kruis aan dat het mag blijven."))],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.private = personal_data("\n".join(self[name].data or "" for name in self.GELEZEN))
        if not self.private:
            del self.toch
