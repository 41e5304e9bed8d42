"""``flask --app portal mensen``: the first beheerder, who gives everybody else their role on the page; and deleting the
account of who cannot do that."""

import click
from flask import current_app

from portal.buurtbonnen.actions.vertrekken import leave_portal
from portal.command_group import CommandGroup
from portal.errors import Refused
from portal.forms import mail_address, tidy
from portal.fout import Fout
from portal.people import actions, queries
from portal.transaction import transaction

mensen = CommandGroup("mensen", help="Wie er mag beheren, en wie hier een account heeft.")


def teach(app):
    """Give the app the commands of this room."""
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


@mensen.command("verwijderen")
@click.argument("adres", metavar="E-MAILADRES")
@click.option("--ja", is_flag=True, help="Doe het. Zonder --ja staat er alleen om wie het gaat.")
def verwijderen(adres, ja):
    """Verwijder het account van wie dat vroeg en niet meer kan inloggen, of is overleden. Er is geen weg terug."""
    email = mail_address(tidy(adres))
    with transaction():
        person = email and queries.by_email(email)
        if not person:
            raise Fout(f"Er is geen account met het adres “{adres}”.", wrong_use=True)
        if not ja:
            raise Fout(f"Dit is het account van {person.name or 'iemand zonder naam'}. Typ er --ja achter om het te verwijderen.")
        try:
            leave_portal(by=queries.logged_in(person.get_id()))
        except Refused:
            raise Fout("Dit is een beheerder. Een andere beheerder kan die rol beëindigen, op Beheer, Mensen.") from None
    click.echo("Het account is verwijderd.")


def demand_gemeente():
    """A role is held for an area."""
    profiel = current_app.profiel
    if profiel.code not in {area.code for area in queries.role_areas()}:
        raise Fout(f"Er zijn nog geen gebieden van {profiel.naam}. Draai eerst: flask --app portal start")
