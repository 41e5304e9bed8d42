"""What the messenger does every hour, and the command that does it at once: ``flask --app portal toekenningen``."""

import click

from portal.command_group import CommandGroup
from portal.toekenningen import tijd

toekenningen = CommandGroup("toekenningen", help="Wat na het besluit met het geld gebeurt.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every hour."""
    app.cli.add_command(toekenningen)
    app.extensions.setdefault("hourly", []).append(tijd.pass_by)


@toekenningen.command("sparen", help="Geef gespaard geld terug aan het plafond als de tijd om te sparen voorbij is.")
def sparen():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))
