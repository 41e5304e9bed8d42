"""The story as an Atom feed: public events of initiatieven that are public now."""

import re

from flask import current_app, render_template

from portal.clock import now

MOST = 30
# What may not stand in XML 1.0, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(title, about, own, events):
    """The feed of events; ``about`` is the path of the page they belong to, ``own`` that of this feed."""
    updated = events[0].at if events else now().replace(hour=0, minute=0, second=0, microsecond=0)
    feed = render_template(
        "story/atom.xml", title=title, about=about, own=own, events=events, updated=updated,
        base=current_app.config["BASE_URL"],
    )
    return current_app.response_class(NOT_XML.sub("", feed), mimetype="application/atom+xml")
