"""Pages for anonymous visitors, kept as long as the database says nothing has changed.

A kept page is shown only when the stamp in the database, asked on every request, is the one read before the page
was drawn. So it can never be stale, and as only visitors without a session get it, never someone else's. A form on
such a page has a hole where the token goes: each visitor gets one of their own.
"""

import gzip
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from secrets import token_hex

from flask import g, make_response, request, session
from flask_wtf.csrf import generate_csrf

from portal import stamp
from portal.clock import now, today
from portal.security import NOBODY

MOST = 600
SMALLEST = 800
TOKEN = "csrf_token"
# Nobody can write it into a text or an address, to have a token put there.
HOLE = f"@@{token_hex(16)}@@".encode()


@dataclass(frozen=True)
class Page:
    """A page as drawn under a stamp. One with a hole is not packed: a secret beside what the address says must not
    be compressed with it. ``until``: the moment from which the clock makes it untrue."""

    version: int
    body: bytes
    mimetype: str
    has_hole: bool = False
    packed: bytes | None = None
    tag: str = ""
    until: datetime | None = None


class PageCache:
    """The pages this process keeps, the longest unused first out."""

    def __init__(self):
        self.pages = OrderedDict()

    def get(self, key, version):
        kept = self.pages.get(key)
        if kept and kept.version == version and (kept.until is None or now() < kept.until):
            with suppress(KeyError):  # another thread may just have put it out
                self.pages.move_to_end(key)
            return kept
        return None

    def put(self, key, page):
        self.pages[key] = page
        while len(self.pages) > MOST:
            self.pages.popitem(last=False)


def keep_pages(app):
    """Serve anonymous GETs of doors marked ``cache=True`` from memory while nothing changed."""
    if not app.config["PAGE_CACHE"]:
        return
    cache = PageCache()

    @app.before_request
    def serve():
        if not may_keep(app):
            return None
        key = (request.full_path, request.cookies.get("taal"), today())
        version = stamp.current()
        kept = cache.get(key, version)
        if kept:
            return answer(kept)
        g.keep = (key, version)
        return None

    @app.after_request
    def keep(response):
        wanted = g.pop("keep", None)
        if wanted and response.status_code == 200 and set(session) <= NOBODY:
            key, version = wanted
            page = replace(page_of(version, response), until=g.get("true_until"))
            cache.put(key, page)
            return answer(page)
        return response


def true_until(moment):
    """For a page that says what only holds before ``moment``: it is not kept any longer. The earliest moment holds."""
    g.true_until = min(moment, g.get("true_until", moment))


def may_keep(app):
    """Is this a GET of a public page by someone of whom we know nothing?"""
    if request.method != "GET" or app.config["SESSION_COOKIE_NAME"] in request.cookies or "taal" in request.args:
        return False
    return getattr(app.view_functions.get(request.endpoint), "cache", False)


def page_of(version, response):
    body, token = response.get_data(), g.get(TOKEN)
    if token:
        return Page(version, body.replace(token.encode(), HOLE), response.mimetype, has_hole=True)
    packed = gzip.compress(body, 6, mtime=0) if len(body) > SMALLEST else None
    return Page(version, body, response.mimetype, False, packed, blake2b(body, digest_size=9).hexdigest())


def answer(page):
    if page.has_hole:
        response = make_response(page.body.replace(HOLE, generate_csrf().encode()))
        response.mimetype = page.mimetype
        response.headers["Cache-Control"] = "private, no-store"
        return response
    zipped = page.packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = make_response(page.packed if zipped else page.body)
    response.mimetype = page.mimetype
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{page.tag}{'z' if zipped else ''}")
    return response.make_conditional(request)
