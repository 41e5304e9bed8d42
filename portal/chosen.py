"""Whether what came in stands on the list it was chosen from."""

from wtforms import FieldList, FormField
from wtforms.fields.choices import SelectFieldBase
from wtforms.validators import ValidationError


def chosen(field, form):
    """Is what came in on the list of this field, or of each in it? Where nothing needs to be chosen, WTForms forgets that it
    was not as soon as the first of it is blank."""
    if isinstance(field, FormField):
        return all([chosen(one, field.form) for one in field])
    if isinstance(field, FieldList):
        return all([chosen(one, form) for one in field])
    if field.errors or not (isinstance(field, SelectFieldBase) and field.flags.optional and any(field.raw_data or ())):
        return True
    try:
        field.pre_validate(form)
    except ValidationError as error:
        field.errors = [*error.args]
    return not field.errors
