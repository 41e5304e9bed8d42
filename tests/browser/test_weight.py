"""The first visit with an empty browser: light, and without help from anybody else."""

import pytest

MOST = 90_000  # bytes on the line, of everything a page needs


@pytest.mark.parametrize("path", ("/", "/initiatieven/", "/initiatieven/{plan[gerealiseerd]}", "/buurten/BU01640202"))
def test_first_visit_is_light_and_asks_nobody_else(site, visits, found, path):
    page = visits(site)
    asked = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(path.format(**found), wait_until="networkidle")
    sizes = {request.url.removeprefix(site.url): request.sizes()["responseBodySize"] for request in asked
             if request.resource_type != "image"}
    print(path, sum(sizes.values()), sizes)
    assert sum(sizes.values()) <= MOST, sizes
    assert [request.url for request in asked if not request.url.startswith(site.url)] == []
