"""From a place in the line to a circle of friends."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from sora_site.accounts.models import Follow, Invite, User
from tests.factories import PASSWORD, UserFactory, WaitingFactory
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.site import Site


def join(page: Page, path: str, handle: str, *, region: str) -> None:
    page.goto(path)
    page.fill("[name=display_name]", handle.title())
    page.fill("[name=username]", handle)
    page.fill("[name=email]", f"{handle}@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=born_on]", "1990-04-01")
    page.select_option("[name=region]", region)
    page.get_by_role("button", name="Create my account").click()


def let_in_the_next(staff: Visitor) -> None:
    staff.page.goto("/admin/accounts/waitlistentry/")
    staff.page.fill("[name=count]", "1")
    staff.page.get_by_role("button", name="Let them in").click()
    expect(staff.page.get_by_text(re.compile("1 let in, . still"))).to_be_visible()


def bring_in(browser: Browser, site: Site, code: str, handle: str) -> None:
    """Join with a friend's code and follow the friend, on another phone."""
    friend = Visitor(browser, site, PHONE)
    join(friend.page, f"/join?invite={code}", handle, region="DE")
    friend.page.wait_for_url("**/welcome")
    friend.page.get_by_role("button", name="Follow Willa").click()
    expect(friend.page.get_by_role("button", name="Following Willa")).to_be_visible()
    assert friend.complaints == []


def test_from_the_waitlist_to_friends(site: Site, browser: Browser) -> None:
    WaitingFactory.create()
    UserFactory.create(handle="stan", is_staff=True, is_superuser=True)
    staff = Visitor(browser, site, DESKTOP)
    staff.sign_in("stan", PASSWORD)
    willa = Visitor(browser, site, PHONE)

    join(willa.page, "/join", "willa", region="DE")
    willa.page.wait_for_url("**/waiting")
    expect(willa.page.get_by_text("person is ahead of you")).to_be_visible()
    willa.page.goto("/library")
    willa.page.wait_for_url("**/waiting")
    let_in_the_next(staff)
    willa.page.reload()
    expect(willa.page.get_by_text("Nobody is ahead of you")).to_be_visible()

    let_in_the_next(staff)
    willa.page.wait_for_url("**/welcome")  # by itself
    codes = willa.page.locator(".invite__code").all_text_contents()
    assert len(codes) == 4
    for code, handle in zip(codes, ["ben", "cleo"], strict=False):
        bring_in(browser, site, code, handle)

    willa.page.goto("/inbox")
    for name in ("Ben", "Cleo"):
        willa.page.get_by_role("button", name=f"Follow back {name}").first.click()
        expect(willa.page.get_by_role("button", name=f"Friends {name}").first).to_be_visible()
    assert Follow.objects.count() == 4
    circle = Invite.objects.filter(issued_by__handle="willa", redeemed_by__isnull=False)
    assert {invite.redeemed_by for invite in circle} == set(
        User.objects.filter(handle__in=["ben", "cleo"])
    )
    assert willa.complaints == []
