from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import Any, ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django_countries import countries

from sora_site.accounts.models.ties import Block, Follow, FollowRequest
from sora_site.core.addresses import address

RESERVED_HANDLES: Final = frozenset(
    [
        "about",
        "account",
        "accounts",
        "admin",
        "api",
        "cameos",
        "create",
        "credits",
        "drafts",
        "everyone",
        "explore",
        "feed",
        "help",
        "here",
        "inbox",
        "invite",
        "invites",
        "library",
        "login",
        "logout",
        "me",
        "media",
        "messages",
        "moderation",
        "moderator",
        "narrator",
        "new",
        "official",
        "ops",
        "p",
        "people",
        "post",
        "root",
        "search",
        "settings",
        "signup",
        "site",
        "staff",
        "static",
        "support",
        "system",
        "team",
        "trace",
        "waitlist",
        "you",
    ]
)


def refuse_reserved(handle: str) -> None:
    name_of_the_site = "".join(settings.SITE_NAME.lower().split())
    if handle.lower() in {*RESERVED_HANDLES, name_of_the_site}:
        raise ValidationError("This handle is reserved. Please choose another.", code="reserved")


HANDLE_VALIDATORS: list[Callable[[str], None]] = [
    RegexValidator(
        r"^[a-z][a-z0-9_]{1,23}\Z",
        "A handle has 2 to 24 small letters, digits or underscores and begins with a letter.",
    ),
    refuse_reserved,
]


def region_choices() -> list[tuple[str, str]]:
    """Countries by ISO 3166 code, for forms."""
    return [(code, str(name)) for code, name in countries]


SIMULATED_DOMAIN: Final = "simulated.invalid"  # of addresses at which nobody is


class UserManager(BaseUserManager["User"]):
    def create_user(self, handle: str, email: str, password: str | None, **extra: Any) -> User:
        """Make an account; a password of None cannot be signed in with."""
        user = self.model(handle=handle.lower(), email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, handle: str, email: str, password: str, **extra: Any) -> User:
        return self.create_user(handle, email, password, is_staff=True, is_superuser=True, **extra)


class MessagesFrom(models.TextChoices):
    """Who may begin a conversation with somebody."""

    MUTUALS = "mutuals", "People I follow who follow me"
    FOLLOWING = "following", "People I follow"
    NOBODY = "nobody", "Nobody"


class CommentsFrom(models.TextChoices):
    """Who may comment on somebody's posts, of those who see them."""

    EVERYONE = "everyone", "Everyone who sees them"
    FOLLOWING = "following", "People I follow"
    NOBODY = "nobody", "Nobody"


class Tier(models.TextChoices):
    """What an account is given: how many clips a day, which models, how much room."""

    STANDARD = "standard", "Standard"
    PRO = "pro", "Pro"


class Picture(models.TextChoices):
    """Which of a person's pictures; also the name of the field."""

    AVATAR = "avatar", "Picture"
    BANNER = "banner", "Banner"


class CameoAudience(models.TextChoices):
    """Who may cast somebody's likeness, from the narrowest to the widest."""

    ME = "me", "Only me"
    APPROVED = "approved", "People I approve"
    MUTUALS = "mutuals", "Mutual followers"
    EVERYONE = "everyone", "Everyone"


NAME_WORDS: Final = SearchVector("display_name", config="simple")


class UserQuerySet(models.QuerySet["User"]):
    def present(self) -> UserQuerySet:
        """Keep people who are here: let in, not away, not shut out."""
        return self.filter(is_present=True)

    def simulated(self) -> UserQuerySet:
        """Keep those whom `manage.py simulate` made: they are nobody."""
        return self.filter(email__endswith=f"@{SIMULATED_DOMAIN}")

    def visible_to(self, viewer: User | None) -> UserQuerySet:
        """Keep present people who and whom the viewer did not block."""
        if viewer is None:
            return self.present()
        return self.present().exclude(Exists(Block.objects.between(viewer, OuterRef("pk"))))

    def known_to(self, viewer: User) -> UserQuerySet:
        """Keep people the viewer may see, and those the viewer has blocked."""
        mine = Exists(Block.objects.filter(blocker=viewer, blocked=OuterRef("pk")))
        other = Exists(Block.objects.filter(blocker=OuterRef("pk"), blocked=viewer))
        return self.filter(mine | (Q(is_present=True) & ~other))

    def open_to(self, viewer: User) -> UserQuerySet:
        """Keep people whose posts and ties a viewer may see: not private, followed, or oneself."""
        followed = Exists(Follow.objects.filter(follower=viewer, followee=OuterRef("pk")))
        return self.visible_to(viewer).filter(Q(is_private=False) | Q(pk=viewer.pk) | followed)

    def followers_of(self, person: User) -> UserQuerySet:
        return self.filter(following__followee=person)

    def followed_by(self, person: User) -> UserQuerySet:
        return self.filter(followers__follower=person)

    def inviters_of(self, person: User) -> UserQuerySet:
        """Keep whoever gave the person the code they came in by."""
        return self.filter(invites__redeemed_by=person).exclude(pk=person.pk)

    def called(self, words: list[str]) -> UserQuerySet:
        """Keep people whose handle begins with the only word, or whose name has all as beginnings.

        Each way has an index of its own, and the two are joined.
        """
        quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
        beginnings = " & ".join(f"{word}:*" for word in quoted)
        named = Q(name_words=SearchQuery(beginnings, config="simple", search_type="raw"))
        if len(words) == 1:
            named |= Q(handle__startswith=words[0].lower().removeprefix("@"))
        return self.alias(name_words=NAME_WORDS).filter(named)

    def for_viewer(self, viewer: User) -> UserQuerySet:
        """Add `followed`: whether the viewer follows them; `follows_back`; and `requested`."""
        ties = Follow.objects.all()
        asked = FollowRequest.objects.filter(requester=viewer, target=OuterRef("pk"))
        return self.annotate(  # type: ignore[no-redef]  # the class says what they are before
            followed=Exists(ties.filter(follower=viewer, followee=OuterRef("pk"))),
            follows_back=Exists(ties.filter(follower=OuterRef("pk"), followee=viewer)),
            requested=Exists(asked),
        )


def site_time_zone() -> str:
    return settings.TIME_ZONE


class User(AbstractBaseUser, PermissionsMixin):
    """One person with an account."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handle = models.CharField(max_length=24, unique=True, validators=HANDLE_VALIDATORS)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=50)
    bio = models.CharField(max_length=200, blank=True)
    born_on = models.DateField("date of birth")
    region = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=64, default=site_time_zone)
    avatar = models.CharField("name of the picture in the storage", max_length=200, blank=True)
    banner = models.CharField("name of the banner in the storage", max_length=200, blank=True)
    is_private = models.BooleanField("only followers see the posts", default=False)
    is_personalised = models.BooleanField("the feed learns from what is watched", default=True)
    messages_from = models.CharField(
        max_length=10, choices=MessagesFrom, default=MessagesFrom.MUTUALS
    )
    comments_from = models.CharField(
        max_length=10, choices=CommentsFrom, default=CommentsFrom.EVERYONE
    )
    tier = models.CharField(max_length=8, choices=Tier, default=Tier.STANDARD)
    is_staff = models.BooleanField("may use the admin", default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    admitted_at = models.DateTimeField(
        null=True, blank=True, default=timezone.now, help_text="Empty: on the waitlist."
    )
    grew_up_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When they were told that they turned 18 here.",
    )
    away_since = models.DateTimeField(
        null=True, blank=True, help_text="Deactivated by the person; nobody sees them."
    )
    erase_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="The person asked to be deleted; until then they may return.",
    )
    is_present = models.GeneratedField(
        expression=ExpressionWrapper(
            Q(is_active=True, admitted_at__isnull=False, away_since__isnull=True),
            output_field=models.BooleanField(),
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    followed = follows_back = requested = False  # until `for_viewer` says otherwise

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["email", "display_name", "born_on", "region"]

    class Meta:
        indexes: ClassVar = [
            GinIndex(NAME_WORDS, name="user_name_words"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("handle"), name="user_handle_is_unique_in_any_case"),
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case"),
            models.CheckConstraint(
                condition=Q(erase_at=None) | Q(away_since__isnull=False),
                name="user_to_be_erased_is_away",
            ),
        ]

    def __str__(self) -> str:
        return f"@{self.handle}"

    def get_absolute_url(self) -> str:
        return address("feed:profile", self.handle)

    @property
    def initial(self) -> str:
        """The letter that stands in for a picture."""
        return (self.display_name or self.handle)[:1].upper()

    @property
    def picture_folder(self) -> str:
        """The folder of the storage in which the person's pictures lie, and nothing else."""
        return f"people/{self.pk}"

    @property
    def avatar_url(self) -> str:
        return self._picture_url(self.avatar)

    @property
    def banner_url(self) -> str:
        return self._picture_url(self.banner)

    def _picture_url(self, name: str) -> str:
        return reverse("accounts:picture", args=[self.pk, PurePosixPath(name).stem]) if name else ""

    @property
    def is_pro(self) -> bool:
        return self.tier == Tier.PRO

    @property
    def is_waiting(self) -> bool:
        """Whether the person is still on the waitlist."""
        return self.admitted_at is None

    @property
    def hue(self) -> int:
        """A steady colour for the person's placeholder picture, one of 12."""
        return self.pk.int % 12


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def as_user(user: object) -> User:
    """Narrow a request's user to a signed-in person."""
    assert isinstance(user, User)
    return user


def viewer_of(user: object) -> User | None:
    """Narrow a request's user to a signed-in person, or to None for a visitor."""
    return user if isinstance(user, User) else None
