"""Pages for anonymous visitors, kept as long as the database says nothing has changed.

A kept page is shown only when the stamp in the database, asked on every request, is the one read before
the page was drawn. So it can never be stale, and as only visitors without a session get it, never someone
else's.
"""

import gzip
from collections import OrderedDict
from hashlib import blake2b

from flask import g, make_response, request, session

from portal import stamp
from portal.clock import today

MOST = 600
SMALLEST = 800


class PageCache:
    """The pages this process keeps, the oldest used first out."""

    def __init__(self):
        self.pages = OrderedDict()

    def get(self, key, version):
        kept = self.pages.get(key)
        if kept and kept[0] == version:
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
        if wanted and response.status_code == 200 and not session.modified:
            key, version = wanted
            body = response.get_data()
            tag = blake2b(body, digest_size=9).hexdigest()
            packed = gzip.compress(body, 6, mtime=0) if len(body) > SMALLEST else None
            page = (version, body, packed, tag, response.mimetype)
            cache.put(key, page)
            return answer(page)
        return response


def may_keep(app):
    """Is this a GET of a public page by someone of whom we know nothing?"""
    if request.method != "GET" or app.config["SESSION_COOKIE_NAME"] in request.cookies or "taal" in request.args:
        return False
    return getattr(app.view_functions.get(request.endpoint), "cache", False)


def answer(page):
    version, body, packed, tag, mimetype = page
    zipped = packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = make_response(packed if zipped else body)
    response.mimetype = mimetype
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{tag}{'z' if zipped else ''}")
    return response.make_conditional(request)
