"""Speaking Dutch for what is kept, the language of the page again after it, and numbers in sentences."""

import re
from pathlib import Path

import pytest
from flask_babel import force_locale

from portal.speech import TAAL, in_dutch, ngettext, speak, translate_number, word
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


@pytest.mark.parametrize(("taal", "number", "said"), [("nl", 1200, "Nog 1.200 dagen"), ("en", 1200, "1,200 days left")])
def test_a_number_in_a_sentence_has_its_thousands_apart(app, taal, number, said):
    one, more = "Nog %(num)s dag", "Nog %(num)s dagen"
    with app.test_request_context("/"), force_locale(taal):
        speak()
        assert translate_number(one, more, number) == ngettext(one, more, number) == said
        assert "1" in ngettext(one, more, 1)


def test_every_sentence_about_a_number_is_written_by_the_one_place_that_knows_how():
    """What flask_babel has for it writes 1200."""
    asked = [path for path in Path("portal").rglob("*.py") if re.search("flask_babel import.*ngettext", path.read_text())]
    assert asked == []


@pytest.mark.parametrize("drawn", ['tabs([("Open", "#", 1200, true)], "")', 'menu_link("Berichten", "#", "bell", count=1200)'])
def test_a_count_in_the_menu_and_above_a_list_has_its_thousands_apart(app, drawn):
    name = drawn.partition("(")[0]
    with app.test_request_context("/"):
        speak()
        text = f'{{% from "components/{name}.html" import {name} with context %}}{{{{ {drawn} }}}}'
        assert ">1.200<" in app.jinja_env.from_string(text).render()
