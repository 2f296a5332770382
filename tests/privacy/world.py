"""Somebody of whom every table holds something, among friends of whom it does too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from PIL import Image

from cameos import ledger as consent
from cameos import storing
from cameos.models import LedgerRow, Reference
from feed.models import Comment, Nudge, Pace, Post
from feed.services import set_like
from generation import ledger, recalling
from generation.dispatch import charge
from generation.models import CreditEntry, Ingredient, Recall
from generation.services import remove_clips
from recommender.models import Interaction, Profile, Tally, Tie
from sora_site.accounts.models import (
    Block,
    FollowRequest,
    FormerHandle,
    GuardianCode,
    Guardianship,
    KnownDevice,
    Picture,
    User,
    WaitlistEntry,
)
from sora_site.accounts.services.profiles import set_picture
from sora_site.accounts.services.ties import set_follow
from sora_site.messaging.services.threads import send
from sora_site.moderation.services import file_report
from sora_site.notifications.models import (
    NoticePreference,
    NoticeRhythm,
    Notification,
    PushSubscription,
)
from sora_site.notifications.services import notify
from sora_site.privacy.models import DataExport
from tests.conftest import signed_in
from tests.factories import (
    CameoFactory,
    CaptureFactory,
    CastMemberFactory,
    CompletedFactory,
    GenerationFactory,
    GrantFactory,
    ImpressionFactory,
    InstructionFactory,
    InviteFactory,
    ItemFactory,
    PostFactory,
    PurchaseFactory,
    RecallFactory,
    RunningFactory,
    SlateFactory,
    StoryboardFactory,
    UserFactory,
)


def fill(person: User, friend: User) -> None:
    """Give a person at least one row of every kind that is about people."""
    _account(person, friend)
    _ties(person, friend)
    _work(person, friend)
    _feed(person, friend)
    _likeness(person, friend)


def _account(person: User, friend: User) -> None:
    person.bio = "I like rain."
    person.save()
    for kind in Picture:
        upload = BytesIO()
        Image.new("RGB", (32, 32)).save(upload, "PNG")
        set_picture(person=person, kind=kind, upload=upload)
    FormerHandle.objects.create(person=person, handle="olivia")
    person.groups.add(Group.objects.get_or_create(name="helpers")[0])
    person.user_permissions.add(Permission.objects.all()[0])
    signed_in(person)
    address = EmailAddress.objects.create(user=person, email=person.email, primary=True)
    EmailConfirmation.create(address).save()
    LogEntry.objects.create(
        user=friend,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=str(person),
        action_flag=CHANGE,
        change_message="bio",
    )
    NoticeRhythm.objects.create(person=person)
    NoticePreference.objects.create(person=person, kind="liked", channel="push", is_on=True)
    PushSubscription.objects.create(person=person, endpoint="https://fcm.googleapis.com/x")
    WaitlistEntry.objects.create(person=person)
    _ways_in(person)
    DataExport.objects.create(person=person)


def _ways_in(person: User) -> None:
    app = {"type": Authenticator.Type.TOTP, "data": {"secret": "sealed"}}
    Authenticator.objects.create(user=person, **app)
    account = SocialAccount.objects.create(user=person, provider="openid", uid="7")
    SocialToken.objects.create(account=account, token="t")
    place = {"ip": "10.0.0.1", "user_agent": "Firefox", "session_key": "0" * 32}
    UserSession.objects.create(user=person, **place)
    KnownDevice.objects.create(person=person, digest="0" * 64, agent="Firefox on Linux")


def _ties(person: User, friend: User) -> None:
    troll = UserFactory.create()
    set_follow(follower=person, followee=friend, followed=True)
    set_follow(follower=friend, followee=person, followed=True)
    FollowRequest.objects.create(requester=person, target=UserFactory.create(is_private=True))
    Block.objects.create(blocker=person, blocked=troll)
    InviteFactory.create(issued_by=person)
    used = {"redeemed_at": timezone.now()}
    InviteFactory.create(issued_by=person, redeemed_by=friend, **used)
    InviteFactory.create(issued_by=friend, redeemed_by=person, **used)
    GuardianCode.objects.create(issued_by=person)
    Guardianship.objects.create(young=person, guardian=friend, proposed_by=friend)


def _work(person: User, friend: User) -> None:
    theirs = PostFactory.create(generation__author=person, caption="My rain")
    left = f"clips/{theirs.generation_id}/0-of-a-worker-that-died.mp4"
    default_storage.save(left, ContentFile(b"half a film"))
    set_like(post=theirs, viewer=friend, liked=True)
    liked = PostFactory.create(generation__author=friend)
    set_like(post=liked, viewer=person, liked=True)
    Comment.objects.create(post=liked, author=person, text="My word on it.")
    paid = GenerationFactory.create(author=person)
    ledger.reserve(person, [paid])
    PurchaseFactory.create(person=person)
    kindness = {"kind": CreditEntry.Kind.GRANT, "amount": 5, "key": "gift", "words": "Kindness"}
    ledger.add(friend, CreditEntry(**kindness, given_by=person))
    source = GenerationFactory.create(author=person)
    Ingredient.objects.create(clip=theirs.generation, place=0, source=source)
    StoryboardFactory.create(author=person)
    Pace.objects.create(person=person)
    Nudge.objects.create(person=person, kind=Nudge.Kind.CREATE, seed=liked)
    charge(RunningFactory.create(author=person, prompt="A storm in a cup."))
    message = send(sender=friend, recipient=person, text="Hello", request_key=uuid4())
    send(sender=person, recipient=friend, text="Rain again", request_key=uuid4(), clip=liked.pk)
    file_report(reporter=person, thing=message, reason="other", words="I said so")
    kind = Notification.Kind.GUARDIAN_CHANGED
    for url in (person.get_absolute_url(), "/@olivia"):
        notify(recipient=friend, kind=kind, url=url)


def _feed(person: User, friend: User) -> None:
    """Let each be shown and do something with what the other posted."""
    posts = {post.author_id: post for post in Post.objects.all()}
    for author, other in ((person, friend), (friend, person)):
        post = posts[author.pk]
        item = ItemFactory.create(id=post.pk, author=author, text=post.title)
        Tally.objects.create(item=item, views=1)
        Interaction.objects.create(person=other, item=item, kind=Interaction.Kind.LIKE)
        slate = SlateFactory.create(person=other)
        ImpressionFactory.create(person=other, item=item, slate=slate.pk, at=slate.at)
        Tie.objects.create(person=other, author=author, day=1, week=1, month=1)
        Profile.objects.create(person=other)
        InstructionFactory.create(person=other)


def _likeness(person: User, friend: User) -> None:
    mine = CameoFactory.create(owner=person, name="Olga in person", portrayal="As olga is.")
    still = Reference(cameo=mine, take=1, kind=Reference.Kind.FRONT, content_type="image/webp")
    still.name = storing.put(mine, b"a face", about=still.number)
    still.save()
    CaptureFactory.create(cameo=mine)
    GrantFactory.create(cameo=mine, person=friend)
    theirs = CameoFactory.create(owner=friend)
    clip = GenerationFactory.create(author=friend, prompt="Somebody sings.")
    CastMemberFactory.create(clip=clip, cameo=mine)
    CastMemberFactory.create(clip=GenerationFactory.create(author=person), cameo=theirs)
    GrantFactory.create(cameo=theirs, person=person, message="It is me, olga")
    CastMemberFactory.create(clip=CompletedFactory.create(author=friend), cameo=mine)
    RecallFactory.create(cameo=mine, person=friend)
    gone = CompletedFactory.create(author=friend, prompt="Nobody sings.")
    CastMemberFactory.create(clip=gone, cameo=mine)
    remove_clips(clips=[gone.pk], owner=person)
    recalling.finish(Recall.objects.filter(kind=Recall.Kind.CHOSEN))
    RecallFactory.create(cameo=theirs, person=person, kind="stop")
    for cameo, who in ((mine, friend), (theirs, person)):
        consent.write(cameo.pk, LedgerRow.Event.GRANTED, by=cameo.owner, to=consent.token_of(who))
    consent.write(theirs.pk, LedgerRow.Event.ASKED, by=person)


def tables() -> Iterator[type[Model]]:
    """Yield the model of every table, those between two others included."""
    yield from apps.get_models(include_auto_created=True)


def rows_naming(*needles: str) -> dict[str, int]:
    """Count, table by table over the whole schema, the rows in which any of the texts stands."""
    pattern = "|".join(re.escape(needle) for needle in needles)
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(table_name) FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*) FROM {table} AS entry WHERE entry::text ~* %s", [pattern]
            )
            if count := cursor.fetchone()[0]:
                found[table] = count
    return found


def sessions_of(person: User) -> int:
    """Count sessions by reading what is in them; the database sees only their sealed text."""
    return sum(str(person.pk) in str(session.get_decoded()) for session in Session.objects.all())


def stored_files() -> dict[str, bytes]:
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*")}
