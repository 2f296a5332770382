"""A guardian and a young person at two windows: linked by a code, limits seen live, a calm feed."""

from __future__ import annotations

from datetime import timedelta

from django.db.transaction import atomic
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from feed.models import Pace
from sora_site.accounts.models import User
from tests.factories import FIFTEEN, PASSWORD, PostFactory, UserFactory
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.journeys.test_pages import problems
from tests.site import Site


def world() -> User:
    olga = UserFactory.create(handle="olga", display_name="Olga Owner")
    tess = UserFactory.create(handle="tess", display_name="Tess Teen", born_on=FIFTEEN)
    now = timezone.now()
    with atomic():
        for minutes in range(21):
            PostFactory.create(generation__author=olga, posted_at=now - timedelta(minutes=minutes))
    return tess


def test_guardian_and_young_person_link_and_see_every_change_live(
    site: Site, browser: Browser
) -> None:
    tess = world()
    guardian, young = Visitor(browser, site, DESKTOP), Visitor(browser, site, PHONE)
    for visitor, handle in ((guardian, "olga"), (young, "tess")):
        visitor.sign_in(handle, PASSWORD)
        visitor.page.goto("/settings/guardians")

    link_up(guardian.page, young.page)
    set_limits(guardian.page, young.page)
    Pace.objects.filter(person=tess).update(pages=["1", "2", "3", "following "])
    go_page_by_page(young.page)
    close_and_open(guardian.page, young.page)

    refusals = [line for line in young.complaints if "403" not in line]
    assert refusals == [line for line in guardian.complaints if "409" not in line] == []


def link_up(guardian: Page, young: Page) -> None:
    """Let the young person make a code, the guardian enter it and the young person confirm."""
    young.get_by_role("button", name="Make a code").click()
    code = young.locator("code").inner_text()
    guardian.get_by_label("Enter a code").fill(code)
    guardian.get_by_role("button", name="Ask to be linked").click()
    expect(guardian.get_by_text("Not confirmed yet")).to_be_visible()
    expect(young.get_by_text("Is this who you gave your code to?")).to_be_visible()
    expect(young.locator("#guardians").get_by_text("Olga Owner")).to_be_visible()
    assert problems(young) == []
    young.get_by_role("button", name="Yes, my guardian").click()
    expect(guardian.get_by_text("People you look after")).to_be_visible()
    assert problems(guardian) == []


def set_limits(guardian: Page, young: Page) -> None:
    """Change limits: the young person sees it at once, and so does the guardian's other window."""
    guardian.get_by_role("link", name="Limits").click()
    other = guardian.context.new_page()
    other.goto(guardian.url)
    guardian.get_by_label("Clips a day").fill("3")
    guardian.get_by_label("The feed may learn").check()
    guardian.get_by_role("button", name="Save").click()
    rules = young.locator(".panel", has_text="What holds for your account")
    expect(rules.locator("div", has_text="Clips a day").last).to_contain_text("3")
    expect(other.locator(".panel", has_text="As it stands")).to_contain_text("3")
    other.get_by_role("button", name="Save").click()  # a form of before
    expect(other.get_by_text("another window")).to_be_visible()
    assert problems(guardian) == []
    assert problems(young) == []


def go_page_by_page(young: Page) -> None:
    """Read the feed to its pause."""
    young.goto("/")
    young.locator("[data-stop]").scroll_into_view_if_needed()
    expect(young.get_by_role("link", name="Next page")).to_be_in_viewport()
    expect(young.locator("[role=feed] [data-player]")).to_have_count(10)  # none came by itself
    assert problems(young) == []
    young.get_by_role("link", name="Next page").click()
    expect(young.get_by_text("A pause comes next")).to_be_attached()
    young.get_by_role("link", name="Next page").evaluate("link => link.click()")
    for path in ("", "/following"):
        if path:
            young.goto(path)
        expect(young.get_by_role("heading", name="Time for a pause")).to_be_visible()
    assert problems(young) == []


def close_and_open(guardian: Page, young: Page) -> None:
    """Set hours: the site closes, and opens by itself once they are lifted."""
    now = timezone.now()
    for name, ahead in (("Open from", 2), ("Until", 3)):
        guardian.get_by_label(name, exact=True).fill(f"{now + timedelta(hours=ahead):%H:%M}")
    guardian.get_by_role("button", name="Save").click()
    expect(guardian.get_by_text("Saved.")).to_be_visible()
    young.goto("/create")
    expect(young.get_by_role("heading", name="Closed until")).to_be_visible()
    assert problems(young) == []
    for name in ("Open from", "Until"):
        guardian.get_by_label(name, exact=True).fill("")
    guardian.get_by_role("button", name="Save").click()
    expect(young.get_by_role("heading", name="What happens?")).to_be_visible()
