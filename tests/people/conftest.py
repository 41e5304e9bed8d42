"""What the tests of people share: reading the mail and logging in with it."""

import re

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.story.models import Mail


class Postbus:
    """The mail that waits, newest last."""

    @property
    def all(self):
        return db.session.scalars(select(Mail).order_by(Mail.id)).all()

    @property
    def last(self):
        return self.all[-1]

    @property
    def code(self):
        return re.search(r"^\d{6}$", self.last.body, re.MULTILINE)[0]

    @property
    def link(self):
        return re.search(r"/inloggen/link/\S+", self.last.body)[0]


@pytest.fixture
def postbus(app):
    return Postbus()


@pytest.fixture
def log_in(browse, postbus):
    """A fresh browser that asks for a mail to this address and fills in the code."""

    def log_in(email, client=None, **data):
        client = client or browse()
        client.post("/inloggen", data={"email": email} | data)
        client.answer = client.post("/inloggen/code", data={"code": postbus.code})
        return client

    return log_in
