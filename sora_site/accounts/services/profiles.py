"""Who somebody is here: name, words, handle, pictures, and who may come near."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import IO, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import FormerHandle, Picture, User
from sora_site.accounts.services import ties
from sora_site.core.errors import DomainError
from sora_site.core.pictures import as_webp

HANDLES_HELD: Final = 2  # of one person, besides the one in use
SIZES: Final = {Picture.AVATAR: (320, 320), Picture.BANNER: (1500, 500)}

logger = logging.getLogger(__name__)


class HandleRefused(DomainError):
    """The handle cannot be this person's."""


class TimeZoneLocked(DomainError):
    """A guardian's hours hang on the time zone."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a person says of themselves and whom they let come near."""

    handle: str
    display_name: str
    bio: str
    time_zone: str
    is_private: bool
    messages_from: str
    comments_from: str


@transaction.atomic
def change_profile(*, person: User, profile: Profile) -> None:
    """Change all of it or, when the handle is refused, nothing.

    :raises HandleRefused: if somebody else has the handle, or one's own was changed too often.
    :raises TimeZoneLocked: if it would move the hours that a guardian set.
    """
    _require_time_zone(person, profile.time_zone)
    _take_handle(person, profile.handle)
    changed = {
        "display_name": profile.display_name,
        "bio": profile.bio,
        "time_zone": profile.time_zone,
        "messages_from": profile.messages_from,
        "comments_from": profile.comments_from,
    }
    User.objects.filter(pk=person.pk).update(**changed)
    if profile.is_private != person.is_private:
        ties.set_private(person=person, private=profile.is_private)


def _require_time_zone(person: User, time_zone: str) -> None:
    if time_zone != person.time_zone and "hours" in policy_for(person).by_guardian:
        raise TimeZoneLocked(
            f"Your guardian set hours by the clock of {person.time_zone}, so it stays until they"
            " lift them. Nothing was changed."
        )


def _take_handle(person: User, handle: str) -> None:
    old = User.objects.select_for_update(no_key=True).get(pk=person.pk).handle
    if handle == old:
        return
    held = FormerHandle.objects.held()
    if held.filter(person=person).exclude(handle=handle).count() >= HANDLES_HELD:
        raise HandleRefused(
            "You changed your handle twice in the last weeks. Go back to an earlier one, or wait."
        )
    try:
        with transaction.atomic():
            User.objects.filter(pk=person.pk).update(handle=handle)
    except IntegrityError as error:
        raise HandleRefused(f"@{handle} is taken. Please choose another.") from error
    # Asked only now: whoever gave it up at this very moment had to come to an end first.
    if held.filter(handle=handle).exclude(person=person).exists():
        raise HandleRefused(f"@{handle} is not free yet. Please choose another.")
    FormerHandle.objects.filter(handle=handle).delete()
    FormerHandle.objects.update_or_create(
        handle=old, defaults={"person": person, "given_up_at": timezone.now()}
    )


def set_picture(*, person: User, kind: Picture, upload: IO[bytes]) -> None:
    """Draw an uploaded picture anew and show it in place of the old one, whose file goes.

    :raises PictureRefused: if it cannot be used.
    """
    width, height = SIZES[kind]
    drawn = as_webp(upload, width=width, height=height)
    name = ""
    try:
        with transaction.atomic():
            _tidy(person)
            name = default_storage.save(_new_name(person, kind), ContentFile(drawn))
            _show(person, kind, name)
    except BaseException:  # whatever happened: a file without a row would be nobody's
        if name:
            default_storage.delete(name)
        raise


@transaction.atomic
def remove_picture(*, person: User, kind: Picture) -> None:
    """Show the placeholder again; the file goes."""
    _show(person, kind, "")


def _new_name(person: User, kind: Picture) -> str:
    return f"{person.picture_folder}/{kind}-{secrets.token_hex(16)}.webp"


def _show(person: User, kind: Picture, name: str) -> None:
    old: str = (
        User.objects.select_for_update(no_key=True).values_list(kind, flat=True).get(pk=person.pk)
    )
    User.objects.filter(pk=person.pk).update(**{kind: name})
    setattr(person, kind, name)
    if old:
        transaction.on_commit(lambda: default_storage.delete(old), robust=True)


def _tidy(person: User) -> None:
    """Delete what a crash left in the person's folder; the lock keeps others from adding to it."""
    row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    try:
        names = default_storage.listdir(person.picture_folder)[1]
    except FileNotFoundError:
        return
    for name in {f"{person.picture_folder}/{name}" for name in names} - {row.avatar, row.banner}:
        logger.info("accounts.picture_tidied", extra={"file": name})
        default_storage.delete(name)
