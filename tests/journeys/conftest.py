from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pytest_django.fixtures import Settings

from tests.site import Site, servers_of_the_suite

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
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}


@pytest.fixture(autouse=True)
def quick_passwords() -> None:
    """Hash as the site does: it has to know the passwords that tests set."""


@pytest.fixture
def variables() -> dict[str, str]:
    """Say nothing more to the site than it needs; a journey may have more to say."""
    return {}


@pytest.fixture
def site(
    transactional_db: None, tmp_path: Path, settings: Settings, variables: dict[str, str]
) -> Iterator[Site]:
    """Run the whole site, one worker, on the suite's own database."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; `make test` installs it where it is root")
    settings.MEDIA_ROOT = tmp_path / "site" / "media"
    site = Site(tmp_path / "site", environment=servers_of_the_suite() | variables)
    try:
        site.wait_until_up()
        yield site
    finally:
        print(site.end()[-3000:])  # noqa: T201 - shown by pytest when the test fails
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
        self.page.on(
            "console",
            lambda line: self.complaints.append(line.text) if line.type == "error" else None,
        )

    def sign_in(self, handle: str, password: str) -> None:
        self.page.goto("/login")
        self.page.fill("[name=login]", handle)
        self.page.fill("[name=password]", password)
        self.page.locator("main form [type=submit]").click()
        self.page.wait_for_url(lambda url: urlsplit(url).path == "/")
