"""``flask --app portal mensen beheerder``: the first beheerder, who gives everybody else their role on the page."""

import click
from flask import current_app

from portal.command_group import CommandGroup
from portal.forms import mail_address, tidy
from portal.fout import Fout
from portal.people import actions, queries
from portal.transaction import transaction

mensen = CommandGroup("mensen", help="Wie er mag beheren.")


def teach(app):
    """Give the app the command of this room."""
    app.cli.add_command(mensen)


@mensen.command("beheerder")
@click.argument("adres", metavar="E-MAILADRES")
def beheerder(adres):
    """Maak iemand beheerder van de hele gemeente. Andere rollen geeft die daarna zelf op Beheer, Mensen."""
    email = mail_address(tidy(adres))
    if email is None:
        raise Fout(f"“{adres}” is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl", wrong_use=True)
    demand_gemeente()
    with transaction():
        given = actions.make_beheerder(email)
    click.echo(f"{email} is nu beheerder." if given else f"{email} was al beheerder. Er is niets veranderd.")


def demand_gemeente():
    """A role is held for an area."""
    profiel = current_app.profiel
    if profiel.code not in {area.code for area in queries.role_areas()}:
        raise Fout(f"Er zijn nog geen gebieden van {profiel.naam}. Draai eerst: flask --app portal start")
