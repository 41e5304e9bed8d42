"""A room is a blueprint whose every door has a lock."""

from functools import wraps

from flask import Blueprint, abort, current_app, request
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter

from portal import limits
from portal.extensions import db, login
from portal.permissions import PERMISSIONS, can, refusal


class Number(IntegerConverter):
    """``<int:…>`` in an address, no larger than the database can hold: what is does not exist."""

    def __init__(self, map, max=2**31 - 1, **options):
        super().__init__(map, max=max, **options)


class Room(Blueprint):
    """A blueprint that will not hang a door without a permission.

    A route with ``<int:id>`` or ``<code>`` receives the loaded thing itself, and only once the visitor
    may have it, so a view never holds what it may not show. ``hidden`` doors answer 404 instead of 403
    to those who may not even know that the thing exists.
    """

    def __init__(self, name, import_name, *, load=None, **kwargs):
        super().__init__(name, import_name, **kwargs)
        self.load = load

    def page(self, rule, **lock):
        return self.door(rule, ["GET"], **lock)

    def form(self, rule, **lock):
        return self.door(rule, ["GET", "POST"], **lock)

    def deed(self, rule, **lock):
        return self.door(rule, ["POST"], **lock)

    def door(self, rule, methods, *, may, load=None, limit_posts=None, cache=False):
        if may not in PERMISSIONS:
            raise LookupError(f"{may} is not on the sheet")
        load = load or self.load

        def hang(view):
            @wraps(view)
            def enter(id=None, code=None, **values):
                key = id if id is not None else code
                things = () if key is None else (found(load, key),)
                visitor = current_user._get_current_object()
                if not can(visitor, may, *things):
                    return turn_away(may, *things)
                if limit_posts and request.method == "POST":
                    limits.count(limit_posts, who=visitor.id)
                answer = view(*things, **values)
                if request.method == "POST":
                    # Now, while a no of the database still becomes a page that says so: a commit comes too late for that.
                    db.session.flush()
                return answer

            enter.may, enter.cache, enter.load = may, cache, load
            return self.route(rule, methods=methods)(enter)

        return hang


def found(load, key):
    """The thing of this key; no database knows a key with a NUL in it."""
    return abort(404) if "\0" in str(key) else load(key)


def thing_here():
    """What the door of this request is about, looked up once more; None when that is nothing, or is gone."""
    asked, load = request.view_args or {}, getattr(current_app.view_functions.get(request.endpoint), "load", None)
    key = asked.get("id", asked.get("code"))
    try:
        return found(load, key) if load and key is not None else None
    except HTTPException:
        return None


def turn_away(permission, thing=None):
    """A stranger may still log in; a known visitor hears no, or that it is too late; what is not public does not exist."""
    if thing is not None and not can(current_user, f"{thing.kind}.lezen", thing):
        abort(404)
    if current_user.is_authenticated:
        raise refusal(current_user, permission, thing)
    return login.unauthorized()
