"""Fields that several forms about groups share."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from portal.clock import today

CHOOSE = _("Kies een van de mogelijkheden.")


def one_of(label, choices, **kwargs):
    return RadioField(label, [InputRequired(CHOOSE)], choices=choices, invalid_choice_message=CHOOSE, **kwargs)


def areas(choices, first):
    """The choices of a select of areas, as wijken groups them."""
    grouped = [SelectChoice(code, naam, optgroup=label) for label, found in choices.items() for code, naam in found]
    return [SelectChoice("", first), *grouped]


def must_not_have_been(form, field):
    if field.data < today():
        raise ValidationError(_("Kies vandaag of een dag die nog moet komen."))


def must_have_come(form, field):
    if field.data > today():
        raise ValidationError(_("Kies vandaag of een dag die al is geweest."))
