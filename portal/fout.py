"""What a command says when it cannot go on: in Dutch, as everything it says."""

import click


class Fout(click.ClickException):
    """Told in a sentence or more. ``wrong_use``: the command was given too little, or what does not go together."""

    def __init__(self, message, wrong_use=False):
        super().__init__(message)
        self.exit_code = 2 if wrong_use else 1

    def show(self, file=None):
        click.echo(f"Fout: {self.message}", file=file, err=file is None)
