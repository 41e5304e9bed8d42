"""``flask --app portal termijn``: when a term ends by law, and why then."""

import json
import re
from dataclasses import replace
from datetime import date

import click
from flask.cli import with_appcontext
from flask_babel import force_locale
from sqlalchemy.exc import DatabaseError

from portal.extensions import db
from portal.fout import Fout
from portal.regelingen.klokzinnen import klokzin, voluit
from portal.regelingen.queries import kalender
from portal.termijn import DAY, Klok, length_of, start_of_term

ISO_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
IN_ENGLISH = {"dagen": "days", "weken": "weeks", "maanden": "months"}


def teach(app):
    """Give the app the command of this room."""
    app.cli.add_command(termijn)


class Asked(click.ParamType):
    """What an option asks for. ``read`` makes it of a text and raises ValueError when it cannot."""

    def __init__(self, name, read, example):
        self.name, self.read, self.example = name, read, example

    def convert(self, value, param, ctx):
        try:
            return self.read(value)
        except ValueError:
            fault = f"{param.opts[0]}: “{value}” is geen {self.name}. Een voorbeeld: {self.example}"
            raise Fout(fault, wrong_use=True) from None


def day_of(text):
    if not ISO_DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def span_of(text):
    """Asked on one day, completed on another or not yet: the days between them stand still."""
    asked, colon, completed = text.partition(":")
    asked, completed = day_of(asked), day_of(completed) if completed else None
    if not colon or (completed and completed < asked):
        raise ValueError(text)
    return asked + DAY, completed


def days_of(text):
    length = length_of(text)
    if "maanden" in length:
        raise ValueError(text)
    return length.get("dagen", 0) + 7 * length.get("weken", 0)


DAG = Asked("dag", day_of, "2026-03-02")
DUUR = Asked("duur", length_of, "8w voor acht weken (d is dagen, w is weken, m is maanden)")
SCHORSING = Asked("schorsing", span_of, "2026-03-16:2026-03-25, of 2026-03-16: zolang die nog duurt")
VERDAAGD = Asked("aantal dagen of weken", days_of, "14d")


@click.command()
@click.option("--van", type=DAG, help="De dag waarna de termijn begint, zoals 2026-03-02.")
@click.option("--duur", type=DUUR, help="Hoe lang hij duurt: 14d, 8w of 3m.")
@click.option("--schorsing", "schorsingen", type=SCHORSING, multiple=True, help="Aanvulling gevraagd op:aangevuld op.")
@click.option("--verdaagd", type=VERDAAGD, default=None, help="Waarmee de termijn is verlengd, zoals 14d.")
@click.option("--storingen", is_flag=True, help="Tel ook de storingen van het portaal mee.")
@click.option("--achteruit", is_flag=True, help="Tel terug vanaf --van.")
@click.option("--json", "as_json", is_flag=True, help="Geef het antwoord als JSON.")
@with_appcontext
def termijn(van, duur, schorsingen, verdaagd, storingen, achteruit, as_json):
    """Reken uit wanneer een termijn eindigt volgens de Algemene termijnenwet."""
    if not (van and duur):
        raise Fout("Noem met --van een dag, zoals 2026-03-02, en met --duur een duur, zoals 8w.", wrong_use=True)
    if achteruit and (schorsingen or verdaagd or storingen):
        raise Fout("--achteruit: bij terugtellen is er geen schorsing, verlenging of storing.", wrong_use=True)
    klok = Klok(van, **duur, schorsingen=schorsingen, verdaagd_dagen=verdaagd or 0)
    found = backward(van, duur) if achteruit else forward(klok, storingen)
    with force_locale("nl"):
        click.echo(in_json(van, duur, *found) if as_json else in_words(van, *found))


def backward(van, duur):
    """(raw end, lawful end, [(reason, sentence's names)])."""
    day = start_of_term(van, **{IN_ENGLISH[unit]: length for unit, length in duur.items()})
    return day, day, [("achteruit", {})], {}


def forward(klok, with_outages):
    year = (klok.ruw or klok.start).year
    namen = known(kalender.namen, kalender.wettelijk, klok.start.year, year + 1)
    outages = known(kalender.storingen, tuple) if with_outages else ()
    klok = replace(klok, feestdagen=frozenset(namen), storingen=outages)
    return klok.ruw, klok.einde, klok.waarom + ([] if klok.verschuift else [("te_lang", {})]), namen


def known(ask, ask_nobody, *values):
    """What the database knows; without one, or without its tables, what holds anyway."""
    try:
        return ask(*values)
    except DatabaseError:
        db.session.rollback()
        return ask_nobody(*values)


def in_json(van, duur, ruw, einde, waarom, namen):
    reasons = [
        {"reden": key} | {name: plain(value) for name, value in values.items()} | {"zin": klokzin((key, values), namen)}
        for key, values in waarom
    ]
    (unit, length), = duur.items()
    found = {"van": plain(van), "duur": f"{length}{unit[0]}", "ruw": plain(ruw), "einde": plain(einde), "waarom": reasons}
    return json.dumps(found, ensure_ascii=False, indent=2)


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


def in_words(van, ruw, einde, waarom, namen):
    begins = "Telt terug vanaf" if einde and einde < van else "Begint na"
    days = {begins: van, "Geteld tot en met": ruw, "Eindigt op": einde}
    lines = [f"{label:21}{voluit(day) if day else 'nog niet bekend'}" for label, day in days.items()]
    return "\n".join(lines + [f"- {klokzin(reason, namen)}" for reason in waarom])
