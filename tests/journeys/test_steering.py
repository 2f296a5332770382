"""A feed that is told what to show, says why, forgets, ends when it was told to, and is shared."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from feed.models import Post
from feed.recommending import recommend_all
from generation import storing
from generation.models import Asset, Generation
from recommender.models import Instruction, Interaction, Item
from recommender.understanding import read_items
from sora_site.accounts.models import Follow, User
from tests.factories import PASSWORD, GenerationFactory, PostFactory, UserFactory
from tests.generation.engines.test_splicing import film
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.site import Site, eventually

PATIENCE_MS = 30_000  # what texts mean is loaded with the first
TABLET: ViewportSize = {"width": 1024, "height": 768}
LOOK = os.environ.get("LOOK")
ANIMALS = (
    "A fluffy kitten plays with a ball of yarn.",
    "Two puppies sleep in a basket.",
    "A baby rabbit sniffs at a flower.",
    "A duckling follows its mother across a pond.",
    "A cute hedgehog eats an apple.",
)
OTHERS = (
    "A red sports car drives along the coast.",
    "Rain falls on a city at night.",
    "A rocket starts from a launch pad.",
    "A chef slices vegetables in a kitchen.",
)


def look(page: Page, name: str) -> None:
    for size, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
        page.set_viewport_size(viewport)
        for scheme in ("dark", "light") if LOOK else ():
            page.emulate_media(color_scheme=scheme)
            settle_colours(page)
            page.screenshot(path=f"{LOOK}/{name}-{size}-{scheme}.png")
    settle_colours(page)
    found = Axe().run(page).response["violations"]
    serious = [each for each in found if each["impact"] in {"serious", "critical"}]
    assert not serious, [(each["id"], each["nodes"][0]["html"]) for each in serious]


def settle_colours(page: Page) -> None:
    """Let what changes its colour be what it is to become: half-way, no contrast is right."""
    page.evaluate(
        "() => document.getAnimations().filter((each) => each instanceof CSSTransition)"
        ".forEach((each) => each.finish())"
    )


def posted(author: User, folder: Path) -> None:
    """Show a clip for each text, all with the same film."""
    files = film(folder, frames=48, hue=200, hertz=330, size=(720, 1280))
    for text in (*ANIMALS, *OTHERS):
        clip: Generation = GenerationFactory.create(
            author=author,
            state=Generation.State.COMPLETED,
            finished_at=timezone.now(),
            engine="animatic",
            duration=2.0,
            prompt=text,
        )
        Asset.objects.bulk_create(storing.store(clip, files))
        PostFactory.create(generation=clip, caption="")
    recommend_all(Post.objects.select_related("author", "generation"))
    read_items(list(Item.objects.all()))


def prompts(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".clip__prompt p").all_text_contents()]


def tell(page: Page, words: str) -> None:
    page.get_by_text("What are you in the mood for?").click()
    page.fill("#wish", words)
    look(page, "box")
    page.get_by_role("button", name="Steer the feed").click()


def wait_for_the_first(page: Page, author: User, folder: Path) -> None:
    """Look at a site without clips until somebody posts the first ones."""
    expect(page.get_by_text("No clips yet")).to_be_visible()
    look(page, "empty")
    with ThreadPoolExecutor(1) as elsewhere:  # open tabs are told, which a running loop forbids
        elsewhere.submit(posted, author, folder).result()
        elsewhere.submit(connections.close_all).result()
    expect(page.locator("article[data-player]").first).to_be_attached(timeout=PATIENCE_MS)


def load_again(page: Page) -> None:
    """Come back to the same clip of the same page."""
    page.goto("/")
    assert set(prompts(page)) == {*ANIMALS, *OTHERS}
    clips = page.locator("article[data-player]")
    for place in (1, 2):
        page.keyboard.press("j")
        expect(clips.nth(place)).to_be_in_viewport(ratio=0.99, timeout=PATIENCE_MS)
    page.wait_for_url(f"**#{clips.nth(2).get_attribute('id')}")
    page.reload()
    expect(clips.nth(2)).to_be_in_viewport(ratio=0.6, timeout=PATIENCE_MS)
    page.wait_for_url(f"**#{clips.nth(2).get_attribute('id')}")


def find_nothing_covered(page: Page) -> None:
    """See that what floats above the feed lies neither on the box that steers nor on the tabs."""
    for viewport in (PHONE, TABLET, DESKTOP):
        page.set_viewport_size(viewport)
        tray = page.locator("#tray-card")
        expect(tray).to_be_visible(timeout=PATIENCE_MS)
        for other in ("#steer summary", "#tabs", ".steps button >> nth=0"):
            assert not overlap(tray, page.locator(other).first), (viewport, other)


def overlap(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    if a is None or b is None:
        return False
    beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    return not beside and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


def steer(page: Page) -> None:
    assert set(prompts(page)) == {*ANIMALS, *OTHERS}
    tell(page, "only cute animals")
    chip = page.locator(".wish--only > summary")
    expect(chip).to_contain_text("animals", timeout=PATIENCE_MS)
    assert set(prompts(page)) <= set(ANIMALS)
    assert prompts(page)
    look(page, "obeys")
    chip.click()
    look(page, "chip")
    page.get_by_role("button", name="None", exact=True).click()
    expect(page.locator(".wish--no")).to_be_attached(timeout=PATIENCE_MS)
    assert set(prompts(page)) <= set(OTHERS)
    page.locator(".wish--no > summary").click()
    page.get_by_role("button", name="Only", exact=True).click()
    expect(page.locator(".wish--only")).to_be_attached(timeout=PATIENCE_MS)


def ask_why(page: Page) -> None:
    first = prompts(page)[0]
    page.get_by_role("link", name="Why this?").first.click()
    sheet = page.locator("#why")
    expect(sheet).to_contain_text("You asked for this")
    look(page, "why")
    sheet.get_by_role("button", name="Less like this").click()
    expect(sheet).to_be_hidden(timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Undo “less like this”")).to_be_visible()
    page.goto("/")
    assert prompts(page)
    assert first not in prompts(page)


def copy_a_link(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Share").first.click()
    expect(page.get_by_text("Link copied")).to_be_visible(timeout=PATIENCE_MS)
    eventually(Interaction.objects.filter(kind="share").exists)


def share(page: Page) -> str:
    page.goto("/steer")
    page.get_by_text("Save as a feed").click()
    page.get_by_label("Its name").fill("Soft things")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Share by link").click()
    link = page.locator(".instruction__link a")
    expect(link).to_be_visible()
    look(page, "told")
    return str(link.get_attribute("href"))


def let_it_end(page: Page) -> None:
    Interaction.objects.filter(kind__in=["view", "skip"]).delete()  # what was seen on the way
    Instruction.objects.update(lasts="while", expires_at=timezone.now())
    page.goto("/")
    expect(page.locator(".wish")).to_have_count(0)
    assert set(prompts(page)) & set(OTHERS)


def read_all_about_it(page: Page) -> None:
    for path, name in (("/settings/algorithm", "algorithm"), ("/how-ranking-works", "how")):
        page.goto(path)
        look(page, name)


def test_feed_is_steered_explained_shared_and_let_go(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    olga = UserFactory.create(handle="olga", display_name="Olga Owner")
    finn = UserFactory.create(handle="finn")
    for one, other in ((finn, olga), (olga, finn)):
        Follow.objects.create(follower=one, followee=other)
    visitor = Visitor(browser, site, DESKTOP)
    visitor.sign_in("finn", PASSWORD)
    page = visitor.page

    wait_for_the_first(page, olga, tmp_path / "film")
    failed = Generation.State.FAILED
    GenerationFactory.create(author=finn, state=failed, finished_at=timezone.now())
    load_again(page)
    find_nothing_covered(page)
    steer(page)
    ask_why(page)
    copy_a_link(page)
    link = share(page)
    let_it_end(page)
    read_all_about_it(page)

    opener = Visitor(browser, site, PHONE, script=False)
    opener.sign_in("olga", PASSWORD)
    opener.page.goto(link)
    opener.page.get_by_role("button", name="Open it").click()
    expect(opener.page.locator(".wish--only")).to_contain_text("animals")
    assert visitor.complaints == []
