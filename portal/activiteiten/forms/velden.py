"""What the fields of these forms ask of what was typed."""

from flask_babel import lazy_gettext as _
from wtforms.validators import StopValidation, ValidationError

from portal.privacy import ADDRESS, personal_data


def nothing_private(form, field):
    """No telephone number, mail address or the like of somebody; an address is where it is."""
    found = [finding for finding in personal_data(field.data or "") if finding.kind != ADDRESS]
    if found:
        raise ValidationError(_("Haal dit weg, iedereen kan het lezen: %(wat)s", wat=found[0].found))


def filled(message):
    """Something that could be read was filled in; nought and midnight are answers as well, so no DataRequired."""

    def check(form, field):
        if field.data is None:
            field.errors = []
            raise StopValidation(message)

    check.field_flags = {"required": True}
    return check
