"""The whole story: from an invite to a clip with sound in a friend's feed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sora_site.notifications.models import Notification
from tests.factories import PASSWORD, InviteFactory, UserFactory
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.site import Site

PROMPT = "A woman walks on a beach at sunset. She says “What a wonderful evening.”"
RENDERED_WITHIN_MS = 120_000


@pytest.fixture
def variables() -> dict[str, str]:
    """Say nothing to the site but what it needs: clips are as large as those of people."""
    return {}


def join(page: Page, code: str) -> None:
    page.goto(f"/join?invite={code}")
    page.fill("[name=display_name]", "Ada Author")
    page.fill("[name=username]", "ada")
    page.fill("[name=email]", "ada@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=born_on]", "1990-04-01")
    page.select_option("[name=region]", "CA")
    page.get_by_role("button", name="Create my account").click()
    page.wait_for_url("**/welcome")


def ask_for_clip(page: Page) -> None:
    page.goto("/create")
    page.fill("[name=prompt]", PROMPT)
    page.locator(".chip--seconds-4").click()
    page.get_by_role("button", name="Make the clip").click()
    page.wait_for_url("**/library/*")


def watch_the_bar(page: Page) -> list[float]:
    """Collect the values the progress bar takes until the clip is there, without reloading."""
    page.evaluate(
        """() => {
            window.notReloaded = true;
            window.seen = new Set();
            window.watching = setInterval(() => {
                const bar = document.querySelector('#draft [data-bar]');
                if (bar) window.seen.add(bar.value);
            }, 50);
        }"""
    )
    page.wait_for_selector("#draft[data-state=completed] video", timeout=RENDERED_WITHIN_MS)
    assert page.evaluate("window.notReloaded") is True
    seen: list[float] = page.evaluate("[...window.seen].sort((a, b) => a - b)")
    return seen


def assert_plays_with_sound(page: Page, video: Locator) -> None:
    video.evaluate("v => { v.muted = false; return v.play(); }")
    page.wait_for_timeout(1500)
    facts = video.evaluate(
        """v => ({
            time: v.currentTime, paused: v.paused, width: v.videoWidth, height: v.videoHeight,
            audio: v.webkitAudioDecodedByteCount, duration: v.duration,
        })"""
    )
    assert facts["time"] > 0.5, facts
    assert not facts["paused"]
    assert (facts["width"], facts["height"]) == (720, 1280)
    assert facts["audio"] > 0, "no audio was decoded"
    assert facts["duration"] == pytest.approx(4, abs=0.1)


def test_newcomer_makes_a_clip_and_a_friend_sees_it(site: Site, browser: Browser) -> None:
    UserFactory.create(handle="finn")
    author = Visitor(browser, site, DESKTOP)
    friend = Visitor(browser, site, PHONE)

    join(author.page, InviteFactory.create().shown_code)
    friend.sign_in("finn", PASSWORD)
    friend.page.goto("/@ada")
    friend.page.get_by_role("button", name="Follow").first.click()
    expect(friend.page.get_by_role("button", name="Following").first).to_be_visible()

    ask_for_clip(author.page)
    seen = watch_the_bar(author.page)
    assert len(seen) >= 4, f"the bar hardly moved: {seen}"
    expect(author.page.locator("[data-badge]").first).to_contain_text("2")
    ready = Notification.objects.get(kind=Notification.Kind.CLIP_READY)
    assert ready.recipient.handle == "ada"

    assert_plays_with_sound(author.page, author.page.locator("#draft video"))
    author.page.fill("[name=caption]", "My first evening")
    author.page.get_by_role("button", name="Post it").click()
    author.page.wait_for_url("**/p/*")

    friend.page.goto("/following")
    expect(friend.page.get_by_text("My first evening").first).to_be_visible()
    assert_plays_with_sound(friend.page, friend.page.locator("video").first)
    assert author.complaints == []
    assert friend.complaints == []
