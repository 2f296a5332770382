from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django_countries import countries

RESERVED_HANDLES: Final = frozenset(
    [
        "about",
        "account",
        "accounts",
        "admin",
        "api",
        "cameos",
        "create",
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
        "moderator",
        "narrator",
        "new",
        "ops",
        "p",
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
        "trace",
        "you",
    ]
)
CODE_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
CODE_LENGTH: Final = 12  # 59 bits


def refuse_reserved(handle: str) -> None:
    if handle.lower() in RESERVED_HANDLES:
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


class UserManager(BaseUserManager["User"]):
    def create_user(self, handle: str, email: str, password: str | None, **extra: Any) -> User:
        """Make an account; a password of None cannot be signed in with."""
        user = self.model(handle=handle.lower(), email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, handle: str, email: str, password: str, **extra: Any) -> User:
        return self.create_user(handle, email, password, is_staff=True, is_superuser=True, **extra)


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> UserQuerySet:
        """Keep people whose profile may be seen."""
        return self.filter(is_active=True)

    def for_viewer(self, viewer: User) -> UserQuerySet:
        """Add `followed`: whether the viewer follows them, and `follows_back`."""
        ties = Follow.objects.all()
        return self.annotate(
            followed=Exists(ties.filter(follower=viewer, followee=OuterRef("pk"))),
            follows_back=Exists(ties.filter(follower=OuterRef("pk"), followee=viewer)),
        )


class User(AbstractBaseUser, PermissionsMixin):
    """One person with an account."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handle = models.CharField(max_length=24, unique=True, validators=HANDLE_VALIDATORS)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=50)
    bio = models.CharField(max_length=200, blank=True)
    born_on = models.DateField("date of birth")
    region = models.CharField(max_length=2)
    is_staff = models.BooleanField("may use the admin", default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["email", "display_name", "born_on", "region"]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("handle"), name="user_handle_is_unique_in_any_case"),
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return f"@{self.handle}"

    def get_absolute_url(self) -> str:
        return reverse("feed:profile", args=[self.handle])

    @property
    def initial(self) -> str:
        """The letter that stands in for a picture."""
        return (self.display_name or self.handle)[:1].upper()

    @property
    def hue(self) -> int:
        """A steady colour for the person's placeholder picture, one of 12."""
        return self.pk.int % 12


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


class Follow(models.Model):
    """One person's wish to see another's posts."""

    follower = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="following"
    )
    followee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followers"
    )
    followed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "followee"], name="follow_only_once"),
            models.CheckConstraint(
                condition=~Q(follower=F("followee")), name="nobody_follows_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} follows {self.followee_id}"


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


class InviteQuerySet(models.QuerySet["Invite"]):
    def open(self) -> InviteQuerySet:
        """Keep codes that still let somebody in."""
        return self.filter(redeemed_at=None, revoked_at=None)


class Invite(models.Model):
    """One code that lets one person in."""

    code = models.CharField(max_length=24, unique=True, default=new_code)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invites",
        help_text="Empty: issued by the site.",
    )
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    redeemed_by = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="redeemed_invite",
    )
    redeemed_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InviteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(redeemed_by=None) | Q(redeemed_at__isnull=False),
                name="invite_redeemed_by_somebody_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"invite {self.pk}"

    @property
    def shown_code(self) -> str:
        """The code in groups of four, as people read it out."""
        return "-".join(self.code[i : i + 4] for i in range(0, len(self.code), 4))


def as_user(user: object) -> User:
    """Narrow a request's user to a signed-in person."""
    assert isinstance(user, User)
    return user
