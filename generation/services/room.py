"""How much a person's clips may take on the disk."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat

from generation.models import Asset
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError


class LibraryFull(DomainError):
    """The person's clips take all the room they have."""


@dataclass(frozen=True, kw_only=True)
class Room:
    """Bytes that a person's files take, and may take."""

    used: int
    whole: int

    @property
    def percent(self) -> int:
        return min(self.used * 100 // self.whole, 100) if self.whole else 100

    @property
    def is_full(self) -> bool:
        return self.used >= self.whole

    @property
    def is_short(self) -> bool:
        return self.percent >= 90


def room_of(person: User) -> Room:
    """Sum up what all files of a person's clips take. One query."""
    megabytes = settings.STORAGE_QUOTA_MB_PRO if person.is_pro else settings.STORAGE_QUOTA_MB
    files = Asset.objects.filter(generation__author=person)
    used = files.aggregate(bytes=Sum("size", default=0))["bytes"]
    return Room(used=used, whole=megabytes * 1024**2)


def require_room(person: User) -> None:
    """Check that a person may make something more.

    :raises LibraryFull: if not, saying what to do.
    """
    room = room_of(person)
    if room.is_full:
        raise LibraryFull(
            f"Your clips take {filesizeformat(room.used)} of the {filesizeformat(room.whole)} you"
            " have. Delete some in your library and send this again. Your prompt is kept below."
        )
