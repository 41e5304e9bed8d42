"""A real mail server for the tests: it listens on a free port and keeps what it takes in."""

from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Postbus:
    """What the server took in; it refuses whom it is told to refuse."""

    def __init__(self):
        self.taken, self.refused = [], set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 onbekend"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append((envelope, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    @property
    def messages(self):
        return [message for _envelope, message in self.taken]


class OnFreePort(Controller):
    """A mail server on whatever port is free."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving(handler, **settings):
    """The port of a running mail server."""
    controller = OnFreePort(handler, hostname="127.0.0.1", port=0, **settings)
    controller.start()
    yield controller.port
    controller.stop()
