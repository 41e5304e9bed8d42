"""Commands about applications: ``flask --app portal buurtbonnen``."""

import click
from flask.cli import AppGroup

from portal.buurtbonnen import tijd

buurtbonnen = AppGroup("buurtbonnen", help="Aanvragen van geld voor de buurt.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every hour."""
    app.cli.add_command(buurtbonnen)
    app.extensions.setdefault("hourly", []).append(tijd.pass_by)


@buurtbonnen.command("termijnen", help="Herinner, laat de termijn weer lopen en reserveer geld, waar het tijd is.")
def termijnen():
    done = tijd.pass_by()
    click.echo(", ".join(f"{number} {name}" for name, number in done.items()))
