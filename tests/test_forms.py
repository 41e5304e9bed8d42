"""What every form reads in the same way."""

import re
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FormField, RadioField, SelectMultipleField
from wtforms import Form as Part
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from portal.dayform import Day
from portal.forms import Form, Whole, WholeNumber, cents, needed
from tests.house.source import modules


@pytest.mark.parametrize(("typed", "read"), [
    ("12", 1_200), ("12,5", 1_250), ("12.5", 1_250), ("12,50", 1_250), ("12.50", 1_250), ("12,05", 1_205), ("12,-", 1_200),
    ("1.250", 125_000), ("€ 1.250,5", 125_050), ("999.999.999,99", 99_999_999_999), ("999999999", 99_999_999_900),
])
def test_an_amount_is_read_as_people_type_it(typed, read):
    assert cents(typed) == read


@pytest.mark.parametrize("typed", ["", "veel", "-5", "12,505", "1.25.0", "1234567890", "1.000.000.000", "900" + 6 * ".000"])
def test_what_is_no_amount_or_too_large_is_not_read(typed):
    assert cents(typed) is None


def in_the_past(form, field):
    if field.data > date(2026, 1, 1):
        raise ValidationError("te laat")


class Days(Form):
    moet = Day("Moet", [needed("Kies een dag."), in_the_past])
    mag = Day("Mag", [Optional(), in_the_past])
    vroeger = Day("Vroeger", [Optional()], since=1900)
    gevraagd = Day("Gevraagd", [InputRequired("Vul een datum in.")])


NO_DAY, NOT_OUR_TIME = "Deze dag kunnen we niet lezen. Een voorbeeld: 31-12-2026", "Kies een jaar tussen 2000 en 2100."


def asked(app, **typed):
    with app.test_request_context():
        form = Days(MultiDict({"moet": "2020-05-01", "gevraagd": "2020-05-01"} | typed))
        return form, form.validate() or {name: [str(error) for error in errors] for name, errors in form.errors.items()}


@pytest.mark.een_database
@pytest.mark.parametrize("typed", ["2020-12-31", "31-12-2020", " 31-12-2020 "])
def test_a_day_is_read_as_a_calendar_or_people_write_it(app, typed):
    form, _errors = asked(app, moet=typed)
    assert (form.moet.data, _errors) == (date(2020, 12, 31), True)


@pytest.mark.een_database
@pytest.mark.parametrize(("typed", "said"), [
    ({"moet": ""}, "Kies een dag."), ({"moet": "morgen"}, NO_DAY), ({"moet": "2020-02-30"}, NO_DAY),
    ({"moet": "0026-01-01"}, NOT_OUR_TIME), ({"moet": "9999-12-31"}, NOT_OUR_TIME), ({"moet": "20260-01-01"}, NO_DAY),
    ({"mag": "1999-12-31"}, NOT_OUR_TIME), ({"mag": "2101-01-01"}, NOT_OUR_TIME), ({"mag": "x"}, NO_DAY),
    ({"mag": "2026-02-01"}, "te laat"), ({"vroeger": "1899-12-31"}, "Kies een jaar tussen 1900 en 2100."),
])
def test_of_a_day_one_thing_is_said_and_what_was_typed_stays(app, typed, said):
    (name, text), = typed.items()
    form, errors = asked(app, **typed)
    assert errors == {name: [said]} and f'value="{text}"' in form[name]()
    assert form[name].data is None or said == "te laat"


@pytest.mark.een_database
def test_a_day_may_be_left_open_and_an_old_one_may_be_asked_for(app):
    form, errors = asked(app, mag="", vroeger="1978-04-01")
    assert (errors, form.mag.data, form.vroeger.data) == (True, None, date(1978, 4, 1))


@pytest.mark.een_database
def test_a_day_of_spaces_alone_is_no_day(app):
    assert asked(app, gevraagd=" ")[1] == {"gevraagd": ["Vul een datum in."]}


@pytest.mark.een_database
def test_every_form_asks_for_a_day_or_moment_in_this_way():
    asking = [str(module) for module in modules().values() if re.search("DateField|DateTime.*Field", module.path.read_text())]
    assert asking == ["portal/dayform.py"]


class Numbers(Form):
    leeg = WholeNumber("Leeg", [Optional(), NumberRange(1, 10_000, "Kies een getal.")])
    nodig = Whole("Nodig", 1, 100)
    mag = Whole("Mag", 1, 100, needed=False)


NO_NUMBER, WITHIN = "Vul een heel getal in van 0 of meer.", "Vul een heel getal in van 1 tot en met 100."


@pytest.mark.een_database
@pytest.mark.parametrize(("typed", "said"), [
    ({"leeg": "9" * 400}, NO_NUMBER), ({"leeg": "veel"}, NO_NUMBER), ({"leeg": "-3"}, NO_NUMBER),
    ({"leeg": "0"}, "Kies een getal."),
    ({"nodig": "9" * 400}, WITHIN), ({"nodig": "9" * 4400}, WITHIN), ({"nodig": ""}, WITHIN), ({"nodig": "101"}, WITHIN),
    ({"mag": "9" * 400}, WITHIN), ({"mag": "-1"}, WITHIN), ({"mag": "१२"}, WITHIN),
])
def test_a_number_of_any_length_gets_an_answer_and_stays_as_it_was_typed(app, typed, said):
    (name, text), = typed.items()
    with app.test_request_context():
        form = Numbers(MultiDict({"nodig": "5"} | typed))
        assert not form.validate()
        assert {field: str(errors[0]) for field, errors in form.errors.items()} == {name: said}
        assert f'value="{text}"' in form[name]()


@pytest.mark.een_database
def test_every_form_asks_for_a_whole_number_in_this_way():
    asking = [str(module) for module in modules().values() if "IntegerField" in module.path.read_text()]
    assert asking == ["portal/forms.py"]


class Deel(Part):
    naam = RadioField("Naam", [Optional()], choices=[SelectChoice("a", "A")])


class Lists(Form):
    een = RadioField("Een", [Optional()], choices=[SelectChoice("a", "A")])
    deel = FieldList(FormField(Deel))
    meer = SelectMultipleField("Meer", [Optional()], choices=[SelectChoice("a", "A"), SelectChoice("b", "B")])


@pytest.mark.een_database
@pytest.mark.parametrize(("typed", "good"), [
    ({}, True), ({"een": ["a"], "meer": ["b", "a"]}, True), ({"een": [""], "meer": [""]}, True), ({"een": ["x"]}, False),
    ({"een": [" "]}, False), ({"deel-0-naam": ["a"]}, True),
    ({"deel-0-naam": ["\xa0"]}, False), ({"een": ["\xa0"]}, False), ({"meer": ["", "x"]}, False),
    ({"meer": [" ", "a", "x"]}, False),
])
def test_what_is_not_on_a_list_is_refused_also_behind_something_blank(app, typed, good):
    with app.test_request_context():
        form = Lists(MultiDict(typed))
        assert form.validate() is good
