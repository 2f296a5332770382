"""What somebody on the waitlist may open, and how they are led on."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from sora_site.accounts.models import User, WaitlistEntry
from sora_site.accounts.services import rollout
from tests.conftest import signed_in
from tests.factories import InviteFactory, PostFactory, WaitingFactory

pytestmark = pytest.mark.django_db

BATCH = WaitlistEntry.Admission.BATCH


@pytest.fixture
def person(db: None) -> User:
    return WaitingFactory.create(handle="willa")


@pytest.fixture
def waiting_client(person: User) -> Client:
    return signed_in(person)


@pytest.mark.parametrize(
    "path", ["/", "/following", "/create", "/library", "/inbox", "/invites", "/welcome", "/@willa"]
)
def test_every_place_leads_to_the_line(waiting_client: Client, path: str) -> None:
    response = waiting_client.get(path)

    assert (response.status_code, response["Location"]) == (302, "/waiting")


def test_deeds_of_somebody_who_waits_do_nothing(waiting_client: Client, owner: User) -> None:
    response = waiting_client.post(f"/@{owner.handle}/follow", {"followed": "on"})

    assert response["Location"] == "/waiting"
    assert not owner.followers.exists()


def test_fragment_is_not_filled_with_a_page(waiting_client: Client) -> None:
    response = waiting_client.get("/tray", headers={"HX-Request": "true"})

    assert (response.status_code, response["HX-Redirect"]) == (200, "/waiting")


def test_what_visitors_see_and_ones_own_account_stay_open(waiting_client: Client) -> None:
    post = PostFactory.create()

    own = ("/waiting", "/settings/signing-in", "/settings/data", "/logout")
    for path in ("/about", "/health", *own, post.get_absolute_url()):
        assert waiting_client.get(path).status_code == 200, path
    assert "Your place in the line" in waiting_client.get("/settings/data").content.decode()
    assert waiting_client.get("/nowhere").status_code == 404


def test_page_tells_the_place_in_the_line(waiting_client: Client) -> None:
    later = signed_in(WaitingFactory.create())

    assert "Nobody is ahead of you" in waiting_client.get("/waiting").content.decode()
    place = later.get("/waiting", headers={"HX-Request": "true"}).content.decode()
    assert "person is ahead of you" in place
    assert "<html" not in place


def test_whoever_is_let_in_is_led_on(waiting_client: Client, person: User) -> None:
    rollout.admit(person=person, how=BATCH)

    page = waiting_client.get("/waiting")
    fragment = waiting_client.get("/waiting", headers={"HX-Request": "true"})

    assert (page.status_code, page["Location"]) == (302, "/welcome")
    assert fragment["HX-Redirect"] == "/welcome"
    assert waiting_client.get("/welcome").status_code == 200


def test_somebody_who_is_in_spends_no_code(owner_client: Client) -> None:
    invite = InviteFactory.create()

    response = owner_client.post("/waiting/code", {"code": invite.code})

    assert response["Location"] == "/welcome"
    assert rollout.find_invite(invite.code) == invite


@pytest.mark.parametrize("path", ["/waiting", "/waiting/code", "/welcome"])
def test_visitors_are_asked_to_sign_in(client: Client, path: str) -> None:
    response = client.post(path) if path.endswith("code") else client.get(path)

    assert response.status_code == 302
    assert response["Location"].startswith("/login")


@pytest.fixture
def staff(owner: User) -> User:
    User.objects.filter(pk=owner.pk).update(is_staff=True)
    owner.user_permissions.add(Permission.objects.get(codename="view_waitlistentry"))
    return owner


def test_staff_let_in_the_next_and_the_chosen(staff: User) -> None:
    staff.user_permissions.add(Permission.objects.get(codename="change_waitlistentry"))
    first, second, third = WaitingFactory.create_batch(3)
    client = signed_in(staff)
    page = "/admin/accounts/waitlistentry/"
    chosen = {"action": "admit", "_selected_action": [str(third.waitlist_entry.pk)]}

    assert "Let them in" in client.get(page).content.decode()
    by_number = client.post(f"{page}admit", {"count": "1"}, follow=True).content.decode()
    by_choice = client.post(page, chosen, follow=True).content.decode()
    nonsense = client.post(f"{page}admit", {"count": "-1"}, follow=True).content.decode()

    assert "1 let in, 2 still wait." in by_number
    assert "1 let in, 0 were in already." in by_choice
    assert "greater than or equal to 1" in nonsense
    assert [User.objects.get(pk=p.pk).is_waiting for p in (first, second, third)] == [
        False,
        True,
        False,
    ]


def test_staff_without_the_right_let_nobody_in(staff: User) -> None:
    person = WaitingFactory.create()
    client = signed_in(staff)

    assert client.post("/admin/accounts/waitlistentry/admit", {"count": "1"}).status_code == 403
    assert "Let them in" not in client.get("/admin/accounts/waitlistentry/").content.decode()
    assert User.objects.get(pk=person.pk).is_waiting


def test_staff_give_more_invites(staff: User) -> None:
    User.objects.filter(pk=staff.pk).update(is_superuser=True)
    waiting = WaitingFactory.create()
    chosen = {"action": "give_invites", "_selected_action": [str(staff.pk), str(waiting.pk)]}

    signed_in(staff).post("/admin/accounts/user/", chosen)

    assert staff.invites.open().count() == 4
    assert not waiting.invites.exists()
