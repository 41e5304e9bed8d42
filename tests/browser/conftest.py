"""A real browser, a real portal for it to visit, and somebody to look over its shoulder."""

import json
import shutil
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from tests import mailserver
from tests.browser import eyes, scene
from tests.browser.post import Post
from tests.browser.site import serving

# The one without a window does the same for less.
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
MISSING = "Chromium ontbreekt: de tests in een echte browser worden overgeslagen (apt-get install chromium-headless-shell)"
ARGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--renderer-process-limit=1",
        # Scripts of a page that is soon left: compiling them any better costs more than it brings.
        "--js-flags=--no-turbofan,--no-maglev,--min-semi-space-size=32"]
# Milliseconds; a machine may be busy with other tests.
PATIENCE = 20_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """With a story that failed comes what stood on every page that was open then."""
    report = yield
    if report.when == "call" and report.failed and "browser" in item.funcargs:
        for page in [page for context in item.funcargs["browser"].contexts for page in context.pages]:
            with suppress(Error):
                report.sections.append((page.url, page.locator("body").inner_text(timeout=2_000)[:2_000]))
    return report


@pytest.fixture(scope="session", autouse=True)
def chromium():
    """Where the browser is; without one nothing in this folder can be tested."""
    return BROWSER or pytest.skip(MISSING)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    return browser_type_launch_args | {"executable_path": chromium, "args": ARGS}


@pytest.fixture(scope="session")
def town(made_once):
    """The folder with the town in it."""
    return made_once("dorp", scene.build)


@pytest.fixture(scope="session")
def found(town):
    """What is where in the town: plan, mens and sleutel by name."""
    return json.loads((town / "toneel.json").read_text())


@pytest.fixture(scope="session")
def site(town, tmp_path_factory):
    """A portal to look at: the tests that share it leave everything as it was."""
    with serving(town, tmp_path_factory.mktemp("kijken")) as site:
        yield site


@pytest.fixture
def post():
    """A real mail server, and what it took in."""
    post = Post()
    with mailserver.serving(post) as port:
        post.url = f"smtp://127.0.0.1:{port}"
        yield post


@pytest.fixture
def own_site(town, tmp_path, post):
    """A portal of this test alone, that mails for real."""
    with serving(town, tmp_path / "dorp", MAIL_URL=post.url) as site:
        yield site


@pytest.fixture
def visits(browser, found):
    """A fresh browser on a site; logged in, if wanted, as somebody of the town."""
    opened = []

    def visit(site, who="", **settings):
        opened.append(new_context(browser, site, **settings))
        if who:
            opened[-1].add_cookies(site.cookies(found["mens"][who]))
        return opened[-1].new_page()

    yield visit
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def window(browser, site):
    """One browser for all who only look: it fetches styles and letters once."""
    context = new_context(browser, site)
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab(window):
    """A page that stays: as long as it is there, the pages beside it need no process of their own."""
    page = window.new_page()
    page.goto("/contact")
    return page


@pytest.fixture
def enters(window, site, found):
    """From now on the browser for all who only look belongs to somebody of the town, or to nobody known."""
    def enter(who=""):
        window.clear_cookies()
        window.add_cookies(site.cookies(found["mens"][who]) if who else [])

    return enter


@pytest.fixture
def looks(window, tab, enters):
    """A page of the shared site, as somebody of the town sees it."""
    def look(who=""):
        enters(who)
        return window.new_page()

    yield look
    for page in window.pages:
        if page != tab:
            page.close()


@pytest.fixture
def passes(tab, enters):
    """The page that stays, for whoever only goes to an address; starting a page costs more than opening one in it."""
    def come(who=""):
        enters(who)
        eyes.begin(tab)
        return tab

    return come


def new_context(browser, site, **settings):
    context = browser.new_context(base_url=site.url, locale="nl-NL", timezone_id="Europe/Amsterdam", **settings)
    context.set_default_timeout(PATIENCE)
    return context
