"""Commands about applications: ``flask --app portal buurtbonnen``."""

import click

from portal.buurtbonnen import opruimen, tijd
from portal.clock import HERE
from portal.command_group import CommandGroup

buurtbonnen = CommandGroup("buurtbonnen", help="Aanvragen van geld voor de buurt.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every hour."""
    app.cli.add_command(buurtbonnen)
    app.extensions.setdefault("hourly", []).extend((tijd.pass_by, opruimen.opruimen_nu))


@buurtbonnen.command("termijnen", help="Herinner, laat de termijn weer lopen en reserveer geld, waar het tijd is.")
def termijnen():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))


@buurtbonnen.command("opruimen", help="Haal weg wat lang genoeg is bewaard; besluit, bedragen en kasboek blijven.")
@click.option("--proef", is_flag=True, help="Noem alleen wat er weg zou gaan.")
def ruim_op(proef):
    done = show(opruimen.te_doen()) if proef else opruimen.opruimen_nu()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))


def show(found):
    """Say of each what would go and since when it has been kept; how many, by name."""
    for what, rows in found.items():
        for row in rows:
            click.echo(f"{what}: {row.kenmerk or f'concept {row.id}'}, sinds {row.since.astimezone(HERE):%d-%m-%Y}")
    return {what: len(rows) for what, rows in found.items()}
