"""Every page in every state: no fault that axe can find, no sideways scrolling, no error in the console."""

import pytest

from tests.browser import eyes
from tests.browser.atlas import NO_PAGES, PLACES


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_page_is_for_everyone(place, passes, found):
    page = passes(place.who)
    with eyes.watching(page) as errors:
        place.open(page, found)
        faults = eyes.judge(page) + eyes.overflow(page)
    assert not faults + errors, "\n".join(faults + errors)


def test_every_page_is_on_the_list(site, found):
    """A page that nobody thought of here is looked at by nobody."""
    addresses = site.app.url_map.bind("portaal")
    seen = {place.ends or place.address(found).partition("?")[0] for place in PLACES if place.status not in (404, 405)}
    listed = {addresses.match(path, method="GET")[0] for path in seen}
    pages = {rule.endpoint for rule in site.app.url_map.iter_rules() if "GET" in rule.methods}
    assert pages - NO_PAGES - listed == set()
