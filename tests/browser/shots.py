"""Pictures of every page, wide and narrow, light and dark: ``python -m tests.browser.shots MAP [deel van een naam]``."""

import json
import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import eyes, scene
from tests.browser.atlas import PLACES
from tests.browser.conftest import ARGS, BROWSER, MISSING
from tests.browser.site import serving


def main(folder, wanted=""):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        town = Path(work) / "dorp"
        town.mkdir()
        scene.build(town)
        found = json.loads((town / "toneel.json").read_text())
        browser = playwright.chromium.launch(executable_path=BROWSER or sys.exit(MISSING), args=ARGS)
        with serving(town, Path(work) / "kijken") as site:
            for place in (place for place in PLACES if wanted in place.name):
                photograph(browser, site, place, found, folder)


def photograph(browser, site, place, found, folder):
    """Four pictures of one page."""
    context = browser.new_context(base_url=site.url, locale="nl-NL")
    if place.who:
        context.add_cookies(site.cookies(found["mens"][place.who]))
    page = context.new_page()
    place.open(page, found)
    for width, scheme, _shape in eyes.LOOKS:
        page.set_viewport_size({"width": width, "height": eyes.HEIGHT})
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=folder / f"{re.sub(r'[^a-z0-9]+', '-', place.name.lower())}-{width}-{scheme}.png", full_page=True)
    print(place.name, flush=True)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
