"""Commands about the post."""

import signal
from threading import Event as Signal

import click
from flask.cli import AppGroup

from portal import doctor
from portal.command_group import demand, failing_at_the_end
from portal.story import delivery

post = AppGroup("post", help="De mail van het portaal.")


def teach(app):
    app.cli.add_command(post)


@post.command("bezorgen", help="Schrijf en verstuur de mail die wacht, tot je stopt.")
@click.option("--eenmaal", is_flag=True, help="Doe wat er nu ligt en stop dan.")
def bezorgen(eenmaal):
    if eenmaal:
        demand(doctor.database)
        with failing_at_the_end():
            return click.echo(f"{deliver_all()} handelingen gedaan")
    stop = Signal()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    return delivery.run_forever(stop)


def deliver_all():
    """Rounds until there is nothing left to do now; how much was done."""
    done = 0
    while more := delivery.deliver():
        done += more
    return done
