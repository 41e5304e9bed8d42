"""The commands of the portal: ``flask --app portal <command>``."""

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from portal import doctor
from portal.betalingen import commands as betalingen
from portal.buurtagenda import commands as buurtagenda
from portal.buurtbonnen import commands as buurtbonnen
from portal.command_group import demand
from portal.demo import commands as demo
from portal.environ import listed
from portal.inbreng import commands as inbreng
from portal.initiatieven import commands as initiatieven
from portal.people import commands as people
from portal.regelingen import commands as regelingen
from portal.stemmen import commands as stemmen
from portal.story import commands as story
from portal.tellen import commands as tellen
from portal.toekenningen import commands as toekenningen
from portal.verantwoording import commands as verantwoording
from portal.wijken import commands as wijken
from portal.wijken.queries import map_of_town
from portal.wijkopgaven import commands as wijkopgaven


def teach(app):
    """Give the app its commands."""
    app.cli.add_command(start)
    app.cli.add_command(dokter)
    story.teach(app)
    wijken.teach(app)
    people.teach(app)
    inbreng.teach(app)
    initiatieven.teach(app)
    regelingen.teach(app)
    betalingen.teach(app)
    buurtbonnen.teach(app)
    buurtagenda.teach(app)
    stemmen.teach(app)
    wijkopgaven.teach(app)
    tellen.teach(app)
    toekenningen.teach(app)
    verantwoording.teach(app)
    demo.teach(app)


@click.command(help="Werk de database bij, vul een lege met het demodorp en noem wie er kan inloggen.")
@with_appcontext
@click.pass_context
def start(ctx):
    if demand(doctor.reachable) != doctor.EMPTY:
        wijken.demand_own_town()
    flask_migrate.upgrade()
    if not map_of_town():
        ctx.invoke(wijken.standaard)
    if current_app.profiel.demo and not current_app.config["PRODUCTION"]:
        demo.fill_when_empty()
        demo.introduce()


@click.command(help="Noem alle instellingen en wat er nog niet in orde is.")
@with_appcontext
def dokter():
    for name, value in listed():
        click.echo(f"{name:13} {value}")
    click.echo()
    faults = 0
    for what, ask in doctor.QUESTIONS:
        healthy, answer = ask()
        faults += not healthy
        click.echo(f"{'in orde' if healthy else 'NIET IN ORDE':13} {what}: {answer}")
    if faults:
        raise SystemExit(1)
