"""Who is let in, when and by whom."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sora_site.accounts.models import Invite, User, WaitlistEntry
from sora_site.accounts.services import rollout
from sora_site.accounts.tasks import admit_scheduled
from sora_site.notifications.models import Notification
from tests.accounts.test_join import filled_in
from tests.conftest import signed_in
from tests.factories import InviteFactory, UserFactory, WaitingFactory

pytestmark = pytest.mark.django_db

BATCH = WaitlistEntry.Admission.BATCH
IN, WAITS = True, False


def join(code: str, **changes: str) -> User:
    response = Client().post("/join", filled_in(code, **changes))
    assert response.status_code == 302, response.content.decode()
    return User.objects.get(handle="newperson")


@pytest.mark.parametrize(
    ("mode", "region", "with_code", "outcome"),
    [
        ("open", "CA", False, IN),
        ("open", "CA", True, IN),
        ("open", "DE", False, WAITS),
        ("open", "DE", True, IN),
        ("invite", "CA", False, WAITS),
        ("invite", "CA", True, IN),
        ("invite", "DE", False, WAITS),
        ("invite", "DE", True, IN),
        ("closed", "CA", False, WAITS),
        ("closed", "CA", True, WAITS),
        ("closed", "DE", False, WAITS),
        ("closed", "DE", True, WAITS),
    ],
)
def test_modes_and_regions(
    settings: Settings, mode: str, region: str, with_code: bool, outcome: bool
) -> None:
    settings.SIGN_UP = mode
    invite = InviteFactory.create()

    newcomer = join(invite.code if with_code else "", region=region)

    assert newcomer.is_present is outcome
    assert newcomer.invites.count() == (4 if outcome is IN else 0)
    assert WaitlistEntry.objects.waiting().filter(person=newcomer).exists() is (outcome is WAITS)
    spent = with_code and outcome is IN
    assert Invite.objects.filter(pk=invite.pk, redeemed_by=newcomer).exists() is spent


@pytest.mark.parametrize(
    ("region", "outcome"), [("CA", IN), ("DE", WAITS)], ids=["open region", "elsewhere"]
)
def test_codes_can_be_kept_to_open_regions(settings: Settings, region: str, outcome: bool) -> None:
    settings.INVITES_CROSS_REGIONS = False
    invite = InviteFactory.create()

    newcomer = join(invite.code, region=region)

    assert newcomer.is_present is outcome
    assert Invite.objects.open().filter(pk=invite.pk).exists() is not outcome


def test_all_regions_can_be_open(settings: Settings) -> None:
    settings.SIGN_UP, settings.OPEN_REGIONS = "open", ["*"]

    assert join("", region="DE").is_present


def test_kept_code_is_explained_and_works_later(client: Client, settings: Settings) -> None:
    settings.SIGN_UP = "closed"
    invite = InviteFactory.create()

    page = client.post("/join", filled_in(invite.code), follow=True).content.decode()
    assert "Your code was not used: keep it for later." in page
    assert "Nobody is let in at the moment" in page
    refused = client.post("/waiting/code", {"code": invite.code})
    assert refused.status_code == 422
    settings.SIGN_UP = "invite"
    client.post("/waiting/code", {"code": invite.code})

    assert User.objects.get().is_present


@pytest.mark.parametrize(
    ("mode", "cross", "words"),
    [
        ("open", True, ["In United States of America and Canada", "an invite code lets you in"]),
        ("open", False, ["codes do not help yet"]),
        ("invite", True, ["With an invite code", "from anywhere", "place on the waitlist"]),
        ("invite", False, ["at once in United States of America and Canada"]),
        ("closed", True, ["Nobody is let in at the moment"]),
    ],
)
def test_join_page_says_what_will_happen(
    client: Client, settings: Settings, mode: str, cross: bool, words: list[str]
) -> None:
    settings.SIGN_UP, settings.INVITES_CROSS_REGIONS = mode, cross

    page = client.get("/join").content.decode().replace("</strong>", "")

    assert [said for said in words if said not in page] == []


def test_people_under_18_start_private() -> None:
    young = join("", born_on=f"{timezone.localdate().year - 15}-01-01")

    assert young.is_private
    assert not UserFactory.create().is_private


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("Europe/Berlin", "Europe/Berlin"), ("Nowhere/Land", "UTC"), ("../etc", "UTC"), ("", "UTC")],
)
def test_time_zone_is_taken_from_the_browser_if_there_is_such_a_one(sent: str, kept: str) -> None:
    assert join("", time_zone=sent).time_zone == kept


def test_people_are_let_in_in_the_order_in_which_they_came() -> None:
    first, second, third = WaitingFactory.create_batch(3)

    admitted = rollout.admit_next(count=2, how=BATCH)

    assert admitted == [first, second]
    third.refresh_from_db()
    assert third.is_waiting
    assert rollout.place_of(third) == 0
    assert WaitlistEntry.objects.get(person=first).admitted_by == BATCH


def test_whoever_is_away_or_shut_out_keeps_nobody_waiting() -> None:
    away, banned, next_one = WaitingFactory.create_batch(3)
    User.objects.filter(pk=away.pk).update(away_since=timezone.now())
    User.objects.filter(pk=banned.pk).update(is_active=False)

    assert rollout.place_of(next_one) == 0
    assert rollout.admit_next(count=1, how=BATCH) == [next_one]


def test_admission_is_told_once_and_brings_four_codes() -> None:
    person = WaitingFactory.create()

    assert rollout.admit(person=person, how=BATCH)
    assert not rollout.admit(person=person, how=BATCH)

    assert person.invites.open().count() == 4
    line = Notification.objects.get(recipient=person)
    assert (line.kind, line.url) == (Notification.Kind.ADMITTED, "/welcome")


def test_schedule_lets_in_so_many_a_day_however_often_it_rings(settings: Settings) -> None:
    settings.WAITLIST_DAILY = 2
    WaitingFactory.create_batch(5)
    admitted = WaitlistEntry.objects.filter(admitted_by=WaitlistEntry.Admission.SCHEDULE)

    for _ in range(2):
        admit_scheduled.fn()
    assert admitted.count() == 2
    admitted.update(admitted_at=timezone.now() - timedelta(days=1))
    admit_scheduled.fn()

    assert admitted.count() == 4


def test_schedule_rests_while_sign_up_is_closed(settings: Settings) -> None:
    settings.SIGN_UP, settings.WAITLIST_DAILY = "closed", 2
    WaitingFactory.create()

    assert rollout.admit_scheduled() == []


def test_operator_lets_people_in_by_a_command() -> None:
    WaitingFactory.create_batch(3)
    said = StringIO()

    call_command("admit", "2", stdout=said)

    assert said.getvalue() == "2 let in, 1 still wait.\n"


def test_code_lets_somebody_in_who_waits_and_tells_who_gave_it(owner: User) -> None:
    person = WaitingFactory.create()
    invite = InviteFactory.create(issued_by=owner)
    client = signed_in(person)

    response = client.post("/waiting/code", {"code": invite.shown_code.lower()})

    assert (response.status_code, response["Location"]) == (302, "/welcome")
    welcome = client.get("/welcome")
    assert welcome.context["inviter"] == owner
    assert len(welcome.context["invites"]) == 4
    line = Notification.objects.get(recipient=owner)
    assert line.kind == Notification.Kind.FRIEND_JOINED
    assert line.actors.get().person == person


def test_inviter_and_friend_follow_each_other_in_one_tap_each(owner: User) -> None:
    friend = WaitingFactory.create()
    invite = InviteFactory.create(issued_by=owner)
    rollout.redeem_invite(code=invite.code, person=friend)

    signed_in(friend).post(f"/@{owner.handle}/follow", {"followed": "on"})
    inbox = signed_in(owner).get("/inbox").content.decode()
    invites = signed_in(owner).get("/invites").content.decode()

    for page in (inbox, invites):
        assert f'data-follow="{friend.handle}"' in page
        assert "Follow back" in page


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"expires_at": "2020-01-01T00:00Z", "issued_at": "2019-01-01T00:00Z"}, "has expired"),
        ({"revoked_at": "2026-01-01T00:00Z"}, "was withdrawn"),
        ({"redeemed_at": "2026-01-01T00:00Z"}, "already been used"),
        ({"code": "22222222ZZZZ"}, "do not know this invite code"),
    ],
    ids=["expired", "withdrawn", "used", "unknown"],
)
def test_code_that_lets_nobody_in_is_refused_clearly_at_both_doors(
    changes: dict[str, Any], answer: str
) -> None:
    InviteFactory.create(**({"code": "ABCDEFGHJKMN"} | changes))
    waiting = signed_in(WaitingFactory.create(handle="waiting"))

    joining = Client().post("/join", filled_in("ABCD-EFGH-JKMN"))
    entering = waiting.post("/waiting/code", {"code": "ABCD-EFGH-JKMN"})

    for response in (joining, entering):
        assert response.status_code == 422
        assert answer in response.content.decode()
    assert "join the waitlist" in joining.content.decode()
    assert User.objects.get().is_waiting


def test_spent_and_expired_codes_are_told_apart_on_the_page(owner: User) -> None:
    InviteFactory.create(issued_by=owner, expires_at=timezone.now() - timedelta(days=2))
    InviteFactory.create(
        issued_by=owner, redeemed_by=UserFactory.create(), redeemed_at="2026-01-01T00:00Z"
    )
    InviteFactory.create(issued_by=owner, revoked_at="2026-01-01T00:00Z")
    InviteFactory.create(issued_by=owner)

    page = signed_in(owner).get("/invites").content.decode()

    for word in ("expired", "joined", "withdrawn", "good until"):
        assert word in page
    assert page.count("Withdraw this code") == 1


def test_withdrawing_a_code_gives_no_other(owner: User) -> None:
    invite = InviteFactory.create(issued_by=owner)

    signed_in(owner).post(f"/invites/{invite.pk}/revoke")

    assert not owner.invites.open().exists()


def test_link_of_a_friend_leads_somebody_who_waits_to_the_code() -> None:
    client = signed_in(WaitingFactory.create())

    page = client.get("/join?invite=ABCD-EFGH-JKMN", follow=True)

    assert page.redirect_chain == [("/waiting?invite=ABCD-EFGH-JKMN", 302)]
    assert 'value="ABCD-EFGH-JKMN"' in page.content.decode()


def test_lists_of_invites_ask_as_often_for_many_as_for_one(
    owner: User, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        InviteFactory.create(
            issued_by=owner, redeemed_by=UserFactory.create(), redeemed_at="2026-01-01T00:00Z"
        )
    client = signed_in(owner)

    with django_assert_max_num_queries(7):
        client.get("/invites")
