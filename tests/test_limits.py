"""Who tried too often reads how long to wait, and loses nothing of what was typed."""

import pytest

from portal import limits

PLAN = {"title": "Moestuin", "wat": "Samen groente kweken, naast de school."}


@pytest.fixture(autouse=True)
def strict(app):
    app.config["LIMITS_FACTOR"] = 0


@pytest.mark.parametrize(("address", "name", "wait"), [
    ("/inloggen", "inloggen", "Wacht een kwartier"), ("/initiatieven/nieuw", "indienen", "Wacht een uur"),
])
def test_the_wait_that_is_named_is_long_enough(browse, address, name, wait):
    answer = browse().post(address, data={"email": "a@voorbeeld.nl"} | PLAN)
    assert (answer.status_code, wait in answer.text) == (429, True)
    assert limits.LIMITS[name][1] <= {"Wacht een kwartier": 900, "Wacht een uur": 3600}[wait]


def test_what_was_typed_stands_on_the_page(village, browse):
    answer = browse(village["amina"]).post("/initiatieven/nieuw", data=PLAN)
    assert PLAN["wat"] in answer.text.partition("Wat je typte")[2]
