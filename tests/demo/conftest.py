"""A village of its own for these tests: filled once for all, because that takes half a minute."""

import shutil

import flask_migrate
import pytest

from portal.demo.loader import fill
from portal.extensions import db
from portal.transaction import transaction
from tests.village import make_app


def portal_in(folder, gemeente):
    return make_app(f"sqlite:///{folder}/dorp.db", GEMEENTE=gemeente, UPLOADS=folder / "uploads")


def empty(folder, gemeente):
    """A portal with tables and nothing in them."""
    app = portal_in(folder, gemeente)
    with app.app_context():
        db.create_all()
        flask_migrate.stamp()
    return app


def filled(folder, gemeente):
    """A portal with the village of this gemeente in it."""
    app = empty(folder, gemeente)
    with app.app_context():
        with transaction():
            fill(app.profiel)
        db.engine.dispose()
    return app


@pytest.fixture(scope="session")
def empty_portal(tmp_path_factory):
    return lambda gemeente: empty(tmp_path_factory.mktemp(gemeente), gemeente)


@pytest.fixture(scope="session")
def filled_portal(tmp_path_factory):
    return lambda gemeente: filled(tmp_path_factory.mktemp(gemeente), gemeente)


@pytest.fixture(scope="session")
def filled_hengelo(tmp_path_factory, made_once):
    """A copy of a village that is filled once in a run."""
    village = made_once("hengelo", lambda folder: filled(folder, "hengelo"))
    return portal_in(shutil.copytree(village, tmp_path_factory.mktemp("hengelo") / "dorp"), "hengelo")


@pytest.fixture
def hengelo(filled_hengelo):
    """The village as everybody finds it: nobody who looks at it leaves anything behind."""
    app = filled_hengelo
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
