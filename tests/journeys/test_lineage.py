"""From one clip to many: remixed, trimmed, stitched and brought along, in a browser."""

from __future__ import annotations

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect

from feed.models import Post
from generation import storing
from generation.models import Asset, Generation
from sora_site.accounts.models import User
from tests.factories import PASSWORD, GenerationFactory, PostFactory, UserFactory
from tests.generation.engines.test_splicing import film
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.site import Site, eventually

MADE_WITHIN_MS = 120_000
COMES_WITHIN_MS = 5_000
LOOK = os.environ.get("LOOK")


def filmed(author: User, folder: Path, *, hue: int, prompt: str) -> Generation:
    """Give somebody a finished clip with a real film of four seconds."""
    files = film(folder, frames=96, hue=hue, hertz=330, size=(720, 1280))
    clip: Generation = GenerationFactory.create(
        author=author,
        state=Generation.State.COMPLETED,
        finished_at="2026-01-01T00:00Z",
        engine="animatic",
        duration=4.0,
        prompt=prompt,
    )
    Asset.objects.bulk_create(storing.store(clip, files))
    return clip


def look(page: Page, name: str) -> None:
    expect(page.locator("main h1").first).to_be_attached()
    if LOOK:
        for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
            page.set_viewport_size(viewport)
            page.wait_for_timeout(500)
            page.screenshot(path=f"{LOOK}/{name}-{size}.png", full_page=name != "post")
        page.set_viewport_size(DESKTOP)
        page.wait_for_timeout(1000)
    found = Axe().run(page).response["violations"]
    serious = [each for each in found if each["impact"] in {"serious", "critical"}]
    assert not serious, [(each["id"], each["nodes"][0]["html"]) for each in serious]


def wait_until_made(page: Page) -> None:
    page.wait_for_selector("#draft[data-state=completed] video", timeout=MADE_WITHIN_MS)


def pressed_to_remix(page: Page) -> bool:
    """Press the key, and give the page time to come: pressed again, it would begin anew."""
    page.keyboard.press("r")
    try:
        page.wait_for_url("**/remix", timeout=COMES_WITHIN_MS)
    except Error:
        return False
    return True


def remix(page: Page, post: Post) -> None:
    page.goto(post.get_absolute_url())
    expect(page.get_by_role("link", name="Remix", exact=True)).to_be_visible()
    page.locator("[data-player] video:not([controls])").wait_for()  # the script is there
    eventually(
        lambda: pressed_to_remix(page)
    )  # a key means the clip once it is seen to be in sight
    expect(page.locator("[data-changes]")).to_be_hidden()
    page.fill("[name=prompt]", "A dog runs through a snowy forest.")
    expect(page.locator("[data-changes] ins").first).to_have_text("snowy")
    look(page, "remix")
    page.get_by_role("button", name="Remix it").click()
    page.wait_for_url("**/library/*")
    wait_until_made(page)
    expect(page.locator(".origin")).to_contain_text("@olga")
    look(page, "draft")


def extend_page(page: Page, clip: Generation) -> None:
    page.goto(clip.get_absolute_url())
    page.get_by_role("link", name="Extend").click()
    expect(page.get_by_role("heading", name="What happens next?")).to_be_visible()
    look(page, "extend")


def trim(page: Page, clip: Generation) -> None:
    page.goto(clip.get_absolute_url())
    page.get_by_role("link", name="Trim").click()
    page.fill("[name=start]", "1")
    handle = page.locator("[data-handle=end]")
    handle.focus()
    for _ in range(24):
        handle.press("ArrowLeft")
    expect(page.locator("[data-left]")).to_contain_text("of 4.00 seconds are left")
    look(page, "trim")
    page.get_by_role("button", name="Trim it").click()
    wait_until_made(page)


def stitch(page: Page) -> None:
    page.goto("/library")
    page.get_by_role("link", name="Stitch").click()
    look(page, "stitch-empty")
    page.locator(".tile__link").nth(0).click()
    page.locator(".tile__link").nth(1).click()
    first = page.locator(".stitch__row").first.inner_text()
    page.get_by_role("link", name="Move clip 1 down").click()
    expect(page.locator(".stitch__row").nth(1)).to_contain_text(first.split("\n")[0])
    look(page, "stitch")
    page.get_by_role("button", name="Stitch them").click()
    page.wait_for_url("**/library/*")
    wait_until_made(page)


def upload(page: Page, path: Path) -> None:
    page.goto("/create/upload")
    look(page, "upload")
    page.set_input_files("[name=film]", str(path))
    page.fill("[name=title]", "Stripes of my own")
    page.get_by_role("button", name="Upload it").click()
    page.wait_for_url("**/library/*")
    wait_until_made(page)
    expect(page.locator("#draft")).to_contain_text("Brought along")
    look(page, "uploaded")


def see_the_family(page: Page, post: Post) -> None:
    expect(page.locator(".clip__facts")).to_contain_text("@olga")
    expect(page.locator(".family")).to_contain_text("Comes from")
    page.locator(".family__post").click()
    page.wait_for_url(f"**{post.get_absolute_url()}")
    expect(page.locator(".family")).to_contain_text("Made from this")
    look(page, "post")
    page.goto(f"{post.get_absolute_url()}/family")
    look(page, "family")


def test_one_clip_becomes_many(site: Site, browser: Browser, tmp_path: Path) -> None:
    olga = UserFactory.create(handle="olga", display_name="Olga Owner")
    stella = UserFactory.create(handle="stella")
    source = filmed(olga, tmp_path / "olga", hue=60, prompt="A dog runs through a forest.")
    post = PostFactory.create(generation=source, caption="Look at this dog")
    own = filmed(stella, tmp_path / "stella", hue=200, prompt="Stripes move over a wall.")
    visitor = Visitor(browser, site, DESKTOP)
    page = visitor.page
    visitor.sign_in("stella", PASSWORD)

    remix(page, post)
    page.get_by_role("button", name="Post it").click()
    page.wait_for_url("**/p/*")
    see_the_family(page, post)
    extend_page(page, own)
    trim(page, own)
    stitch(page)
    upload(page, tmp_path / "stella" / "clip.mp4")

    lengths = Generation.objects.of(stella).completed().values_list("operation", "duration")
    expected = {"remix": 4.0, "create": 4.0, "trim": 2.0, "stitch": 6.0, "upload": 4.0}
    assert dict(lengths) == expected
    assert olga.notifications.filter(kind="remixed").count() == 1
    assert visitor.complaints == []
