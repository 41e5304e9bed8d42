"""A page in a state worth looking at: who goes where, and what they do there first."""

from collections.abc import Callable
from dataclasses import dataclass
from tempfile import NamedTemporaryFile

# What is typed where a mail address is asked.
WRONG = "dit is geen adres"


@dataclass(frozen=True)
class Place:
    """``path`` holds names of the scene; ``who`` of its cast; ``do`` is done to the page once it is open.
    ``ends`` is where that leads, when it is elsewhere."""

    name: str
    path: str
    who: str = ""
    do: Callable = None
    status: int = 200
    ends: str = ""

    def address(self, found):
        return self.path.format(**found)

    def open(self, page, found):
        """Go there and do what is to be done."""
        answer = page.goto(self.address(found))
        assert answer.status == self.status, f"{self.name}: {answer.status}"
        if self.do:
            self.do(page)
        assert page.url.endswith(self.ends), f"{self.name}: {page.url}"

    def __str__(self):
        return self.name


def press(button, **fields):
    """Fill in what is given by id and press the button with these words."""
    def do(page):
        for id, text in fields.items():
            page.locator(f"#{id}").fill(text)
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).first.click()
    return do


def wrong(button, **fields):
    """Fill in what is not good: the page says so, first of all in its title."""
    def do(page):
        press(button, **fields)(page)
        assert page.title().startswith("Fout: "), page.title()
    return do


def after(*deeds):
    def do(page):
        for deed in deeds:
            deed(page)
    return do


def without_cookies(page):
    page.context.clear_cookies()


def unfold(page):
    """Everything that can be folded out, at once: what is hidden there must be good as well."""
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")


def too_big(page):
    """More than the server takes at once; a file with nothing in it is as big."""
    with NamedTemporaryFile(suffix=".jpg") as file:
        file.truncate(46_000_000)
        page.locator("#foto").set_input_files(file.name)
        press("Foto toevoegen", alt="Te groot")(page)
        page.get_by_role("heading", name="Dit bestand is te groot").wait_for()


def with_list(*lines):
    """Hand in a list of addresses with these lines; what comes back is a page."""
    def do(page):
        head = b"postcode;huisnummer;toevoeging;straat;plaats;aantal\n"
        file = {"name": "adressen.csv", "mimeType": "text/csv", "buffer": head + "\n".join(lines).encode()}
        page.locator("#bestand").set_input_files(file)
        press("Bekijk de lijst")(page)
    return do


def ticked(button, *ids):
    """Tick these boxes and press the button."""
    def do(page):
        for id in ids:
            page.locator(f"#{id}").check()
        press(button)(page)
    return do


def on_map(page):
    page.get_by_role("button", name="Open de kaart").click()
    page.locator(".leaflet-container path").first.wait_for()
