"""Fields that the pages of an application share."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from portal.buurtbonnen.woorden import LABELS
from portal.forms import Options, WholeNumber, at_most, tidy
from portal.taal import marked

YES_NO = (("ja", _("Ja")), ("nee", _("Nee")))
TRUTH = {"ja": True, "nee": False, True: True, False: False}
MOST_COUNTED = 100_000


def options(pairs):
    """Choices from pairs of a value and its text."""
    return [SelectChoice(value, text) for value, text in pairs]


def own_options(rows):
    """The same of the rows of a version, which says them in Dutch: for boxes to tick."""
    return options((row["sleutel"], marked(row["tekst"])) for row in rows)


def as_truth(value):
    if value not in TRUTH:
        raise ValueError(value)
    return TRUTH[value]


def yes_no(naam, description=""):
    """Yes or no; nothing said is None."""
    return RadioField(
        LABELS[naam], [Optional()], choices=options(YES_NO), coerce=as_truth,
        description=description,
    )


def one_of(naam, words=None, description=""):
    return RadioField(LABELS[naam], [Optional()], choices=options((words or {}).items()), description=description)


def some_of(naam, description=""):
    return SelectMultipleField(LABELS[naam], [Optional()], choices=[], description=description)


def number(naam, description=""):
    sentence = _("Vul een heel getal in van 0 of meer.")
    limit = NumberRange(0, MOST_COUNTED, sentence)
    return WholeNumber(LABELS[naam], [Optional(), limit], render_kw={"inputmode": "numeric"}, description=description)


def line(naam, most, description="", **looks):
    render = {"maxlength": most} | looks
    return StringField(LABELS[naam], [at_most(most)], filters=[tidy], render_kw=render, description=description)


def text(naam, most, rows=4, description=""):
    render = {"maxlength": most, "rows": rows}
    return TextAreaField(LABELS[naam], [at_most(most)], filters=[tidy], render_kw=render, description=description)


def area(naam, description=""):
    return SelectField(LABELS[naam], [Optional()], choices=[], description=description, widget=Options())


def group(naam, description=""):
    """One of the groups of who asks, or none."""
    return SelectField(LABELS[naam], [Optional()], choices=[], coerce=as_number, description=description)


def as_number(value):
    """The number of a group; None for no group, ValueError for what is no number."""
    return int(value) if value not in ("", None) else None


def places(gebieden, first, *more):
    """The options of a select of areas: ``gebieden`` as wijken.choices gives them, ``more`` on top."""
    grouped = [
        SelectChoice(code, naam, optgroup=group) for group, rows in gebieden.items() for code, naam in rows
    ]
    return [SelectChoice("", first), *(SelectChoice(code, naam) for code, naam in more), *grouped]
