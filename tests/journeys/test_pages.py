"""Every page at both sizes, as a browser sees it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from cameos.models import Grant
from feed.services import set_like
from generation.models import Generation
from sora_site.accounts.models import User
from sora_site.accounts.services.rollout import issue_invites
from tests.factories import (
    PASSWORD,
    BoardFactory,
    CompletedFactory,
    GrantFactory,
    PostFactory,
    StoryboardFactory,
    UserFactory,
)
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.site import Site

SERIOUS = {"serious", "critical"}
CAMEO_PAGES = ("film", "ledger", "revoke", "delete")


@pytest.fixture
def olga(site: Site) -> User:
    """Make a small world around one person, without rendering anything."""
    olga = UserFactory.create(handle="olga")
    fan = UserFactory.create(handle="fan")
    for _ in range(3):
        set_like(post=PostFactory.create(generation__author=olga), viewer=fan, liked=True)
    PostFactory.create(generation__author=fan, generation__size="1280x720")
    CompletedFactory.create(author=olga)
    BoardFactory.create(author=olga)
    StoryboardFactory.create(author=olga)
    issue_invites(issuer=olga, count=2)
    asked = GrantFactory.create(cameo__owner=olga, person=fan, state=Grant.State.ASKED)
    GrantFactory.create(cameo=asked.cameo)
    return olga


def pages_of(person: User) -> list[str]:
    unposted = Generation.objects.filter(author=person, post=None)
    draft = unposted.get(operation=Generation.Operation.CREATE)
    board = unposted.get(operation=Generation.Operation.BOARD)
    post = Generation.objects.filter(author=person).exclude(post=None)[0].post
    places = [
        "/",
        "/following",
        "/create",
        "/library",
        "/inbox",
        "/credits",
        "/invites",
        "/about",
        "/nowhere",
    ]
    people = ["/people", "/people/requests", "/@olga/followers", "/@olga", "/@fan"]
    settings = ["profile", "feed", "notices", "signing-in", "guardians", "blocked", "data"]
    places += [*people, *(f"/settings/{name}" for name in settings), "/messages", "/reports"]
    cameo = person.cameos.get().get_absolute_url()
    places += ["/cameos", "/cameos/new", cameo, *(f"{cameo}/{name}" for name in CAMEO_PAGES)]
    posted = post.get_absolute_url()
    places += ["/create/storyboard", board.get_absolute_url(), f"/library/{board.pk}/storyboard"]
    drafted = draft.get_absolute_url()
    return [*places, drafted, f"{drafted}/character", posted, f"{posted}/comments"]


def problems(page: Page) -> list[str]:
    """Say what is wrong with the page as it stands."""
    found = []
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("it scrolls sideways")
    if page.title().strip() in {"", "Aurora"}:
        found.append("it has no title of its own")
    result = Axe().run(page)
    found += [
        f"{violation['id']}: {violation['nodes'][0]['html'][:120]}"
        for violation in result.response["violations"]
        if violation["impact"] in SERIOUS
    ]
    return found


@pytest.mark.parametrize(
    ("scheme", "viewport"),
    [("dark", PHONE), ("light", DESKTOP)],
    ids=["phone", "desktop"],
)
def test_every_page_fits_and_is_accessible(
    site: Site, olga: User, browser: Browser, scheme: str, viewport: ViewportSize
) -> None:
    wrong: dict[str, list[str]] = {}

    visitor = Visitor(browser, site, viewport)
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # "dark" or "light"
    for path in ("/", "/join", "/login"):
        visitor.page.goto(path)
        wrong[f"{path} signed out"] = problems(visitor.page)
    visitor.sign_in("olga", PASSWORD)
    for path in pages_of(olga):
        visitor.page.goto(path)
        wrong[path] = problems(visitor.page)

    assert {place: found for place, found in wrong.items() if found} == {}


def test_tab_that_lost_its_connection_catches_up(site: Site, browser: Browser) -> None:
    UserFactory.create(handle="olga")
    visitor = Visitor(browser, site, DESKTOP)
    visitor.sign_in("olga", PASSWORD)
    renderers = site.workers("cpu")
    for process in renderers:
        process.suspend()
    visitor.page.goto("/create")
    visitor.page.fill("[name=prompt]", "A dog runs through a forest.")
    visitor.page.locator(".chip--seconds-4").click()
    visitor.page.get_by_role("button", name="Make the clip").click()
    visitor.page.wait_for_url("**/library/*")
    visitor.page.evaluate("window.notReloaded = true")

    for process in site.supervised("daphne"):
        process.kill()
    assert Generation.objects.active().exists()
    for process in renderers:
        process.resume()

    visitor.page.wait_for_selector("#draft[data-state=completed] video", timeout=90_000)
    assert visitor.page.evaluate("window.notReloaded") is True


def test_keys_move_through_the_feed_and_rest_while_typing(
    site: Site, olga: User, browser: Browser
) -> None:
    visitor = Visitor(browser, site, DESKTOP)
    visitor.sign_in(olga.handle, PASSWORD)
    visitor.page.goto("/")
    articles = visitor.page.locator("[role=feed] article")
    expect(articles.nth(0)).to_be_in_viewport(ratio=0.6)

    visitor.page.keyboard.press("j")
    expect(articles.nth(1)).to_be_in_viewport(ratio=0.6)
    visitor.page.keyboard.press("l")
    expect(articles.nth(1).locator("[aria-pressed=true]").first).to_be_visible()
    visitor.page.keyboard.press("k")
    expect(articles.nth(0)).to_be_in_viewport(ratio=0.6)
    visitor.page.goto("/create")
    visitor.page.locator("[name=prompt]").press_sequentially("jkl?")

    expect(visitor.page.locator("[name=prompt]")).to_have_value("jkl?")
    expect(visitor.page.locator("dialog[open]")).to_have_count(0)


def test_composer_without_script_makes_a_clip(site: Site, browser: Browser) -> None:
    UserFactory.create(handle="olga")
    visitor = Visitor(browser, site, PHONE, script=False)
    visitor.sign_in("olga", PASSWORD)

    visitor.page.goto("/create")
    visitor.page.fill("[name=prompt]", "")
    visitor.page.get_by_role("button", name="Make the clip").click()
    expect(visitor.page.get_by_text("Write what should happen").first).to_be_visible()
    visitor.page.fill("[name=prompt]", "A cat jumps.")
    visitor.page.get_by_role("button", name="Make the clip").click()

    visitor.page.wait_for_url("**/library/*")
    assert Generation.objects.get().prompt == "A cat jumps."
