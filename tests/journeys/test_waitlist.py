"""From a place in the line, by push and e-mail, to a circle of friends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sora_site.accounts.models import Follow, User
from tests.factories import PASSWORD, UserFactory, WaitingFactory
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.journeys.test_pages import problems
from tests.notifications.push_service import PushedBrowser, PushService, push_service
from tests.site import Site, eventually

BETWEEN = b"\n" + b"-" * 79 + b"\n"  # the letters of one file: those of one second may share it
SUBSCRIBE = """async (subscription) => {
    const place = document.querySelector("[data-push]");
    const token = place.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": token, "Content-Type": "application/json" };
    const body = JSON.stringify(subscription);
    return (await fetch(place.dataset.subscribe, { method: "POST", headers, body })).status;
}"""


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


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


def mail_to(address: str, folder: Path) -> list[str]:
    """Read the subjects of what was sent to an address."""
    sent = [text for file in folder.glob("*.log") for text in file.read_bytes().split(BETWEEN)]
    letters = [BytesParser(policy=policy.default).parsebytes(text.lstrip()) for text in sent]
    return [letter["Subject"] for letter in letters if letter["To"] == address]


def bring_in(browser: Browser, site: Site, code: str, handle: str) -> None:
    """Join with a friend's code and follow the friend, on another phone."""
    friend = Visitor(browser, site, PHONE)
    join(friend.page, f"/join?invite={code}", handle, region="DE")
    friend.page.wait_for_url("**/welcome")
    friend.page.get_by_role("button", name="Follow Willa").click()
    expect(friend.page.get_by_role("button", name="Following Willa")).to_be_visible()
    assert friend.complaints == []


def wait_in_line(willa: Page, staff: Visitor, device: PushedBrowser) -> None:
    """Join behind somebody, ask to be told on a device, and move up when they are let in."""
    join(willa, "/join", "willa", region="DE")
    willa.wait_for_url("**/waiting")
    expect(willa.get_by_text("person is ahead of you")).to_be_visible()
    assert problems(willa) == []
    willa.goto("/library")
    willa.wait_for_url("**/waiting")
    assert willa.evaluate(SUBSCRIBE, device.subscription) == 204
    let_in_the_next(staff)
    willa.reload()
    expect(willa.get_by_text("Nobody is ahead of you")).to_be_visible()


def follow_back(willa: Page, *names: str) -> None:
    willa.goto("/inbox")
    for name in names:
        willa.get_by_role("button", name=f"Follow back {name}").first.click()
        expect(willa.get_by_role("button", name=f"Friends {name}").first).to_be_visible()


def test_from_the_waitlist_to_friends(site: Site, browser: Browser, service: PushService) -> None:
    WaitingFactory.create()
    UserFactory.create(handle="stan", is_staff=True, is_superuser=True)
    staff = Visitor(browser, site, DESKTOP)
    staff.sign_in("stan", PASSWORD)
    willa = Visitor(browser, site, PHONE)
    device = PushedBrowser(service.origin)  # in place of Chromium's, whose makers are far away
    wait_in_line(willa.page, staff, device)

    let_in_the_next(staff)

    willa.page.wait_for_url("**/welcome")  # by itself
    eventually(lambda: service.delivered)
    assert device.read(service.delivered[0])["body"] == "You are in"
    eventually(lambda: "You are in" in mail_to("willa@example.org", site.data / "mail"))
    assert problems(willa.page) == []
    codes = willa.page.locator(".invite__code").all_text_contents()
    assert len(codes) == 4
    for code, handle in zip(codes, ["ben", "cleo"], strict=False):
        bring_in(browser, site, code, handle)
    follow_back(willa.page, "Ben", "Cleo")
    assert Follow.objects.count() == 4
    circle = User.objects.filter(redeemed_invite__issued_by__handle="willa")
    assert {person.handle for person in circle} == {"ben", "cleo"}
    assert willa.complaints == []
