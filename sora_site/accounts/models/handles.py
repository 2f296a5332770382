from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from sora_site.accounts.models.people import HANDLE_VALIDATORS

HELD_FOR: Final = timedelta(weeks=4)


class FormerHandleQuerySet(models.QuerySet["FormerHandle"]):
    def held(self) -> FormerHandleQuerySet:
        """Keep handles that nobody but their former owner may take yet."""
        return self.filter(given_up_at__gt=timezone.now() - HELD_FOR)

    def lapsed(self) -> FormerHandleQuerySet:
        return self.filter(given_up_at__lte=timezone.now() - HELD_FOR)


class FormerHandle(models.Model):
    """One handle somebody gave up: for some weeks it leads to them and is nobody else's."""

    handle = models.CharField(max_length=24, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="former_handles"
    )
    given_up_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FormerHandleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"@{self.handle}, formerly of {self.person_id}"


def refuse_held(handle: str) -> None:
    if FormerHandle.objects.held().filter(handle=handle.lower()).exists():
        raise ValidationError("This handle is not free yet. Please choose another.", code="held")


NEW_HANDLE_VALIDATORS: list[Callable[[str], None]] = [*HANDLE_VALIDATORS, refuse_held]
