"""Joining, signing in and keeping one's account, without ever having a password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect

from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.factories import PASSWORD, InviteFactory
from tests.journeys.conftest import PHONE, Visitor
from tests.mail import Mailbox, mail_server
from tests.site import Site

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def variables(mailbox: Mailbox) -> dict[str, str]:
    return {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mailbox.port), "EMAIL_TLS": "false"}


@pytest.fixture
def named_site(site: Site) -> Site:
    """Give the site a name: no passkey is for a number."""
    site.url = f"http://localhost:{site.port}"
    return site


def give_device(page: Page) -> None:
    """Put a device that makes passkeys into the browser."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def join(page: Page, mailbox: Mailbox, code: str) -> None:
    page.goto(f"/join?invite={code}")
    page.get_by_role("link", name="Join with a passkey").click()
    page.fill("[name=invite]", code)
    page.fill("[name=display_name]", "Ada Author")
    page.fill("[name=username]", "ada")
    page.fill("[name=email]", "ada@example.org")
    page.fill("[name=born_on]", "1990-04-01")
    page.select_option("[name=region]", "CA")
    page.get_by_role("button", name="Go on").click()
    page.fill("[name=code]", "WRONG1")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("This code is not right").first).to_be_visible()
    page.fill("[name=code]", mailbox.code_to("ada@example.org"))
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Make my passkey").click()
    page.wait_for_url("**/welcome")


def sign_out(page: Page) -> None:
    page.goto("/logout")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")


def sign_in(page: Page) -> None:
    page.goto("/login?next=/settings/passkeys")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/settings/passkeys")


def rename(page: Page, name: str) -> None:
    """Give the passkey a name; it has to be shown once more first."""
    page.get_by_role("link", name="Rename").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.fill("[name=name]", name)
    page.locator("main").get_by_role("button", name="Rename").click()


def set_password(page: Page) -> None:
    page.get_by_role("link", name="Set a password").click()
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_text("Your password is set").first).to_be_visible()


def sign_in_by_both(page: Page) -> None:
    """Sign in by the password, which asks for the passkey as a second step."""
    page.goto("/login")
    page.fill("[name=login]", "ada")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/")


def test_newcomer_joins_and_signs_in_by_passkey_alone(
    named_site: Site, mailbox: Mailbox, browser: Browser
) -> None:
    ada = Visitor(browser, named_site, PHONE)
    give_device(ada.page)

    join(ada.page, mailbox, InviteFactory.create().shown_code)
    newcomer = User.objects.get(handle="ada")
    assert not newcomer.has_usable_password()
    assert newcomer.admitted_at

    sign_out(ada.page)
    sign_in(ada.page)
    expect(ada.page.get_by_text("This is your only way in")).to_be_visible()

    rename(ada.page, "My phone")
    expect(ada.page.get_by_text("My phone").first).to_be_visible()
    assert Authenticator.objects.get(user=newcomer).wrap().name == "My phone"

    set_password(ada.page)
    sign_out(ada.page)
    sign_in_by_both(ada.page)
    told = Notification.objects.filter(recipient=newcomer).values_list("kind", flat=True)
    assert set(told) == {Notification.Kind.SECURITY}
    assert ada.complaints == []

    ada.page.goto(f"http://127.0.0.1:{named_site.port}/login")
    detour = ada.page.get_by_role("link", name="localhost")
    expect(detour).to_have_attribute("href", f"{named_site.url}/login")
