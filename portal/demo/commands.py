"""``flask --app portal demo vullen``: the demo village, and who can log in there."""

import click
from flask import current_app

from portal.command_group import CommandGroup
from portal.demo import queries
from portal.demo.cast import STAFF
from portal.demo.loader import fill, read
from portal.fout import Fout
from portal.people.queries import by_email
from portal.people.rules import Rol
from portal.story.mail import address
from portal.transaction import transaction
from portal.wijken.commands import bar

SIGNING = ("adviseur", "penningmeester", "tweede_tekenaar")

demo = CommandGroup("demo", help="Het demodorp: verzonnen bewoners en plannen om mee te oefenen.")


def teach(app):
    """Give the app the commands of this room."""
    app.cli.add_command(demo)


@demo.command("vullen")
def vullen():
    """Vul een leeg portaal met het demodorp."""
    if not queries.is_empty():
        raise Fout("Er zijn al mensen in dit portaal. Er is niets veranderd.")
    fill_when_empty()
    introduce()


def fill_when_empty():
    """All of the village or nothing; a portal with people in it is left alone."""
    if queries.is_empty():
        with transaction():
            fill(current_app.profiel, bar)


def introduce():
    """Say who of the village can log in, and where the code for that lies."""
    people = who_can_log_in(current_app.profiel)
    if not people:
        return
    click.echo("Inloggen kan met een van deze adressen:")
    width = max(len(mail) for mail, _what in people)
    for mail, what in people:
        click.echo(f"  {mail:{width}}  {what}")
    if not current_app.config["MAIL_URL"]:
        click.echo(f"De code om in te loggen staat in de brievenbus: {address('/ontwikkeling/brievenbus')}")


def who_can_log_in(profiel):
    """Two residents, who advise and sign for a group, and all staff, as far as they live here: (mail address, what they do)."""
    content = read(profiel)
    some = [(person["mail"], f"{person['naam']}, bewoner") for person in content["persoon"][:2]]
    some += [one for rol in SIGNING for one in holding(rol, content["loket"])[:1]]
    some += [(colleague.mail, work_of(colleague, profiel)) for colleague in STAFF]
    return [(mail, what) for mail, what in some if by_email(mail)]


def holding(rol, loket):
    """Who has this role in the groups of the village."""
    names = {person["mail"]: person["naam"] for person in loket["persoon"]}
    return [
        (mail, f"{names[mail]}, {rol.replace('_', ' ')} van {groep['naam']}")
        for groep in loket["groep"] for mail, has in groep["leden"] if has == rol
    ]


def work_of(colleague, profiel):
    names = {
        Rol.REGISSEUR: profiel.regisseur, Rol.RAADSLID: "raadslid (lezer)", Rol.CMT: "lid van de directie",
        Rol.FINANCIEN: "financiën",
    }
    where = f"heel {profiel.naam}" if colleague.everywhere else "één wijk"
    return f"{names.get(colleague.rol, colleague.rol)}, {where}"
