"""Commands about the work of wijken: ``flask --app portal wijkopgaven``, and what the messenger does every few seconds."""

from pathlib import Path

import click

from portal.command_group import CommandGroup
from portal.fout import Fout
from portal.wijken.commands import FILE, bar, kept
from portal.wijkopgaven import tijd
from portal.wijkopgaven.invoer import import_goals

ALMELO = Path(__file__).parent / "voorbeelden" / "almelo-din.toml"
wijkopgaven = CommandGroup("wijkopgaven", help="Wijkopgaven, doelen en inspanningen.")


def teach(app):
    """Give the app the commands of this room, and what the messenger does every few seconds."""
    app.cli.add_command(wijkopgaven)
    app.extensions.setdefault("soon", []).append(tijd.pass_by)


@wijkopgaven.command("bijwerken", help="Meld welke vragen over openbaar maken te lang wachten.")
def bijwerken():
    click.echo(f"{tijd.pass_by()} gemeld")


@wijkopgaven.command("doelen")
@click.argument("bestand", type=FILE, required=False)
@click.option("--voorbeeld", is_flag=True, help="Lees het voorbeeld uit Almelo in.")
@click.option("--vervallen", is_flag=True, help="Laat doelen vervallen die er niet meer in staan.")
def doelen(bestand, voorbeeld, vervallen):
    """Lees de doelen in uit TOML. Opnieuw inlezen werkt bij; wat er niet meer in staat, vervalt met --vervallen."""
    if bool(bestand) == voorbeeld:
        raise Fout("Noem een bestand met doelen, of kies --voorbeeld.", wrong_use=True)
    with kept():
        taken = import_goals(bestand or ALMELO, progress=bar)
        if taken.lapsed and not vervallen:
            raise Fout(
                f"Doelen van nu die niet in dit bestand staan, en zouden vervallen: {taken.lapsed}. Er is niets veranderd. "
                "Is dat de bedoeling? Geef dan ook --vervallen."
            )
    click.echo(f"{taken.all} doelen ingelezen, {taken.new} nieuw. {taken.lapsed} vervallen.")
