"""From a few words and a picture, by help and a preview, to clips that appear by themselves."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from generation.models import Asset, Generation
from tests.factories import PASSWORD, UserFactory
from tests.journeys.conftest import PHONE, Visitor
from tests.journeys.test_pages import problems
from tests.site import Site, eventually

RENDERED_WITHIN_MS = 120_000


def take_help(page: Page) -> None:
    page.fill("[name=prompt]", "A dog runs in a forest")
    page.get_by_role("button", name="Help me say more").click()
    expect(page.locator("#help ins").first).to_be_visible()
    assert problems(page) == []
    page.get_by_label("Mood", exact=True).uncheck()
    page.get_by_label("Sound, in your words").fill("Birdsong and rain.")
    expect(page.locator("#help ins", has_text="rain.")).to_be_visible()
    page.get_by_role("button", name="Use what is ticked").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    prompt = page.input_value("[name=prompt]")
    assert "A dog runs in a forest. Then the dog" in prompt
    assert "Birdsong and rain." in prompt
    assert "Playful" not in prompt


def choose_picture(page: Page, folder: Path) -> None:
    Image.linear_gradient("L").resize((800, 600)).save(folder / "wide.png")
    page.set_input_files("[name=picture]", folder / "wide.png")
    expect(page.locator("[data-crop-words]")).to_contain_text("both sides is cut off")
    expect(page.get_by_label("Crop it to fit")).to_be_checked()
    frame, whole = (
        page.locator(f"[data-crop-{part}]").bounding_box() for part in ("frame", "picture")
    )
    assert frame is not None
    assert whole is not None
    assert frame["width"] / frame["height"] == pytest.approx(9 / 16, abs=0.03)
    assert frame["height"] == pytest.approx(whole["height"], abs=3)


def look_through_choices(page: Page) -> None:
    page.locator(".chip--seconds-4").click()
    page.locator(".chip--count-2").click()
    expect(page.locator("#cost")).to_contain_text("Costs 2 of your")
    expect(page.get_by_role("button", name="Make 2 clips")).to_be_visible()
    expect(page.get_by_role("radio", name="Sora 2 Pro")).to_be_disabled()
    expect(page.get_by_text("Portrait, 1080p")).to_be_hidden()


def preview(page: Page) -> float:
    """Press Preview; return the seconds until it plays."""
    began = time.monotonic()
    page.get_by_role("button", name="Preview", exact=True).click()
    page.wait_for_selector("#preview[data-state=completed] video", timeout=RENDERED_WITHIN_MS)
    video = page.locator("#preview video")
    eventually(lambda: video.evaluate("v => v.currentTime > 0"), every_s=0.05)
    return time.monotonic() - began


def test_words_and_a_picture_become_two_clips(site: Site, browser: Browser, tmp_path: Path) -> None:
    UserFactory.create(handle="ada")
    author = Visitor(browser, site, PHONE)
    page = author.page
    author.sign_in("ada", PASSWORD)
    page.goto("/create")

    take_help(page)
    choose_picture(page, tmp_path)
    look_through_choices(page)
    waited = preview(page)
    print(f"from click to playing: {waited:.1f} s")  # noqa: T201 - a figure to be read
    expect(page.locator("#preview [data-act=sound]")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("button", name="Make 2 clips").click()

    page.wait_for_url("**/library/together/*")
    expect(page.locator(".tile img")).to_have_count(2, timeout=RENDERED_WITHIN_MS)
    assert problems(page) == []
    shown = Generation.objects.previews().get()
    clips = Generation.objects.made_to_keep().order_by("created_at")
    assert [clip.seed - shown.seed for clip in clips] == [0, 1]
    assert Asset.objects.filter(generation__in=clips, kind=Asset.Kind.START).count() == 2
    assert author.complaints == []
