from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import F, Q

from sora_site.accounts.models import (
    Block,
    Follow,
    FollowRequest,
    FormerHandle,
    GuardianCode,
    Guardianship,
    Invite,
    KnownDevice,
    User,
    WaitlistEntry,
)
from sora_site.core.personal_data import Holding, Row, StoredFile, delete_folder, stream

PROFILE: Final = (
    "handle",
    "display_name",
    "email",
    "bio",
    "born_on",
    "region",
    "time_zone",
    "is_private",
    "is_personalised",
    "messages_from",
    "comments_from",
    "tier",
    "joined_at",
    "admitted_at",
    "last_login",
)


def sessions_of(person: UUID) -> Iterator[Session]:
    """Find the sessions of a person, expired ones too; only their content says whose they are."""
    for session in Session.objects.iterator(chunk_size=500):
        if session.get_decoded().get(SESSION_KEY) == str(person):
            yield session


def end_sessions(person: UUID) -> None:
    """Sign a person out everywhere."""
    keys = [session.session_key for session in sessions_of(person)]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=person).delete()


def _profile(person: UUID) -> Iterable[Row]:
    return stream(User.objects.filter(pk=person).values(*PROFILE))


def _pictures(person: UUID) -> Iterator[StoredFile]:
    for user in User.objects.filter(pk=person):
        for name, kind in ((user.avatar, "avatar"), (user.banner, "banner")):
            if name:
                yield StoredFile(name, f"profile/{kind}.{name.rpartition('.')[2]}")


def _erase_pictures(person: UUID) -> None:
    delete_folder(f"people/{person}")


def _former_handles(person: UUID) -> Iterable[Row]:
    return stream(FormerHandle.objects.filter(person=person).values("handle", "given_up_at"))


def handles_of(person: UUID) -> list[str]:
    """Name the handle of a person, and those they had; none if they are gone."""
    now = User.objects.filter(pk=person).values_list("handle", flat=True)
    return [*now, *FormerHandle.objects.filter(person=person).values_list("handle", flat=True)]


def _addresses(person: UUID) -> Iterable[Row]:
    addresses = EmailAddress.objects.filter(user=person)
    return stream(addresses.values("email", "verified", "primary"))


def _ways_in(person: UUID) -> Iterator[Row]:
    for way in Authenticator.objects.filter(user=person).order_by("pk"):
        times = {"added_at": way.created_at, "last_used_at": way.last_used_at}
        yield {"kind": way.get_type_display(), "name": str(way), **times}
    accounts = SocialAccount.objects.filter(user=person).order_by("pk")
    yield from stream(accounts.values("provider", "uid", "date_joined", "last_login"))


def _sessions(person: UUID) -> Iterator[Row]:
    for session in sessions_of(person):
        yield {"signed_in_until": session.expire_date}
    places = UserSession.objects.filter(user=person).order_by("pk")
    yield from stream(places.values("ip", "user_agent", "created_at", "last_seen_at"))
    devices = KnownDevice.objects.filter(person=person).order_by("pk")
    yield from stream(devices.values("agent", "first_seen_at", "last_seen_at"))


def _ties(person: UUID) -> Iterator[Row]:
    """Yield whom the person follows, who follows them, and who waits for an answer."""
    shown = (
        ("you follow", Follow.objects.filter(follower=person), "followee", "followed_at"),
        ("follows you", Follow.objects.filter(followee=person), "follower", "followed_at"),
        ("you asked", FollowRequest.objects.filter(requester=person), "target", "requested_at"),
        ("asks you", FollowRequest.objects.filter(target=person), "requester", "requested_at"),
    )
    for tie, rows, other, when in shown:
        present = rows.filter(**{f"{other}__is_present": True}).order_by("pk")
        for row in stream(present.values(handle=F(f"{other}__handle"), since=F(when))):
            yield {"tie": tie, **row}


def _blocks(person: UUID) -> Iterable[Row]:
    blocks = Block.objects.filter(blocker=person).order_by("pk")
    return stream(blocks.values(handle=F("blocked__handle"), since=F("blocked_at")))


def _invites(person: UUID) -> Iterator[Row]:
    came = Invite.objects.filter(redeemed_by=person)
    yield from stream(came.values("redeemed_at", invited_by=F("issued_by__handle")))
    given = Invite.objects.filter(issued_by=person).order_by("pk")
    times = ("issued_at", "expires_at", "redeemed_at", "revoked_at")
    yield from stream(given.values("code", *times, joined=F("redeemed_by__handle")))


def _erase_invites(person: UUID) -> None:
    Invite.objects.filter(issued_by=person, redeemed_at=None).delete()


def _waitlist(person: UUID) -> Iterable[Row]:
    entries = WaitlistEntry.objects.filter(person=person)
    return stream(entries.values("joined_at", "admitted_at", "admitted_by", number=F("pk")))


def _guardians(person: UUID) -> Iterable[Row]:
    links = Guardianship.objects.filter(Q(young=person) | Q(guardian=person)).order_by("pk")
    times = ("proposed_at", "accepted_at", "ended_at")
    limits = (
        "continuous_scroll",
        "personalised",
        "feed_minutes",
        "opens_at",
        "closes_at",
        "daily_generations",
        "cameo_audience",
    )
    people = {"young_person": F("young__handle"), "adult": F("guardian__handle")}
    return stream(links.values(*times, *limits, **people))


def _staff_notes(person: UUID) -> Q:
    """Match what the admin wrote down about a person's account or anything that names them."""
    about = Q(user=person) | Q(object_id=str(person)) | Q(object_repr__contains=str(person))
    for handle in handles_of(person):
        about |= Q(object_repr__regex=rf"@{handle}\y") | Q(change_message__regex=rf"@{handle}\y")
    return about


def _staff(person: UUID) -> Iterable[Row]:
    entries = LogEntry.objects.filter(object_id=str(person), content_type__model="user")
    return stream(entries.order_by("pk").values("action_time", "change_message"))


def _erase_staff_notes(person: UUID) -> None:
    LogEntry.objects.filter(_staff_notes(person)).delete()


UNTIL_GONE: Final = "As long as your account."

HOLDINGS: Final = (
    Holding(
        key="profile",
        title="Your profile",
        what="Your handle, name, e-mail address, words and pictures about you, date of birth,"
        " country, time zone and settings; when you joined and last signed in. Your password only"
        " as a hash from which it cannot be read. Nobody but you sees the e-mail address and the"
        " date of birth, except staff when they look after your account.",
        kept=UNTIL_GONE,
        models=(User, User.groups.through, User.user_permissions.through),
        rows=_profile,
        files=_pictures,
        erase=_erase_pictures,
    ),
    Holding(
        key="former-handles",
        title="Handles you gave up",
        what="Each handle you had before, so that nobody takes your place and old links find you.",
        kept="Four weeks.",
        models=(FormerHandle,),
        rows=_former_handles,
    ),
    Holding(
        key="email-addresses",
        title="Your e-mail addresses",
        what="Each address you gave and whether you confirmed that it is yours.",
        kept=UNTIL_GONE,
        models=(EmailAddress, EmailConfirmation),
        rows=_addresses,
    ),
    Holding(
        key="ways-in",
        title="How you sign in",
        what="The public half of each passkey and its name; the sealed secret of your"
        " authenticator app and recovery codes; accounts of other sites that sign you in here,"
        " with the number and name that site gives you.",
        kept="Until you remove it.",
        models=(Authenticator, SocialAccount, SocialToken),
        rows=_ways_in,
    ),
    Holding(
        key="sessions",
        title="Where you are signed in",
        what="One line for each browser in which you are signed in, so that you stay so: which"
        " browser, from which network address, when last. And by which browsers you signed in"
        " before, so that we can tell you of one that is new.",
        kept="Until you sign out, or 30 days after you last signed in there; 400 days for what is"
        " known of a browser.",
        models=(Session, UserSession, KnownDevice),
        rows=_sessions,
        erase=end_sessions,
    ),
    Holding(
        key="ties",
        title="Whom you follow",
        what="Whom you follow, who follows you, and requests that wait for an answer.",
        kept="Until one of you ends it.",
        models=(Follow, FollowRequest),
        rows=_ties,
    ),
    Holding(
        key="blocks",
        title="Whom you block",
        what="Whom you want to have nothing to do with. They are not told.",
        kept="Until you unblock them.",
        models=(Block,),
        rows=_blocks,
    ),
    Holding(
        key="invites",
        title="Your invites",
        what="The codes you were given to hand out, who joined with them, and whose you used.",
        kept=UNTIL_GONE,
        models=(Invite,),
        rows=_invites,
        erase=_erase_invites,
        left="That a code was used and when, without your name: it must not be used twice.",
    ),
    Holding(
        key="waitlist",
        title="Your place on the waitlist",
        what="The number you drew, if you had to wait, and when and how you were let in.",
        kept=UNTIL_GONE,
        models=(WaitlistEntry,),
        rows=_waitlist,
    ),
    Holding(
        key="guardians",
        title="Guardians",
        what="Which adult looks after which young person's account, since when, and the limits"
        " that were set; codes to propose it.",
        kept="As long as both accounts, also after it ended.",
        models=(Guardianship, GuardianCode),
        rows=_guardians,
    ),
    Holding(
        key="staff",
        title="What staff did",
        what="When staff changed something about your account in their tools, and what.",
        kept=UNTIL_GONE,
        models=(LogEntry,),
        rows=_staff,
        erase=_erase_staff_notes,
    ),
)
