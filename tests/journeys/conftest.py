from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, connections
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright
from pytest_django.fixtures import Settings
from redis import Redis

from tests.generation.little_animatic import LITTLE_ANIMATIC
from tests.site import Site, eventually, servers_of_the_suite

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
GIVEN_UP = ("htmx:afterRequest", "htmx:sendAbort")  # htmx says an error by another name too
CLOCK = b"dramatiq-scheduler"  # what the clock holds in Redis: without it, it starts anew
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}


@pytest.fixture(autouse=True)
def quick_passwords() -> None:
    """Hash as the site does: it has to know the passwords that tests set."""


@pytest.fixture
def variables() -> dict[str, str]:
    """Tell the site that journeys share: small clips, keys that tests know, devices of theirs.

    A journey that has something else to say gets a site of its own.
    """
    return {
        "ANIMATIC_ENGINE": LITTLE_ANIMATIC,
        "CAMEO_KEYS": ",".join(settings.CAMEO_KEYS),
        # A browser that plays films as a camera on a busy machine loses pictures of them, and the
        # voice comes late.
        "CAMEO_THRESHOLDS": "same_session_unsure=0.65,mouth_unsure=0.5",
        "EXPLORED_SHARE": "0",
        "PUSH_HOSTS": "127.0.0.1",
    }


class RunningSite:
    """One site, kept from journey to journey for as long as they tell it the same."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders
        self._site: Site | None = None
        self._variables: dict[str, str] = {}

    def up(self, variables: dict[str, str]) -> Site:
        """Return the site with nothing left of what earlier journeys did."""
        if self._site and (self._variables != variables or self._site.process.poll() is not None):
            self.end()
        if self._site is None:
            self._site = self._started(variables)
        else:
            empty(self._site)
            self._site.go_on()
            eventually(self._site.answers)
        return self._site

    def _started(self, variables: dict[str, str]) -> Site:
        folder = self._folders.mktemp("site")
        site = Site(folder, environment=servers_of_the_suite() | variables)
        self._variables = variables
        try:
            site.wait_until_up()
        except AssertionError:
            print(site.end()[-3000:])  # noqa: T201 - shown by pytest when the test fails
            raise
        return site

    def end(self) -> None:
        if self._site:
            self._site.end()
            self._site = None


def empty(site: Site) -> None:
    """Take away what a site keeps outside its database."""
    redis = Redis.from_url(settings.REDIS_URL)
    for key in redis.scan_iter():
        if key != CLOCK:
            redis.delete(key)
    for folder in ("mail", "media"):
        for path in (site.data / folder).glob("*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.fixture(scope="package")
def running_site(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningSite]:
    running = RunningSite(tmp_path_factory)
    yield running
    running.end()


@pytest.fixture
def site(
    request: pytest.FixtureRequest,
    transactional_db: None,
    running_site: RunningSite,
    settings: Settings,
    variables: dict[str, str],
) -> Iterator[Site]:
    """Run the whole site, one worker, on the suite's own database.

    It holds still while the tables are emptied after a journey.
    """
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; `make test` installs it where it is root")
    site = running_site.up(variables)
    settings.MEDIA_ROOT = site.data / "media"
    failed = request.session.testsfailed
    yield site
    print(site.said()[-3000:])  # noqa: T201 - shown by pytest when the test fails
    try:
        site.hold_still()
    except AssertionError:
        running_site.end()
    if request.session.testsfailed > failed:
        running_site.end()  # whatever is wrong with it is not the next one's trouble
    connection.close()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    # Playwright's loop runs in this thread, where the tests also use the database.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
        connections.close_all()  # those of the time while a loop ran in this thread


class Visitor:
    """One person at one browser window; what goes wrong in the page is kept."""

    def __init__(
        self, browser: Browser, site: Site, viewport: ViewportSize, *, script: bool = True
    ) -> None:
        context = browser.new_context(
            base_url=site.url, viewport=viewport, java_script_enabled=script
        )
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.hear)

    def hear(self, line: ConsoleMessage) -> None:
        """Keep an error; that a question was given up, as on leaving a page, is none."""
        if line.type == "error" and not line.text.startswith(GIVEN_UP):
            self.complaints.append(line.text)

    def sign_in(self, handle: str, password: str) -> None:
        self.page.goto("/login")
        self.page.fill("[name=login]", handle)
        self.page.fill("[name=password]", password)
        self.page.locator("main form [type=submit]").click()
        self.page.wait_for_url(lambda url: urlsplit(url).path == "/")
