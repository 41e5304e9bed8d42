"""Commands about submissions: ``flask --app portal inbreng``, and what the messenger does every few seconds."""

import click

from portal.command_group import CommandGroup
from portal.inbreng import folding, tijd

inbreng = CommandGroup("inbreng", help="Wat mensen indienen: antwoord op tijd.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every few seconds."""
    app.cli.add_command(inbreng)
    app.extensions.setdefault("soon", []).append(tijd.pass_by)
    app.extensions.setdefault("hourly", []).append(folding.fold)


@inbreng.command("bijwerken", help="Meld welk beloofd antwoord te laat is, en herinner diensten die nog niet antwoordden.")
def bijwerken():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))
