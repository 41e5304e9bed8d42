"""Whoever follows the link of a mail without being logged in finds the way in, and comes to what the mail is about."""

import re

import pytest

from portal.initiatieven.rules import Status

PRIVATE = "/buurtbonnen/{}"


def said(page):
    """The main part of a page, without the numbers in it."""
    return re.sub(r"\d+", "", page.text[page.text.index("<main"): page.text.index("</main")])


def test_the_link_to_an_application_leads_through_logging_in_and_tells_a_stranger_nothing(office, browse):
    aanvraag, people = office
    there, never = (browse().get(PRIVATE.format(id)) for id in (aanvraag.id, aanvraag.id + 999))
    assert there.status_code == never.status_code == 404 and said(there) == said(never)
    assert f'href="/inloggen?next=/buurtbonnen/{aanvraag.id}"' in there.text.replace("%2F", "/")
    assert "Kom je uit een mail?" not in browse(people["bas"]).get(PRIVATE.format(aanvraag.id)).text, "who is in needs no door"


@pytest.mark.parametrize("status", (Status.INGEDIEND, Status.AANVULLING_GEVRAAGD))
def test_so_does_the_link_to_a_plan_that_is_not_public_yet(village, initiatief_by, browse, status):
    plan = initiatief_by(village["amina"], status=status)
    page = browse().get(f"/initiatieven/{plan.id}")
    assert page.status_code == 404 and "Kom je uit een mail?" in page.text and "Inloggen</span></a>" in said(page)


def test_a_form_that_is_sent_to_nothing_says_no_more_than_before(browse):
    assert "Kom je uit een mail?" not in browse().post("/buurtbonnen/999999/intrekken").text
