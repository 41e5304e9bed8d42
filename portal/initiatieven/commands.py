"""What the messenger does every hour for plans."""

from portal.initiatieven import opruimen, tijd


def teach(app):
    app.extensions.setdefault("hourly", []).extend((tijd.pass_by, opruimen.forget_lost))
