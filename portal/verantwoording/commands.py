"""What the messenger does every few seconds, and the command that does it at once: ``flask --app portal verantwoording``."""

import click

from portal.command_group import CommandGroup
from portal.verantwoording import tijd

verantwoording = CommandGroup("verantwoording", help="Verantwoorden en vaststellen op tijd.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every few seconds."""
    app.cli.add_command(verantwoording)
    app.extensions.setdefault("soon", []).append(tijd.pass_by)


@verantwoording.command("bijwerken", help="Trek steekproeven, herinner mensen en stel vast wat vandaag vastgesteld moet zijn.")
def bijwerken():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))
