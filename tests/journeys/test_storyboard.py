"""A storyboard from its first card to a clip of which one shot is made anew."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generation.models import Generation, Storyboard
from sora_site.notifications.models import Notification
from tests.factories import PASSWORD, CameoFactory, UserFactory
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.site import Site

DOG, CAT, FOX = "A dog runs on a beach.", "A cat jumps.", "A fox walks by. “Good night!”"
MADE_WITHIN_MS = 120_000


def card(page: Page, number: int) -> Locator:
    return page.locator("[data-shot]").nth(number - 1)


def words(page: Page) -> list[str]:
    return [text.input_value() for text in page.locator("[data-shot] textarea").all()]


def drag(page: Page, number: int, *, above: int) -> None:
    grip, target = card(page, number).locator("[data-grip]"), card(page, above)
    start, end = grip.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, end["y"] + 8, steps=12)
    page.mouse.up()


def write_by_hand(page: Page) -> None:
    """Write three cards out of order and bring the last to the top."""
    page.goto("/create/storyboard")
    page.locator("label", has_text="Portrait").first.click()
    card(page, 1).locator("textarea").fill(CAT)
    card(page, 2).locator("textarea").fill(FOX)
    page.get_by_role("button", name="Add a shot").click()
    expect(card(page, 3).locator("textarea")).to_be_focused()
    page.keyboard.type(DOG)
    drag(page, 3, above=1)
    assert words(page) == [DOG, CAT, FOX]
    choose_who(page)
    expect(page.locator(".storyboard__kept")).to_contain_text("3 credits")
    expect(page).to_have_url(re.compile(r"/create/storyboard/[0-9a-f-]{36}$"))
    page.evaluate("window.notReloaded = true")
    page.get_by_role("button", name="Preview shot 1").click()
    page.wait_for_selector("#preview[data-state=completed] video", timeout=MADE_WITHIN_MS)
    assert page.evaluate("window.notReloaded") is True


def choose_who(page: Page) -> None:
    """Tick a cameo in one shot; it goes along when the shot moves, and is taken out again."""
    for shot in (1, 2):
        card(page, shot).get_by_text("Who is in it").first.click()
    card(page, 2).get_by_role("checkbox", name="@olga").check()
    page.get_by_role("button", name="Move shot 2 up").click()
    moved = card(page, 1).get_by_role("checkbox", name="@olga")
    expect(moved).to_be_checked()
    expect(moved).to_have_attribute("name", "cast-0")
    expect(card(page, 2).get_by_role("checkbox", name="@olga")).not_to_be_checked()
    page.get_by_role("button", name="Move shot 1 down").click()
    card(page, 2).get_by_role("checkbox", name="@olga").uncheck()


def write_without_script(page: Page, address: str) -> None:
    """Duplicate a card, move it and take it out again, with nothing but forms."""
    page.goto(address)
    page.get_by_role("button", name="Duplicate shot 2").click()
    card(page, 3).locator("textarea").fill("A cat sleeps.")
    page.get_by_role("button", name="Move shot 3 down").click()
    assert words(page) == [DOG, CAT, FOX, "A cat sleeps."]
    card(page, 4).locator("[name=seconds]").fill("90")
    page.get_by_role("button", name="Make the clip").click()
    expect(card(page, 4)).to_contain_text("4 to 20 seconds")
    card(page, 4).locator(".shot__remove summary").click()
    page.get_by_role("button", name="Remove shot 4 and its words").click()
    assert words(page) == [DOG, CAT, FOX]


def make(page: Page) -> list[int]:
    """Send it and count the rows of the tray until it plays, without reloading."""
    page.get_by_role("button", name="Make the clip").click()
    page.wait_for_url("**/library/*")
    page.evaluate(
        """() => {
            window.notReloaded = true;
            window.rows = new Set();
            setInterval(() => window.rows.add(document.querySelectorAll("#tray [data-clip]").length), 50);
        }"""
    )
    page.wait_for_selector(".take--completed", timeout=MADE_WITHIN_MS)
    page.wait_for_selector("#draft[data-state=completed] video", timeout=MADE_WITHIN_MS)
    assert page.evaluate("window.notReloaded") is True
    counts: list[int] = page.evaluate("[...window.rows]")
    return counts


def plays(page: Page) -> None:
    video = page.locator("#draft video")
    video.evaluate("v => { v.muted = false; return v.play(); }")
    page.wait_for_timeout(1000)
    facts = video.evaluate(
        "v => ({time: v.currentTime, sound: v.webkitAudioDecodedByteCount, length: v.duration})"
    )
    assert facts["time"] > 0.3, facts
    assert facts["sound"] > 0
    assert facts["length"] == pytest.approx(12, abs=0.1)


def change_second_shot(page: Page) -> None:
    take = page.locator(".take").nth(1)
    take.locator("summary").click()
    take.locator("textarea").fill("A rabbit jumps.")
    page.get_by_role("button", name="Make shot 2 anew").click()
    page.wait_for_selector("#draft[data-state=completed] video", timeout=MADE_WITHIN_MS)


def test_storyboard_is_written_made_and_changed_shot_by_shot(site: Site, browser: Browser) -> None:
    olga = UserFactory.create(handle="olga")
    CameoFactory.create(owner=olga)
    desk = Visitor(browser, site, DESKTOP)
    phone = Visitor(browser, site, PHONE, script=False)
    desk.sign_in("olga", PASSWORD)
    phone.sign_in("olga", PASSWORD)

    write_by_hand(desk.page)
    address = desk.page.url
    write_without_script(phone.page, address)
    desk.page.goto(address)

    assert max(make(desk.page)) <= 1
    plays(desk.page)
    assert not Storyboard.objects.exists()
    board = Generation.objects.get(operation=Generation.Operation.BOARD)
    assert Notification.objects.get(url=board.get_absolute_url()).recipient == olga

    change_second_shot(desk.page)
    plays(desk.page)
    other = Generation.objects.get(parent=board, operation=Generation.Operation.BOARD)
    before, after = (list(Generation.objects.shots_of(each)) for each in (board, other))
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, False, True]
    assert Notification.objects.filter(url__startswith="/library/").count() == 2
    assert desk.complaints == []
