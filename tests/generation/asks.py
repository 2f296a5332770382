"""Clips that show somebody: asked for, rendered, and what is left of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from django.conf import settings as django_settings

from generation import rendering, services
from generation.models import CreditEntry, Generation
from generation.services import Change, ClipOrder
from sora_site.accounts.models import User

PROMPT: Final = "@olga walks through a forest."


def ask(author: User, prompt: str = PROMPT, **changes: object) -> Generation:
    order = replace(ClipOrder(prompt=prompt, seconds=4), **changes)  # type: ignore[arg-type]
    return services.request_clip(author=author, order=order, request_key=uuid4())


def made(author: User, prompt: str = PROMPT, **changes: object) -> Generation:
    return rendered(ask(author, prompt, **changes))


def rendered(clip: Generation) -> Generation:
    while clip.is_active and rendering.render_next("cpu"):
        clip.refresh_from_db()
    return clip


def remixed(source: Generation, author: User, prompt: str = "They dance.") -> Generation:
    return rendered(
        services.remix_clip(
            author=author, source=source, change=Change(prompt=prompt), request_key=uuid4()
        )
    )


def files_of(clip: Generation) -> list[Path]:
    return list((Path(django_settings.MEDIA_ROOT) / "clips" / str(clip.pk)).glob("*"))


def spent_by(person: User) -> int:
    return -sum(
        CreditEntry.objects.filter(person=person, kind__in=("reserve", "refund")).values_list(
            "amount", flat=True
        )
    )


def cast_of(clip: Generation) -> set[str]:
    return {member.cameo.full_handle for member in clip.cast.credited()}
