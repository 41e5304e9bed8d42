"""A village of its own for these tests: filled once for a whole module, because that takes seconds."""

import pytest

from portal.demo.loader import fill
from portal.extensions import db
from portal.transaction import transaction
from tests.village import make_app


@pytest.fixture(scope="session")
def empty_portal(tmp_path_factory):
    """Makes a portal of a gemeente, with tables and nothing in them."""

    def make(gemeente):
        folder = tmp_path_factory.mktemp(gemeente)
        app = make_app(f"sqlite:///{folder}/dorp.db", GEMEENTE=gemeente, UPLOADS=folder / "uploads")
        with app.app_context():
            db.create_all()
        return app

    return make


@pytest.fixture(scope="session")
def filled_portal(empty_portal):
    """Makes a portal with the village of a gemeente in it."""

    def make(gemeente):
        app = empty_portal(gemeente)
        with app.app_context(), transaction():
            fill(app.profiel)
        return app

    return make


@pytest.fixture(scope="module")
def hengelo(filled_portal):
    app = filled_portal("hengelo")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
