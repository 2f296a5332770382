"""Somebody takes their data along, deletes their account, and is gone."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db.transaction import atomic
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from generation.models import Asset
from sora_site.accounts.models import User
from sora_site.privacy import erasing
from sora_site.privacy.models import DataExport
from tests.factories import PASSWORD, CompletedFactory, PostFactory, UserFactory, store_asset
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.journeys.test_pages import problems
from tests.privacy.world import rows_naming, stored_files
from tests.site import Site

FILMS = 4
FILM = 40 * 1024 * 1024  # bytes: enough for the bar to be seen moving


@pytest.fixture
def olga(site: Site) -> User:
    with atomic():
        olga = UserFactory.create(handle="olga")
        PostFactory.create(generation__author=olga, caption="My rain")
        for _ in range(FILMS):
            clip = CompletedFactory.create(author=olga)
            clip.assets.filter(kind=Asset.Kind.VIDEO).delete()
            store_asset(clip, Asset.Kind.VIDEO, bytes(FILM))
    return olga


def watch_the_bar(page: Page) -> list[float]:
    """Collect the values the bar takes until the copy is there, without reloading."""
    page.evaluate(
        """() => {
            window.notReloaded = true;
            window.seen = new Set();
            setInterval(() => {
                const bar = document.querySelector('#export [data-bar]');
                if (bar) window.seen.add(bar.value);
            }, 30);
        }"""
    )
    page.wait_for_selector("#export a[download]", timeout=60_000)
    assert page.evaluate("window.notReloaded") is True
    seen: list[float] = page.evaluate("[...window.seen].sort((a, b) => a - b)")
    return seen


def read_copy(page: Page, saved: Path) -> None:
    with page.expect_download() as download:
        page.locator("#export a[download]").click()
    download.value.save_as(saved)
    with ZipFile(saved) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("data/posts.json"))[0]["caption"] == "My rain"
        assert "My rain" in archive.read("index.html").decode()
    assert saved.stat().st_size == DataExport.objects.get().size > FILMS * FILM


def delete_account(page: Page) -> None:
    page.get_by_role("link", name="Delete my account").click()
    page.fill("[name=password]", PASSWORD)
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/settings/data/delete")
    assert problems(page) == []
    page.fill("[name=handle]", "olga")
    page.get_by_role("button", name="Delete my account").click()
    page.wait_for_url("**/")
    expect(page.get_by_text("Your account will be deleted on")).to_be_visible()


def come_back_and_leave(page: Page) -> None:
    page.goto("/login")
    page.fill("[name=login]", "olga")
    page.fill("[name=password]", PASSWORD)
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/leaving")
    assert problems(page) == []
    page.get_by_role("button", name="Sign out, delete it").click()
    page.wait_for_url("**/")


def test_person_takes_their_data_along_and_leaves(
    site: Site, olga: User, browser: Browser, tmp_path: Path
) -> None:
    UserFactory.create(handle="finn")
    leaver = Visitor(browser, site, PHONE)
    friend = Visitor(browser, site, DESKTOP)
    leaver.sign_in("olga", PASSWORD)
    friend.sign_in("finn", PASSWORD)

    leaver.page.goto("/settings/data")
    leaver.page.get_by_role("button", name="Ask for a copy").click()
    seen = watch_the_bar(leaver.page)
    assert seen, "no bar was shown"
    assert problems(leaver.page) == []
    read_copy(leaver.page, tmp_path / "copy.zip")
    delete_account(leaver.page)
    assert friend.page.goto("/@olga").status == 404  # type: ignore[union-attr]

    come_back_and_leave(leaver.page)
    User.objects.filter(pk=olga.pk).update(erase_at=timezone.now() - timedelta(seconds=1))
    assert erasing.erase(olga.pk)

    assert rows_naming("olga", str(olga.pk)) == {}
    assert stored_files() == {}
    assert leaver.complaints == []
