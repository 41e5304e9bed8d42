"""What a critical visitor sees: faults of accessibility, text that runs off the screen, errors in the console."""

from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
KINDS = Path(__file__).with_name("js") / "kinds.js"
# Where the portal of these tests serves them: a browser that fetches a script keeps what it made of it for the next page.
ADDRESS = "/toets"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong, and of that no more than is told here.
BRIEF = {"resultTypes": ["violations"], "preload": False, "iframes": False, "selectors": False}
CONTRAST = BRIEF | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
SHAPE = BRIEF | {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"color-contrast": {"enabled": False}}}
WIDE, NARROW, HEIGHT = 1280, 360, 800
# All text in every look; what does not hang on colours, and takes longer, once at each width.
LOOKS = ((WIDE, "light", True), (WIDE, "dark", False), (NARROW, "dark", True), (NARROW, "light", False))
# The kinds of text (js/kinds.js) that axe found nothing wrong with.
GOOD = set()
# The narrowest screen WCAG speaks of, and a wide one at 200 percent.
ZOOMED = (320, WIDE // 2)


def load_axe(page):
    page.add_script_tag(url=f"{ADDRESS}/{AXE.name}")


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
    page.add_script_tag(url=f"{ADDRESS}/{KINDS.name}")
    faults = []
    for width, scheme, shape in LOOKS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        found = contrast(page) + (axe(page, SHAPE) if shape else [])
        faults += [f"{width} {scheme} {fault}" for fault in found]
    return faults


def axe(page, rules, within="document"):
    """What axe finds there."""
    found = page.evaluate(f"rules => axe.run({within}, rules)", rules)["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def contrast(page):
    """Text too faint to read. Axe judges one of each kind, unless this run saw that kind before and it was good."""
    kinds = page.evaluate("kindsOfText()")
    new = [place for place, kind in enumerate(kinds) if kind not in GOOD]
    faults = axe(page, CONTRAST, f"{{include: {new}.map(place => kinds[place])}}") if new else []
    if not faults:
        GOOD.update(set(kinds) - {None})
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
