"""Somebody films themselves for a cameo, with a camera and a microphone that play what they did."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from cameos.checking.challenge import read_challenge
from cameos.models import Cameo, Grant
from tests.cameos.capture_films import film
from tests.factories import PASSWORD, UserFactory
from tests.journeys.conftest import CHROMIUM, DESKTOP, FLAGS, PHONE, Visitor
from tests.journeys.test_pages import problems
from tests.site import Site

LEAD = 8.0  # seconds that they look into the camera: until the page films, however slow it is
REFUSING = """() => {
  globalThis.real = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async () => { throw new DOMException("no", "NotAllowedError"); };
}"""
PATIENCE = 90_000  # milliseconds: a film is made, played and checked


@pytest.fixture
def camera(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Give a browser whose camera and microphone play files, opened when a page asks for them."""
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    played = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={tmp_path}/camera.y4m",
        f"--use-file-for-fake-audio-capture={tmp_path}/microphone.wav%noloop",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *played])
        yield browser
        browser.close()
        connections.close_all()  # those of the time while a loop ran in this thread


def acting(page: Page, folder: Path, **mistakes: Any) -> None:
    """Have somebody do before the camera what the page is about to ask, or something else."""

    def answer(route: Route) -> None:
        response = route.fetch()
        asked = response.json()
        challenge = read_challenge({"steps": asked["steps"], "digits": asked["digits"]})
        film(challenge, folder, lead=LEAD, **mistakes)
        route.fulfill(response=response)

    page.unroute("**/challenge")
    page.route("**/challenge", answer)


def denied(page: Page) -> None:
    """Say no to the camera: the page says how to change that, and what else there is."""
    page.unroute("**/challenge")
    page.evaluate(REFUSING)
    page.get_by_role("button", name="Turn on camera and microphone").click()
    expect(page.get_by_role("alert")).to_contain_text("Allow both", timeout=PATIENCE)
    page.evaluate("() => { MediaDevices.prototype.getUserMedia = globalThis.real; }")


def film_oneself(page: Page, *, cut_off: bool = False) -> None:
    """Follow the steps and send the film, twice by a double click, or while there is no network."""
    page.get_by_role("button", name="Turn on camera and microphone").click(timeout=PATIENCE)
    page.get_by_role("button", name="Start filming").click(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Stop")).to_be_focused(timeout=PATIENCE)
    send = page.get_by_role("button", name="Send it")
    expect(send).to_be_focused(timeout=PATIENCE)
    if cut_off:
        page.context.set_offline(True)
        send.click()
        expect(page.get_by_role("alert")).to_contain_text("still here", timeout=PATIENCE)
        page.context.set_offline(False)  # it is sent by itself then
    else:
        send.dblclick()
    page.wait_for_url("**/films/*", timeout=PATIENCE)


def test_somebody_is_filmed_checked_and_lent(site: Site, camera: Browser, tmp_path: Path) -> None:
    olga = UserFactory.create(handle="olga", display_name="Olga Owner")
    UserFactory.create(handle="finn", display_name="Finn Friend")
    owner, friend = Visitor(camera, site, PHONE), Visitor(camera, site, DESKTOP)
    owner.sign_in("olga", PASSWORD)
    owner.page.goto("/cameos")
    owner.page.get_by_role("link", name="Make a cameo").click()
    owner.page.get_by_role("button", name="Make a cameo of me").click()
    assert problems(owner.page) == []

    acting(owner.page, tmp_path, wrong_words=True, missing_turn=True)
    film_oneself(owner.page)
    refused_for(owner.page, ["The movements, in their order", "The numbers you said"])
    denied(owner.page)
    acting(owner.page, tmp_path)
    film_oneself(owner.page, cut_off=True)
    expect(owner.page.get_by_role("heading", name="Olga Owner is ready")).to_be_visible(
        timeout=PATIENCE
    )
    assert problems(owner.page) == []
    lend(owner.page, friend, olga.handle)
    cast_and_take_down(owner.page, friend.page)

    unexpected = [line for line in owner.complaints if "DISCONNECTED" not in line]
    assert unexpected == friend.complaints == []


def refused_for(page: Page, checks: list[str]) -> None:
    """Read live which checks a film did not pass, and begin again."""
    expect(page.get_by_role("heading", name="This film cannot be used")).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.locator(".check--refuse strong")).to_have_text(
        [re.compile(check) for check in checks]
    )
    assert problems(page) == []
    page.get_by_role("link", name="Film it again").click()
    page.wait_for_url("**/film")


def lend(page: Page, friend: Visitor, handle: str) -> None:
    """Set an audience; a friend asks, the owner sees it come in and lends it, the friend hears."""
    page.get_by_role("link", name="Choose who may use it").click()
    expect(page.get_by_role("img", name="Olga Owner, from the front")).to_be_visible()
    still = page.locator(".cameo-stills img").first
    expect(still).not_to_have_js_property("naturalWidth", 0)
    page.get_by_label("People I approve").check()
    page.get_by_role("button", name="Save who may use it").click()
    expect(page.get_by_text("Saved. It holds from now on.")).to_be_visible()
    friend.sign_in("finn", PASSWORD)
    friend.page.goto(f"/@{handle}")
    friend.page.get_by_role("link", name="Ask to use it").click()
    friend.page.get_by_label("What for?").fill("You and me on a roller coaster")
    friend.page.get_by_role("button", name="Ask", exact=True).click()
    asked = page.get_by_text("You and me on a roller coaster")
    expect(asked).to_be_visible(timeout=PATIENCE)  # by itself
    page.get_by_label("For how long", exact=True).select_option("For a week")
    page.get_by_role("button", name="Lend it").click()
    expect(page.get_by_text("Lent to Finn Friend.")).to_be_visible(timeout=PATIENCE)
    friend.page.goto("/cameos")
    expect(friend.page.get_by_text("@olga")).to_be_visible()
    assert problems(friend.page) == problems(page) == []
    assert Cameo.objects.castable_by(Grant.objects.get().person).exists()


def cast_and_take_down(page: Page, friend: Page) -> None:
    """Let the friend make a clip; the owner sees it come and takes it down, and the friend reads why."""
    page.get_by_role("link", name="Clips with it").click()
    expect(page.get_by_role("heading", name="No clips like that")).to_be_visible()
    friend.goto("/create")
    friend.fill("[name=prompt]", "A woman waves in a park")
    friend.get_by_role("checkbox", name="@olga").check()
    friend.get_by_role("radio", name="Sora 1 Turbo").check()
    friend.locator(".chip--seconds-4").click()
    friend.get_by_role("button", name="Make the clip").click()
    friend.wait_for_url("**/library/*")
    for waiting in (page, friend):
        waiting.evaluate("() => { globalThis.notReloaded = true; }")
    draft = page.locator(".tile", has_text="Draft")
    expect(draft).to_contain_text("by @finn", timeout=PATIENCE)  # by itself
    expect(friend.locator("#draft video")).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("globalThis.notReloaded")
    draft.locator(".pick").click()
    page.get_by_role("button", name="Take down…").click()
    page.get_by_role("button", name="Take down for good").click()
    expect(page.get_by_text("1 clip taken down for good.")).to_be_visible()
    why = friend.locator("#draft [role=alert], #draft .alert")
    expect(why).to_contain_text("@olga is in this clip and took it down", timeout=PATIENCE)
    assert friend.evaluate("globalThis.notReloaded")
    assert problems(friend) == problems(page) == []
