"""Whether the feed learns, and that dates of birth stay where they belong."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import Invite, User
from sora_site.accounts.services.ties import set_follow
from tests.accounts.test_join import filled_in
from tests.conftest import signed_in
from tests.factories import FIFTEEN, GuardianshipFactory, InviteFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_adult_switches_personalisation_off_and_on(owner: User) -> None:
    client = signed_in(owner)

    client.post("/settings/feed")
    assert not policy_for(User.objects.get(pk=owner.pk)).personalised
    client.post("/settings/feed", {"personalised": "on"})

    assert policy_for(User.objects.get(pk=owner.pk)).personalised


def test_minor_cannot_switch_it_on_without_a_guardian() -> None:
    teen = UserFactory.create(born_on=FIFTEEN, is_personalised=False)
    client = signed_in(teen)

    page = client.get("/settings/feed").content.decode()
    refused = client.post("/settings/feed", {"personalised": "on"})

    assert "no feed may learn from what you watch" in page
    assert 'name="personalised"' not in page
    assert refused.status_code == 422
    assert not User.objects.get(pk=teen.pk).is_personalised

    GuardianshipFactory.create(young=teen, personalised=True)
    client.post("/settings/feed", {"personalised": "on"})
    assert policy_for(User.objects.get(pk=teen.pk)).personalised


def test_date_of_birth_of_a_person_stands_on_no_page_for_others(
    owner: User, friend: User, client: Client
) -> None:
    born_on = date(1991, 12, 30)
    User.objects.filter(pk=owner.pk).update(born_on=born_on)
    set_follow(follower=owner, followee=friend, followed=True)
    post = PostFactory.create(generation__author=owner)
    forms = [born_on.isoformat(), "30 December", "December 30", "Dec. 30", "30.12.", "12/30"]

    for viewer in (client, signed_in(friend)):
        for path in ("/", "/following", "/@olga", f"/p/{post.pk}", "/inbox"):
            page = viewer.get(path).content.decode()
            assert not [text for text in forms if text in page], path


def test_another_date_after_a_refusal_is_not_believed_in_the_same_browser(client: Client) -> None:
    code = InviteFactory.create().code
    young = f"{timezone.now().year - 11}-01-01"
    assert client.post("/join", filled_in(code, born_on=young)).status_code == 422

    again = client.post("/join", filled_in(code))

    assert again.status_code == 422
    assert "A moment ago you gave" in str(again.context["form"].errors["born_on"])
    assert 'value="new@example.org"' in again.content.decode()
    assert not User.objects.exists()
    assert Invite.objects.open().filter(code=code).exists()
    assert Client().post("/join", filled_in(code)).status_code == 302  # another browser


def test_staff_correct_a_date_of_birth_and_it_is_written_down(owner: User, teen: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_staff=True, is_superuser=True)
    staff = signed_in(User.objects.get(pk=owner.pk))
    path = f"/admin/accounts/user/{teen.pk}/change/"
    form = staff.get(path).context["adminform"].form
    unchanged = {name: value for name, value in form.initial.items() if value not in (None, False)}

    response = staff.post(path, unchanged | {"born_on": "2000-01-02"})

    assert response.status_code == 302
    assert User.objects.get(pk=teen.pk).born_on == date(2000, 1, 2)
    assert "Date of birth" in LogEntry.objects.get().get_change_message()


def test_person_cannot_change_their_own_date_of_birth(teen: User) -> None:
    client = signed_in(teen)
    for path in ("/settings/feed", "/settings/profile", "/settings/account"):
        client.post(path, {"born_on": "1990-01-01", "display_name": "T", "handle": "tess"})

    assert User.objects.get(pk=teen.pk).born_on == FIFTEEN


@pytest.fixture
def teen(db: None) -> User:
    return UserFactory.create(handle="tess", born_on=FIFTEEN)
