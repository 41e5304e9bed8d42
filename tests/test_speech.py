"""Speaking Dutch for what is kept, and the language of the page again after it."""

import pytest
from flask_babel import force_locale

from portal.speech import TAAL, in_dutch, speak, word
from portal.story import mail
from tests.opgaven import make_inbreng


def test_the_page_speaks_its_own_language_again_also_when_something_went_wrong(app):
    with app.test_request_context("/?taal=en"):
        taal = speak()
        with pytest.raises(LookupError), in_dutch():
            assert TAAL.get() == "nl"
            raise LookupError
        assert (taal, TAAL.get()) == ("en", "en")


def test_each_visitor_is_spoken_to_in_their_own_language_whoever_came_before(village, browse, initiatief_by):
    """Also in the words that are looked up before a page is drawn, or without one."""
    make_inbreng(initiatief_by(village["amina"]))
    rik, page = browse(village["rik"]), "/rapportages/wijken/GM0164"
    for taal, said, other in (("nl", "Zoekt steun 1", "Looking for"), ("en", "Looking for support 1", "Zoekt steun")) * 2:
        shown = rik.get(f"{page}?taal={taal}").text
        assert said in shown and other not in shown


def test_a_mail_in_another_language_changes_no_word_of_the_page(app):
    with app.test_request_context("/"):
        speak()
        with force_locale("en"):
            assert "You want to log in" in mail.text("inloggen.txt", url="", code="", minutes=15)
        assert word("gepubliceerd") == "Zoekt steun"
