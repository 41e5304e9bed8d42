"""What a log tells of a page that went wrong: where and why, and nothing of who asked or what they wrote."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from portal.extensions import db
from portal.people import tokens
from tests.agenda import make_agenda, make_ronde
from tests.stemmen.voting import choose, option_ids


@pytest.fixture(autouse=True)
def answering(app):
    app.config["PROPAGATE_EXCEPTIONS"] = False


@contextmanager
def without(table):
    """Every statement on this table fails."""

    def elsewhere(connection, cursor, statement, parameters, *_rest):
        return statement.replace(table, "nergens"), parameters

    event.listen(db.engine, "before_cursor_execute", elsewhere, retval=True)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", elsewhere)


def test_a_choice_that_could_not_be_saved_is_in_no_log(village, browse, caplog):
    ronde = make_ronde(make_agenda(village["mo"]))
    chosen, amina = option_ids(ronde)[0], browse(village["amina"])
    with without("INTO stemconcept"):
        assert choose(amina, ronde, chosen, actie="bewaren").status_code == 500
    assert "/stemmen/<int:id>/stem" in caplog.text and "nergens" in caplog.text
    assert f"{{'{chosen}': 1}}" not in caplog.text and f'{{"{chosen}": 1}}' not in caplog.text
    assert "[SQL parameters hidden due to hide_parameters=True]" in caplog.text


def test_a_key_that_still_works_is_in_no_log(village, browse, caplog):
    key = tokens.make(tokens.INLOGGEN, village["amina"].email)
    db.session.commit()
    with without("login_token"):
        assert browse().get(f"/inloggen/link/{key}").status_code == 500
    assert "/inloggen/link/<token>" in caplog.text and key not in caplog.text
    assert village["amina"].email not in caplog.text
