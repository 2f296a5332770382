"""Two friends: a clip with a line, an answer without reloading, an end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from feed.models import Post
from sora_site.accounts.models import User
from sora_site.moderation.models import Report
from sora_site.notifications.models import Notification
from tests.factories import PASSWORD, PostFactory, UserFactory
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.journeys.test_pages import problems
from tests.messaging.test_rules import tie
from tests.site import Site, eventually


@pytest.fixture
def friends(site: Site) -> tuple[User, User]:
    ada = UserFactory.create(handle="ada", display_name="Ada Author")
    finn = UserFactory.create(handle="finn", display_name="Finn Friend")
    tie(ada, finn, "=")
    return ada, finn


def say(page: Page, words: str) -> None:
    page.get_by_label("Message to").fill(words)
    page.get_by_role("button", name="Send").click()


def send_clip(page: Page, post: Post) -> None:
    page.goto(post.get_absolute_url())
    page.get_by_role("link", name="Send to a friend").click()
    page.get_by_role("link", name="Finn Friend").click()
    page.get_by_label("Message to").fill("You have to see this")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("You have to see this")
    expect(page.get_by_label("Message to")).to_have_value("")


def problems_with_open_menu(page: Page) -> list[str]:
    menu = page.get_by_label("More about this thread")
    menu.click()
    found = problems(page)
    menu.click()
    return found


def take_back(page: Page) -> None:
    page.get_by_text("Take back this message").last.click()
    page.get_by_role("button", name="Take it back").last.click()


def report_and_block(page: Page) -> None:
    page.get_by_role("link", name="Report this message").first.click()
    page.get_by_label("Insults, threats").check()
    page.get_by_role("button", name="Send the report").click()
    page.get_by_role("button", name="Block @ada too").click()
    page.wait_for_url("**/settings/blocked")


def test_friends_share_a_clip_talk_and_part(
    site: Site, friends: tuple[User, User], browser: Browser
) -> None:
    ada, finn = friends
    post = PostFactory.create(caption="Waves at night")
    at_desk, on_phone = Visitor(browser, site, DESKTOP), Visitor(browser, site, PHONE)
    at_desk.sign_in("ada", PASSWORD)
    on_phone.sign_in("finn", PASSWORD)
    on_phone.page.goto("/messages")
    wrong = [problems(on_phone.page)]

    send_clip(at_desk.page, post)
    on_phone.page.get_by_role("link", name="You have to see this").click()
    expect(on_phone.page.get_by_role("link", name="Waves at night")).to_be_visible()
    eventually(lambda: unread(finn) == 0)
    say(on_phone.page, "Lovely! Where is it?")
    expect(at_desk.page.get_by_role("log")).to_contain_text("Lovely!")
    assert unread(ada) == 0, "who looks at the thread needs no notice"
    say(at_desk.page, "Near my place")
    expect(on_phone.page.get_by_role("log")).to_contain_text("Near my place")
    wrong += [problems_with_open_menu(visitor.page) for visitor in (at_desk, on_phone)]

    take_back(at_desk.page)
    expect(on_phone.page.get_by_role("log")).not_to_contain_text("Near my place")
    report_and_block(on_phone.page)
    at_desk.page.reload()

    expect(at_desk.page.get_by_role("heading", name="Nothing here")).to_be_visible()
    assert Report.objects.get().shown == "You have to see this"
    assert wrong == [[], [], []]
    assert [line for line in at_desk.complaints if "404" not in line] == on_phone.complaints == []


def unread(person: User) -> int:
    lines = Notification.objects.filter(recipient=person, kind=Notification.Kind.MESSAGE)
    return lines.unread().count()
