"""What the messenger does every hour for plans."""

from portal.initiatieven import opruimen


def teach(app):
    app.extensions.setdefault("hourly", []).append(opruimen.forget_lost)
