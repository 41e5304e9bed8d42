"""Commands about votes: ``flask --app portal stemmen``, and what the messenger does every few seconds."""

import click
from flask.cli import AppGroup

from portal.stemmen import tijd

stemmen = AppGroup("stemmen", help="Stemrondes: openen, sluiten en tellen op tijd.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every few seconds."""
    app.cli.add_command(stemmen)
    app.extensions.setdefault("soon", []).append(tijd.pass_by)


@stemmen.command("bijwerken", help="Meld wat open is, sluit en verzegel wat voorbij is, tel waar om gevraagd is.")
def bijwerken():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))
