"""The commands of the portal: ``flask --app portal <command>``."""

import click
import flask_migrate

from portal import doctor
from portal.story import commands as story


def teach(app):
    """Give the app its commands."""
    app.cli.add_command(start)
    app.cli.add_command(dokter)
    story.teach(app)


@click.command(help="Werk de database bij, vul een lege met het demodorp en noem wie er kan inloggen.")
def start():
    flask_migrate.upgrade()


@click.command(help="Noem alle instellingen en wat er nog niet in orde is.")
def dokter():
    for name, value in doctor.settings():
        click.echo(f"{name:13} {value}")
    click.echo()
    faults = 0
    for what, ask in doctor.QUESTIONS:
        healthy, answer = ask()
        faults += not healthy
        click.echo(f"{'in orde ' if healthy else 'NIET GOED'}  {what}: {answer}")
    if faults:
        raise SystemExit(1)
