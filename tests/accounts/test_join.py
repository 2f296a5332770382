from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sora_site.accounts.forms.join import SignupForm
from sora_site.accounts.models import Invite, User, age_on
from sora_site.accounts.services.rollout import (
    InviteRefused,
    find_invite,
    redeem_invite,
    revoke_invite,
)
from tests.conftest import signed_in
from tests.factories import PASSWORD, InviteFactory, UserFactory

pytestmark = pytest.mark.django_db


def filled_in(code: str, **changes: str) -> dict[str, str]:
    return {
        "invite": code,
        "display_name": "New Person",
        "username": "newperson",
        "email": "new@example.org",
        "password1": PASSWORD,
        "born_on": "1995-02-03",
        "region": "CA",
    } | changes


def test_invite_lets_somebody_in_and_signs_them_in(client: Client) -> None:
    invite = InviteFactory.create()

    response = client.post("/join", filled_in(invite.shown_code))

    newcomer = User.objects.get(handle="newperson")
    assert (response.status_code, response["Location"]) == (302, "/welcome")
    assert client.session["_auth_user_id"] == str(newcomer.pk)
    assert (newcomer.display_name, newcomer.born_on, newcomer.region) == (
        "New Person",
        date(1995, 2, 3),
        "CA",
    )
    invite.refresh_from_db()
    assert invite.redeemed_by == newcomer


def test_handle_taken_between_the_check_and_the_saving_is_a_clear_refusal(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite = InviteFactory.create()
    check = SignupForm.clean

    def check_then_somebody_is_quicker(form: SignupForm) -> Any:
        checked = check(form)
        UserFactory.create(handle="newperson")
        return checked

    monkeypatch.setattr(SignupForm, "clean", check_then_somebody_is_quicker)
    response = client.post("/join", filled_in(invite.code))

    assert response.status_code == 422
    assert "taken just now" in response.content.decode()
    assert Invite.objects.open().filter(pk=invite.pk).exists()


def test_newcomer_gets_invites_of_their_own(client: Client, settings: Settings) -> None:
    client.post("/join", filled_in(InviteFactory.create().code))

    newcomer = User.objects.get(handle="newperson")
    assert newcomer.invites.open().count() == settings.INVITES_PER_PERSON == 4


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{0:.4}-{0:.4}"], ids=["plain", "blanks", "cut"])
def test_code_is_found_however_it_was_typed(typed: str) -> None:
    invite = InviteFactory.create(code="ABCDABCD")

    assert find_invite(typed.format(invite.code.lower())) == invite


def test_forged_invite_is_refused_and_everything_typed_is_kept(client: Client) -> None:
    response = client.post("/join", filled_in("AAAA-BBBB-CCCC"))

    assert response.status_code == 422
    page = response.content.decode()
    assert "do not know this invite code" in page
    assert 'value="new@example.org"' in page
    assert not User.objects.exists()


def test_reused_invite_is_refused(client: Client) -> None:
    invite = InviteFactory.create()
    redeem_invite(code=invite.code, person=UserFactory.create(admitted_at=None))

    response = client.post("/join", filled_in(invite.code))

    assert response.status_code == 422
    assert "already been used" in response.content.decode()


def test_withdrawn_invite_is_refused() -> None:
    invite = InviteFactory.create()
    assert revoke_invite(invite=invite)

    with pytest.raises(InviteRefused, match="withdrawn"):
        find_invite(invite.code)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("username", "admin", "reserved"),
        ("username", "Ünïcode", "small letters"),
        ("username", "a" * 40, "at most"),
        ("email", "not-an-address", "valid email"),
        ("password1", "12345678", "too common"),
        ("born_on", "2020-01-01", "at least 13"),
        ("born_on", "1700-01-01", "real date"),
        ("born_on", "tomorrow", "valid date"),
        ("region", "ZZ", "valid choice"),
        ("display_name", "nul\x00", "Null characters"),
        ("display_name", "red \x1b[31m", "control characters"),
        ("display_name", "\u200b\u2060", "can be seen"),
    ],
)
def test_nonsense_in_a_field_is_answered_at_that_field(
    client: Client, field: str, value: str, complaint: str
) -> None:
    response = client.post("/join", filled_in(InviteFactory.create().code, **{field: value}))

    assert response.status_code == 422
    assert complaint in str(response.context["form"].errors[field])
    assert not User.objects.exists()


@pytest.mark.parametrize("taken", [{"username": "taken"}, {"email": "TAKEN@example.org"}])
def test_handle_or_address_of_somebody_else_is_refused(
    client: Client, taken: dict[str, str]
) -> None:
    UserFactory.create(handle="taken")

    response = client.post("/join", filled_in(InviteFactory.create().code, **taken))

    assert response.status_code == 422
    assert User.objects.count() == 1


def test_people_sign_in_by_handle_or_address(client: Client, owner: User) -> None:
    for login in (owner.handle, owner.email):
        response = client.post("/login", {"login": login, "password": PASSWORD})
        assert response.status_code == 302, login
        client.logout()


def test_wrong_password_is_a_clear_refusal(client: Client, owner: User) -> None:
    response = client.post("/login", {"login": owner.handle, "password": "wrong"})

    assert response.status_code == 422
    assert "not correct" in response.content.decode()


def test_signing_out_ends_the_session(owner: User) -> None:
    client = signed_in(owner)

    client.post("/logout")

    assert "_auth_user_id" not in client.session


def test_own_invites_are_shown_and_nobody_elses(owner: User, stranger: User) -> None:
    mine = InviteFactory.create(issued_by=owner)
    theirs = InviteFactory.create(issued_by=stranger)

    page = signed_in(owner).get("/invites").content.decode()

    assert mine.shown_code in page
    assert theirs.shown_code not in page


def test_invite_of_somebody_else_cannot_be_withdrawn(owner: User, stranger: User) -> None:
    invite = InviteFactory.create(issued_by=owner)

    response = signed_in(stranger).post(f"/invites/{invite.pk}/revoke")

    assert response.status_code == 404
    assert Invite.objects.open().filter(pk=invite.pk).exists()


@pytest.mark.parametrize(
    ("born_on", "age"),
    [(date(2000, 5, 17), 20), (date(2000, 5, 18), 19), (date(2000, 2, 29), 20)],
)
def test_age_counts_whole_years(born_on: date, age: int) -> None:
    assert age_on(born_on, date(2020, 5, 17)) == age
    assert timezone.localdate() > born_on
