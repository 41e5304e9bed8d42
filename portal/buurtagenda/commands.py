"""What the messenger does every hour for points of an agenda."""

from portal.buurtagenda import tijd


def teach(app):
    app.extensions.setdefault("hourly", []).append(tijd.pass_by)
