"""Speaking Dutch for what is kept, and the language of the page again after it."""

import pytest

from portal.speech import TAAL, in_dutch, speak


def test_the_page_speaks_its_own_language_again_also_when_something_went_wrong(app):
    with app.test_request_context("/?taal=en"):
        taal = speak()
        with pytest.raises(LookupError), in_dutch():
            assert TAAL.get() == "nl"
            raise LookupError
        assert (taal, TAAL.get()) == ("en", "en")
