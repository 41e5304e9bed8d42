"""The headers that keep a page from doing what it should not."""

from urllib.parse import urlsplit

from flask import request, session

from portal.clock import today

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "manifest-src": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What the session of somebody of whom we know nothing may hold. What others see stays in no browser: it may be shared.
NOBODY = {"csrf_token"}
# A longer way to go on is not remembered: the cookie would not be kept, and with it nobody could log in.
LONGEST_PATH = 500


def policy(tiles_url=""):
    """The Content-Security-Policy; a configured tile server may serve images, nothing else may."""
    parts = dict(POLICY)
    if tiles_url:
        address = urlsplit(tiles_url)
        parts["img-src"] += f" {address.scheme}://{address.netloc}"
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def secure(app):
    headers = HEADERS | {"Content-Security-Policy": policy(app.config["TEGELS_URL"])}
    if app.config["SESSION_COOKIE_SECURE"]:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    lines = {name.lower(): (name, value) for name, value in headers.items()}

    @app.after_request
    def add_headers(response):
        there = {name.lower() for name, _value in response.headers}
        response.headers.extend(line for name, line in lines.items() if name not in there)
        if "cache-control" not in there and not set(session) <= NOBODY:
            response.headers["Cache-Control"] = "private, no-store"
            lengthen_session()
        return response


def lengthen_session():
    """A session that lasts counts its thirty days from the last day it was used.

    Its cookie comes along once a day, and when it changed. With every answer a slow one would put back what a later one
    took away, and somebody would be told the same thing twice. So it comes with a page, never with what a page asks for
    while somebody types in it: of the first day after a night that could come after their concept was kept.
    """
    day, is_page = today().isoformat(), request.headers.get("Sec-Fetch-Dest", "document") == "document"
    if is_page and session.permanent and session.get("dag") != day:
        session["dag"] = day


def safe_next(target):
    """The local path to go on to after logging in, or the front door for anything else."""
    if not isinstance(target, str) or not target.startswith("/") or target.startswith(("//", "/\\")):
        return "/"
    if len(target) > LONGEST_PATH or any(ord(sign) < 33 or sign == "\\" for sign in target) or urlsplit(target).netloc:
        return "/"
    return target
