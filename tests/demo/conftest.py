"""A village of its own for these tests: filled once for all, because that takes seconds."""

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


@pytest.fixture(scope="session")
def filled_hengelo(filled_portal):
    return filled_portal("hengelo")


@pytest.fixture
def hengelo(filled_hengelo):
    """The village as everybody finds it: nobody who looks at it leaves anything behind."""
    app = filled_hengelo
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
