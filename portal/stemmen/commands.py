"""Commands about votes: ``flask --app portal stemmen``, and what the messenger does of itself."""

import click

from portal.command_group import CommandGroup
from portal.stemmen import tijd, uitwissen

stemmen = CommandGroup("stemmen", help="Stemrondes: openen, sluiten en tellen op tijd.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every few seconds and every hour."""
    app.cli.add_command(stemmen)
    app.extensions.setdefault("soon", []).append(tijd.pass_by)
    app.extensions.setdefault("hourly", []).append(uitwissen.wipe)


@stemmen.command("bijwerken", help="Meld wat open is, sluit en verzegel wat voorbij is, tel waar om gevraagd is.")
def bijwerken():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))


@stemmen.command("uitwissen", help="Haal wat bij het sluiten weg moest ook uit de bestanden van PostgreSQL.")
def wissen():
    click.echo(f"{uitwissen.wipe()} stemrondes uitgewist")
