"""Commands about payments: ``flask --app portal betalingen``, and what the messenger does every few seconds."""

import click

from portal.betalingen import tijd
from portal.command_group import CommandGroup

betalingen = CommandGroup("betalingen", help="Wat de gemeente betaalt.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every few seconds."""
    app.cli.add_command(betalingen)
    app.extensions.setdefault("soon", []).append(tijd.pass_by)


@betalingen.command("melden", help="Meld aan ontvangers dat de bank heeft betaald.")
def melden():
    done = 0
    while told := tijd.pass_by()["betaald gemeld"]:
        done += told
    click.echo(f"{done} gemeld")
