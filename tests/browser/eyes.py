"""What a critical visitor sees: faults of accessibility, text that runs off the screen, errors in the console."""

from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# Where the portal of these tests serves it: a browser that fetches a script keeps what it made of it for the next page.
AXE_ADDRESS = f"/toets/{AXE.name}"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
WIDE, NARROW, HEIGHT = 1280, 360, 800
# Every rule at both widths, and the only rule that knows colours in both schemes at both widths.
LOOKS = ((WIDE, "light", EVERYTHING), (WIDE, "dark", CONTRAST), (NARROW, "dark", EVERYTHING), (NARROW, "light", CONTRAST))
# The narrowest screen WCAG speaks of, and a wide one at 200 percent.
ZOOMED = (320, WIDE // 2)


def load_axe(page):
    page.add_script_tag(url=AXE_ADDRESS)


def begin(page):
    """As a page is when it is new."""
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.emulate_media(color_scheme="light")


@contextmanager
def watching(page):
    """The errors this page writes in its console meanwhile; that the page itself was refused is no error."""
    seen = []

    def note(message):
        own = message.text.startswith("Failed to load resource") and message.location["url"] == page.url
        if message.type == "error" and not own:
            seen.append(message.text)

    def fell(error):
        seen.append(str(error))

    page.on("console", note)
    page.on("pageerror", fell)
    try:
        yield seen
    finally:
        page.remove_listener("console", note)
        page.remove_listener("pageerror", fell)


def judge(page):
    """Every fault that axe finds at both widths, in light and dark."""
    load_axe(page)
    faults = []
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
        faults += [f"{width} {scheme} {fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]
    return faults


OVERFLOWING = """() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > room + 1);
  return wide.slice(-3).map(one => one.outerHTML.slice(0, 120));
}"""


def overflow(page):
    """What sticks out to the right, so that one has to scroll sideways to read."""
    faults = []
    for width in ZOOMED:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        faults += [f"{width} steekt uit: {html}" for html in page.evaluate(OVERFLOWING)]
    return faults
