"""``flask --app portal wijken …``, or ``gebieden``: take in areas, figures and indicators, from a file or as shipped."""

from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app

from portal.clock import today
from portal.command_group import CommandGroup
from portal.errors import Misconfigured
from portal.fout import Fout
from portal.transaction import transaction
from portal.wijken import actions, queries
from portal.wijken import indicatoren as measures
from portal.wijken.files import BadFile

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
gebieden = CommandGroup("gebieden", help="Gebieden, cijfers van CBS en indicatoren inlezen.")


def teach(app):
    """Give the app the commands of this room."""
    app.cli.add_command(gebieden)
    app.cli.add_command(gebieden, "wijken")


@gebieden.command("importeren")
@click.argument("bestanden", nargs=-1, type=FILE, metavar="BESTAND…")
@click.option("--cijfers", type=FILE, help="CSV met kerncijfers: één gebied per regel.")
@click.option("--jaar", type=click.IntRange(1995), help="Het jaar van de cijfers.")
def importeren(bestanden, cijfers, jaar):
    """Lees wijken en buurten in uit GeoJSON (WGS84). Opnieuw inlezen werkt bij wat er al is."""
    if not bestanden and not cijfers:
        raise Fout("Noem een bestand met gebieden, of een bestand met --cijfers.", wrong_use=True)
    if cijfers and not jaar:
        raise Fout("Zeg met --jaar van welk jaar de cijfers zijn.", wrong_use=True)
    if jaar and jaar > today().year:
        raise Fout(f"--jaar {jaar}: dat jaar is nog niet begonnen.", wrong_use=True)
    demand_own_town()
    with kept():
        if bestanden:
            say(actions.import_areas(*bestanden, profiel=current_app.profiel, progress=bar))
        if cijfers:
            number = actions.import_figures(cijfers, jaar, profiel=current_app.profiel, progress=bar)
            click.echo(f"Cijfers van {jaar} ingelezen voor {number} gebieden.")


@gebieden.command("indicatoren")
@click.argument("bestand", type=FILE)
def indicatoren(bestand):
    """Lees cijfers over de leefbaarheid in uit een CSV: gebied_code, jaar, indicator en waarde, en zo nodig meer."""
    with kept():
        taken = measures.import_indicators(bestand, profiel=current_app.profiel, progress=bar)
    click.echo(f"{taken.kept} {'cijfer' if taken.kept == 1 else 'cijfers'} ingelezen.")
    if taken.too_small:
        click.echo(f"{taken.too_small} weggelaten: de groep is te klein om te laten zien.")
    if taken.beside:
        click.echo(f"{taken.beside} daarnaast weggelaten: anders is uit het totaal een te kleine groep te berekenen.")
    if taken.empty:
        click.echo(f"{taken.empty} zonder waarde: geen gegevens.")


@gebieden.command("standaard")
def standaard():
    """Lees de gebieden en cijfers in die bij het portaal horen."""
    demand_own_town()
    with kept():
        say(actions.load_shipped(current_app.profiel, bar))


def demand_own_town():
    """A portal is of one gemeente: of two in one database nothing gets the one out again."""
    profiel = current_app.profiel
    other = queries.town_instead_of(profiel.code)
    if other:
        raise Fout(f"GEMEENTE={profiel.sleutel}: deze database is van {other}. Er is niets veranderd.")


@contextmanager
def kept():
    """All of it or nothing; what is wrong is told."""
    try:
        with transaction():
            yield
    except (BadFile, Misconfigured) as error:
        raise Fout(f"{error}. Er is niets veranderd.") from None


def bar(label, things):
    """Show how far it is."""
    with click.progressbar(things, label=label) as shown:
        yield from shown


def say(number):
    click.echo(f"{number} gebieden ingelezen voor {current_app.profiel.naam}.")
