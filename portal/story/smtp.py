"""The way to the mail server."""

import smtplib
import ssl
from contextlib import suppress
from urllib.parse import unquote, urlsplit

# Seconds per step of the conversation; all steps together stay well under delivery.LEASE.
PATIENCE = 15
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Unreachable(OSError):
    """The server does not answer or does not let us in: no mail was tried."""


class Server:
    """The mail server of MAIL_URL, called at the first message; without MAIL_URL nothing leaves the house."""

    def __init__(self, url):
        self.url = url
        self.line = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.line:
            with suppress(OSError):
                self.line.quit()

    def send(self, message):
        if self.url:
            self.line = self.line or self.called()
            self.line.send_message(message)

    def called(self):
        try:
            return call(urlsplit(self.url))
        except (OSError, ValueError) as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error


def call(url):
    """A line to the server, safe where the scheme says so and logged in where the url holds a name."""
    place = {"host": url.hostname, "port": url.port or PORTS[url.scheme], "timeout": PATIENCE}
    line = smtplib.SMTP_SSL(**place, context=ssl.create_default_context()) if url.scheme == "smtps" else smtplib.SMTP(**place)
    if url.scheme == "smtp+starttls":
        line.starttls(context=ssl.create_default_context())
    if url.username:
        line.login(unquote(url.username), unquote(url.password or ""))
    return line
