"""Asking about what everybody may read at once: what seems to be about a person is pointed out, and stays only when meant."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField
from wtforms.validators import DataRequired

from portal.privacy import personal_data

CHOOSE = _("Haal de persoonlijke gegevens weg, of kruis aan dat het mag blijven.")


def meant(say=CHOOSE):
    return BooleanField(_("Ja, dit mag iedereen lezen"), [DataRequired(say)])


def point_out(form, *names):
    """Keep as ``private`` what in these fields seems to be about a person; without any, ``toch`` is not asked."""
    form.private = personal_data("\n".join(form[name].data or "" for name in names))
    if not form.private:
        del form["toch"]
