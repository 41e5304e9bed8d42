"""A form that was refused while nothing is wrong with it, because somebody logged in or out meanwhile or was first at the same
moment: shown again with what was typed in it."""

from flask import current_app, g, request
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from portal.errors import NotNow, Refused


def form_again(said):
    """The page of this form with the posted text in it, a token that is good and why; None where there is no such page.

    It is drawn as for a GET, which does no deed whoever sent this; and only for a post from our own pages, so that
    nobody else fills in our forms.
    """
    if not request.url_rule or "GET" not in request.url_rule.methods or not is_from_here():
        return None
    g.typed, g.said, request.method = request.form, said, "GET"
    try:
        page = current_app.make_response(current_app.dispatch_request())
        return page if page.status_code == 200 and "typed" not in g else None
    except (HTTPException, NotNow, Refused, StaleDataError):
        return None
    finally:
        request.method = "POST"
        g.pop("typed", None)


def is_from_here():
    """Did one of our own pages send this form?"""
    return request.origin == request.host_url.rstrip("/")
