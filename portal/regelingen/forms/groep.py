"""One group of parameters as a page, made from the catalogue: every value with its article and whether it is
made up, and lists as rows that come and go without a script."""

import re

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from portal.forms import Form
from portal.regelingen.forms.questions import cell, keep, questions, show
from portal.regelingen.rules.parameters import PARAMETERS, Soort, is_empty, schoon
from portal.regelingen.rules.versies import entry, key_of
from portal.regelingen.words import FOUTEN, keuze, label, uitleg

MOST_ROWS = 60
# Buttons that change the number of rows: their value names the lijst, and the row that goes.
MORE, LESS = "meer", "weg"


def parameters_of(groep):
    return [parameter for parameter in PARAMETERS if parameter.groep == groep]


def groep_form(groep, versie, posted):
    """The form of a group. ``posted``: what was sent, or nothing yet."""
    regels = versie.regels
    parameters = parameters_of(groep)
    rows = {p.sleutel: row_numbers(p, regels, posted) for p in parameters if p.soort == Soort.LIJST}
    fields = {}
    for parameter in parameters:
        fields |= questions(parameter)
        for number in rows.get(parameter.sleutel, ()):
            fields |= {name_of(parameter, kolom, number): cell(parameter, kolom) for kolom in parameter.kolommen}
    made = type("MadeForm", (GroepForm,), fields)
    return made(versie, parameters, rows, saved_rows=not posted)


def name_of(parameter, kolom, number):
    return f"r-{parameter.sleutel}-{number}-{kolom.naam}"


def row_numbers(parameter, regels, posted):
    """The numbers of the rows to show: those sent, one more or one less when that was asked; or those there are."""
    if not posted:
        there = len(entry(regels, parameter)["waarde"] or ())
        return list(range(max(there, 1 if parameter.verplicht else 0)))
    pattern = re.compile(rf"r-{parameter.sleutel}-(\d{{1,3}})-\w+")
    numbers = sorted({int(found[1]) for found in map(pattern.fullmatch, posted) if found})
    numbers = [number for number in numbers if posted.get(LESS) != f"{parameter.sleutel}-{number}"]
    if posted.get(MORE) == parameter.sleutel:
        numbers.append(max(numbers, default=-1) + 1)
    return numbers[:MOST_ROWS]


class GroepForm(Form):
    """``parameters`` of the group, and the numbers of the ``rijen`` of each lijst."""

    version = HiddenField()

    def __init__(self, versie, parameters, rijen, saved_rows):
        self.regels, self.parameters, self.rijen = versie.regels, parameters, rijen
        super().__init__(data=self.data_of(versie.regels, saved_rows) | {"version": versie.version})
        for parameter in parameters:
            self.name_rows(parameter)
        self.offer_keys()

    def data_of(self, regels, saved_rows):
        """What the fields begin with. Rows that were sent begin empty: their numbers may be those of other rows."""
        data = {}
        for parameter in self.parameters:
            has, name = entry(regels, parameter), f"r-{parameter.sleutel}"
            data |= {f"{name}-artikel": has["artikel"], f"{name}-voorbeeld": has["voorbeeld"]}
            if parameter.soort != Soort.LIJST:
                data[name] = show(parameter.soort, has["waarde"])
                continue
            for number, row in enumerate((has["waarde"] or ()) if saved_rows else ()):
                data |= {name_of(parameter, k, number): show(k.soort, row.get(k.naam)) for k in parameter.kolommen}
        return data

    @staticmethod
    def label_of(parameter):
        return label(parameter.sleutel)

    @staticmethod
    def uitleg_of(parameter):
        return uitleg(parameter.sleutel)

    @staticmethod
    def hint_of(parameter):
        """When a parameter counts that only counts with some answers to another."""
        other, values = parameter.bij
        answers = ", ".join(str(keuze(other, value)) for value in values)
        return gettext("Telt alleen als bij ‘%(vraag)s’ is gekozen: %(antwoord)s.", vraag=label(other), antwoord=answers)

    def rows_of(self, parameter):
        """The fields of each row: (number, {name of the column: field})."""
        for number in self.rijen.get(parameter.sleutel, ()):
            yield number, {kolom.naam: self[name_of(parameter, kolom, number)] for kolom in parameter.kolommen}

    def name_rows(self, parameter):
        """Give a row that has none its key, after its text."""
        rows = [row for _number, row in self.rows_of(parameter) if "sleutel" in row]
        taken = {row["sleutel"].data for row in rows if row["sleutel"].data}
        for row in rows:
            if not row["sleutel"].data and row["tekst"].data:
                row["sleutel"].data = key_of(row["tekst"].data, taken)
                taken.add(row["sleutel"].data)

    def offer_keys(self):
        """Let columns that name a row of another lijst choose from what stands there now."""
        now = self.regels | self.given
        for parameter in self.parameters:
            for _number, row in self.rows_of(parameter):
                for kolom in (kolom for kolom in parameter.kolommen if kolom.uit):
                    lines = (now.get(kolom.uit) or {}).get("waarde") or ()
                    row[kolom.naam].choices += [SelectChoice(line["sleutel"], line.get("tekst", "")) for line in lines]

    @property
    def given(self):
        """The values as a version keeps them."""
        return {parameter.sleutel: self.entry_of(parameter) for parameter in self.parameters}

    def entry_of(self, parameter):
        name = f"r-{parameter.sleutel}"
        if parameter.soort == Soort.LIJST:
            value = [row for _row, row in self.filled_rows(parameter)]
        else:
            value = keep(parameter.soort, self[name].data)
        return {"waarde": value, "artikel": self[f"{name}-artikel"].data, "voorbeeld": self[f"{name}-voorbeeld"].data}

    def filled_rows(self, parameter):
        """The rows in which something was typed: (its fields, its values)."""
        for _number, fields in self.rows_of(parameter):
            row = {k.naam: keep(k.soort, fields[k.naam].data) for k in parameter.kolommen}
            row = {name: value for name, value in row.items() if not is_empty(value)}
            if set(row) - {"sleutel"}:
                yield fields, row

    def validate(self, extra_validators=None):
        """Each field by itself, each row complete, and all of it as a version may hold it."""
        super().validate(extra_validators)
        for parameter in self.parameters:
            self.ask_for_cells(parameter)
        faults = schoon(self.regels | self.given)
        for parameter in self.parameters:
            fields = self.fields_of(parameter)
            if parameter.sleutel in faults and not any(field.errors for field in fields):
                complain(fields[0], FOUTEN[faults[parameter.sleutel]])
        return not self.errors

    def ask_for_cells(self, parameter):
        for fields, row in self.filled_rows(parameter):
            for kolom in parameter.kolommen:
                field = fields[kolom.naam]
                if kolom.verplicht and kolom.naam not in row and not field.errors:
                    complain(field, _("Vul dit in, of maak de hele rij leeg."))

    def fields_of(self, parameter):
        """Where its value is typed, in the order of the page."""
        if parameter.soort != Soort.LIJST:
            return [self[f"r-{parameter.sleutel}"]]
        shown = [field for _n, row in self.rows_of(parameter) for name, field in row.items() if name != "sleutel"]
        return shown or [self[f"r-{parameter.sleutel}-artikel"]]


def complain(field, sentence):
    field.errors = [*field.errors, sentence]
