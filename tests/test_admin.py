"""Every table has its page for moderators, and nobody else gets in."""

from __future__ import annotations

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from cameos import ledger as consent
from cameos.models import LedgerRow, Reference
from feed.models import Comment, Like, Nudge, Pace, Post
from feed.services import set_like
from generation import ledger
from generation.dispatch import charge
from generation.models import Asset, Generation, Ingredient, RenderTime, RenderWorker
from recommender.models import Companion, Interaction, Profile, Tally, Tie
from sora_site.accounts.models import (
    Block,
    FollowRequest,
    FormerHandle,
    GuardianCode,
    Guardianship,
    KnownDevice,
    User,
    WaitlistEntry,
)
from sora_site.accounts.services.ties import set_follow
from sora_site.messaging.services.threads import send
from sora_site.moderation.services import file_report
from sora_site.notifications.models import NoticePreference, NoticeRhythm, PushSubscription
from sora_site.privacy.models import DataExport, KeptRecord
from tests.conftest import signed_in
from tests.factories import (
    CaptureFactory,
    CastMemberFactory,
    GrantFactory,
    ImpressionFactory,
    InstructionFactory,
    InviteFactory,
    ItemFactory,
    PostFactory,
    PurchaseFactory,
    RankerVersionFactory,
    RecallFactory,
    RunningFactory,
    SlateFactory,
    StoryboardFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

OURS = {
    "accounts",
    "notifications",
    "generation",
    "feed",
    "cameos",
    "recommender",
    "messaging",
    "moderation",
    "privacy",
}
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]


@pytest.fixture
def staff_client(owner: User) -> Client:
    User.objects.filter(pk=owner.pk).update(is_staff=True, is_superuser=True)
    return signed_in(User.objects.get(pk=owner.pk))


def _ways_in(owner: User) -> None:
    KnownDevice.objects.create(person=owner, digest="0" * 64, agent="Firefox on Linux")
    Authenticator.objects.create(
        user=owner, type=Authenticator.Type.TOTP, data={"secret": "sealed"}
    )
    UserSession.objects.create(user=owner, ip="10.0.0.1", session_key="0" * 32, user_agent="x")


@pytest.fixture
def world(owner: User) -> None:
    """Make at least one row of every table."""
    post = PostFactory.create(generation__author=owner)
    fan = UserFactory.create()
    set_like(post=post, viewer=fan, liked=True)
    Comment.objects.create(post=post, author=fan, text="Lovely")
    set_follow(follower=fan, followee=owner, followed=True)
    charge(RunningFactory.create(author=owner))
    Ingredient.objects.create(clip=post.generation, place=0)
    InviteFactory.create(issued_by=owner)
    Block.objects.create(blocker=owner, blocked=UserFactory.create())
    FollowRequest.objects.create(requester=UserFactory.create(), target=owner)
    WaitlistEntry.objects.create(person=UserFactory.create(admitted_at=None))
    FormerHandle.objects.create(handle="formerly", person=owner)
    GuardianCode.objects.create(issued_by=owner)
    _ways_in(owner)
    Guardianship.objects.create(young=fan, guardian=owner, proposed_by=fan)
    fill_more(owner, fan)


def fill_more(owner: User, fan: User) -> None:
    DataExport.objects.create(person=fan)
    closed = {"joined_on": "2026-01-01", "closed_on": "2026-02-01", "ends_at": "2027-01-01T00:00Z"}
    KeptRecord.objects.create(fingerprint="f", band="adult", region="CA", **closed)
    StoryboardFactory.create(author=fan)
    ledger.open_day(fan)
    PurchaseFactory.create(person=fan)
    Pace.objects.create(person=fan)
    Nudge.objects.create(person=fan, kind=Nudge.Kind.CREATE)
    NoticeRhythm.objects.create(person=owner)
    NoticePreference.objects.create(person=owner, kind="liked", channel="push", is_on=True)
    PushSubscription.objects.create(person=owner, endpoint="https://fcm.googleapis.com/x")
    _lend(owner, fan)
    RenderWorker.objects.create(name="hall:7")
    RenderTime.objects.measure(recipe="animatic", size="720x1280", seconds=4, took=3.0)
    _write_and_report(fan, owner)
    _recommend(owner, fan)


def _recommend(owner: User, fan: User) -> None:
    item = ItemFactory.create(author=owner)
    Tally.objects.create(item=item)
    Companion.objects.create(item=item, other=ItemFactory.create(author=owner), weight=0.5)
    Interaction.objects.create(person=fan, item=item, kind=Interaction.Kind.LIKE)
    Profile.objects.create(person=fan)
    Tie.objects.create(person=fan, author=owner, day=1, week=1, month=1)
    InstructionFactory.create(person=fan)
    slate = SlateFactory.create(person=fan)
    ImpressionFactory.create(person=fan, item=item, slate=slate.pk)
    RankerVersionFactory.create()


def _lend(owner: User, fan: User) -> None:
    grant = GrantFactory.create(cameo__owner=owner, person=fan)
    CaptureFactory.create(cameo=grant.cameo)
    CastMemberFactory.create(cameo=grant.cameo, clip=Generation.objects.all()[0])
    RecallFactory.create(cameo=grant.cameo)
    Reference.objects.create(cameo=grant.cameo, take=1, kind=Reference.Kind.FRONT)
    consent.write(grant.cameo.pk, LedgerRow.Event.GRANTED, by=owner)


def _write_and_report(fan: User, owner: User) -> None:
    set_follow(follower=owner, followee=fan, followed=True)
    message = send(sender=fan, recipient=owner, text="Hello", request_key=uuid4())
    file_report(reporter=owner, thing=message, reason="other")


def page(model: type[Model], view: str, *arguments: object) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{view}", args=arguments)


def test_every_table_is_in_the_admin() -> None:
    assert [model for model in MODELS if not admin.site.is_registered(model)] == []


@pytest.mark.parametrize(
    "model", [*MODELS, Authenticator, UserSession], ids=lambda model: model.__name__
)
def test_list_search_and_row_of_every_table_open(
    model: type[Model], staff_client: Client, world: None
) -> None:
    row = model._default_manager.first()
    assert row is not None

    for path in (page(model, "changelist"), page(model, "changelist") + "?q=olga"):
        assert staff_client.get(path).status_code == 200, path
    assert staff_client.get(page(model, "change", row.pk)).status_code == 200


def test_people_without_the_right_are_sent_away(stranger_client: Client) -> None:
    assert stranger_client.get("/admin/").status_code == 302
    assert stranger_client.get(page(Generation, "changelist")).status_code == 302


def test_staff_member_sees_only_what_they_may(owner: User) -> None:
    owner.is_staff = True
    owner.save()
    owner.user_permissions.add(Permission.objects.get(codename="view_invite"))
    client = signed_in(owner)

    assert client.get("/admin/accounts/invite/").status_code == 200
    assert client.get(page(Generation, "changelist")).status_code == 403


def test_cancelling_by_the_admin_says_how_many(staff_client: Client, world: None) -> None:
    clips = Generation.objects.all()

    response = staff_client.post(
        page(Generation, "changelist"),
        {"action": "cancel", "_selected_action": [str(clip.pk) for clip in clips]},
        follow=True,
    )

    assert "1 cancelled, 1 had ended." in response.content.decode()


def test_withdrawing_invites_by_the_admin_keeps_used_ones(staff_client: Client) -> None:
    used = InviteFactory.create(redeemed_at="2026-01-01T00:00Z", redeemed_by=UserFactory.create())
    unused = InviteFactory.create()

    response = staff_client.post(
        "/admin/accounts/invite/",
        {"action": "withdraw", "_selected_action": [str(used.pk), str(unused.pk)]},
        follow=True,
    )

    assert "1 withdrawn, 1 already used." in response.content.decode()


def test_deleting_a_clip_by_the_admin_deletes_its_files(staff_client: Client, world: None) -> None:
    post = PostFactory.create()

    staff_client.post(page(Generation, "delete", post.generation_id), {"post": "yes"})

    assert not Generation.objects.filter(pk=post.generation_id).exists()
    assert not Asset.objects.filter(generation=post.generation_id).exists()


def test_deleting_a_like_by_the_admin_counts_it_off(staff_client: Client, world: None) -> None:
    like = Like.objects.get()

    staff_client.post(page(Like, "delete", like.pk), {"post": "yes"})

    assert not Like.objects.exists()
    assert Post.objects.get(pk=like.post_id).like_count == 0


def test_posts_are_made_by_their_authors_alone(staff_client: Client, world: None) -> None:
    post = Post.objects.get()

    staff_client.post(
        page(Post, "change", post.pk), {"caption": "milder", "author": UserFactory.create().pk}
    )

    assert staff_client.get(page(Post, "add")).status_code == 403
    assert Post.objects.get().caption == "milder"
    assert Post.objects.get().author == post.author


def test_person_is_not_deleted_over_the_head_of_their_files(
    staff_client: Client, world: None
) -> None:
    person = UserFactory.create()

    assert staff_client.post(page(User, "delete", person.pk), {"post": "yes"}).status_code == 403


def test_new_person_can_be_made_by_hand(staff_client: Client) -> None:
    staff_client.post(
        "/admin/accounts/user/add/",
        {
            "handle": "handmade",
            "email": "hand@example.org",
            "display_name": "Hand Made",
            "born_on": "1980-01-01",
            "region": "CA",
            "usable_password": "true",
            "password1": "a long enough passphrase",
            "password2": "a long enough passphrase",
        },
    )

    assert User.objects.get(handle="handmade").has_usable_password()
