from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from generation import rendering, tasks
from generation.engines.protocol import OrderRefused
from generation.models import PROMPT_LIMIT, Allowance, Asset, Generation
from sora_site.accounts.ages import AgePolicy, policy_for
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.text import has_controls

SEED_BITS: Final = 32
KEPT: Final = "Your prompt is kept below."
ANEW: Final = f"The count starts anew at midnight where you live; cancelled clips count too. {KEPT}"


class PromptRefused(DomainError):
    """The prompt cannot be used as it is."""


class ClipRefused(DomainError):
    """No engine of this site makes such a clip."""


class StillRunning(Gone):
    """The clip is being made; what was asked needs it to be at rest."""


@dataclass(frozen=True, kw_only=True)
class ClipOrder:
    """What somebody asks for in the composer."""

    prompt: str
    size: str = Generation.Size.PORTRAIT
    seconds: int = Generation.Seconds.EIGHT
    style: str = Generation.Style.ANY
    seed: int | None = None  # None: a new one


def clean_prompt(text: str) -> str:
    """Bring a prompt into the form that is stored.

    :raises PromptRefused: if it is empty, too long or has control characters in it.
    """
    prompt = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not prompt:
        raise PromptRefused("Write what should happen in the clip.")
    if len(prompt) > PROMPT_LIMIT:
        raise PromptRefused(
            f"The prompt has {len(prompt):,} characters; {PROMPT_LIMIT:,} is the most."
            " Your text is kept below: shorten it and send it again."
        )
    if has_controls(prompt, allowed="\n\t"):
        raise PromptRefused(
            "The prompt has control characters in it that cannot be shown. Type it again, or"
            " paste it as plain text."
        )
    return prompt


@transaction.atomic
def request_clip(
    *, author: User, order: ClipOrder, request_key: UUID, bulk: bool = False
) -> Generation:
    """Queue one clip and return it; the same `request_key` gives the same clip.

    :raises PromptRefused: if the prompt cannot be used.
    :raises ClipRefused: if no engine makes such a clip.
    :raises TooMany: if the author has as many clips waiting, or asked for as many today, as one
        person may. Bulk orders are the site's own and are not counted.
    """
    earlier = Generation.objects.of(author).filter(request_key=request_key)
    if known := earlier.first():
        return known
    job = Generation(
        author=author,
        request_key=request_key,
        prompt=clean_prompt(order.prompt),
        size=order.size,
        seconds=order.seconds,
        style=order.style,
        seed=secrets.randbits(SEED_BITS) if order.seed is None else order.seed,
        pool=settings.RENDER_POOL,
        bulk=bulk,
    )
    job.estimated_seconds = _estimate(job)
    User.objects.select_for_update(no_key=True).get(pk=author.pk)  # two tabs wait for each other
    if known := earlier.first():
        return known
    _require_room(author)
    if not bulk:
        _spend_allowance(author)
    return _queue(job)


def clips_left_today(author: User) -> int:
    """How many more clips the author may ask for before midnight."""
    return max(policy_for(author).daily_generations - Allowance.objects.used_by(author), 0)


def retry_clip(*, clip: Generation) -> Generation:
    """Queue the same order again after it failed; twice gives the same new clip.

    :raises Gone: if the clip did not fail.
    """
    if clip.state not in {Generation.State.FAILED, Generation.State.CANCELLED}:
        raise Gone("Only a clip that failed or was cancelled can be tried again.")
    order = ClipOrder(
        prompt=clip.prompt,
        size=clip.size,
        seconds=clip.seconds,
        style=clip.style,
        seed=clip.seed,
    )
    again = uuid5(NAMESPACE_URL, f"retry:{clip.pk}")
    return request_clip(author=clip.author, order=order, request_key=again)


def cancel_clip(*, clip: Generation) -> bool:
    """Stop a clip that waits or is being made; False if it had already ended.

    A worker that renders it finds out at its next progress step.
    """
    cancelled = Generation.objects.filter(pk=clip.pk).move(Generation.State.CANCELLED, stage="")
    if cancelled:
        clip.state = Generation.State.CANCELLED
        transaction.on_commit(lambda: rendering.announce(clip), robust=True)
    return cancelled


def bar_clip(*, clip: Generation) -> None:
    """Keep a clip that a moderator took down from being shown again; its author keeps it."""
    Generation.objects.filter(pk=clip.pk, barred_at=None).update(barred_at=timezone.now())


@transaction.atomic
def delete_clip(*, clip: Generation) -> None:
    """Delete a clip that has ended, with its files and its post; again is no error.

    :raises StillRunning: if it is waiting or being made.
    """
    locked = Generation.objects.select_for_update().filter(pk=clip.pk).first()
    if locked is None:
        return
    if locked.is_active:
        raise StillRunning("This clip is still being made. Cancel it first.")
    names = list(Asset.objects.filter(generation=locked).values_list("name", flat=True))
    locked.delete()
    transaction.on_commit(lambda: _delete_files(clip.pk, names))


def _delete_files(clip: UUID, names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
    rendering.tidy(clip)


def _estimate(job: Generation) -> float:
    """Ask the engine how many seconds of work the clip is.

    :raises ClipRefused: if the engine does not make such clips, saying which it makes.
    """
    engine = rendering.load_engine()
    able = engine.capabilities()
    if (job.width, job.height) not in able.sizes:
        sizes = ", ".join(f"{width}x{height}" for width, height in able.sizes)
        raise ClipRefused(f"This site does not make clips of {job.size}. It makes {sizes}.")
    if not able.seconds[0] <= job.seconds <= able.seconds[1]:
        raise ClipRefused("A clip has {} to {} seconds here.".format(*able.seconds))
    try:
        return engine.plan(rendering.order_for(job)).estimated_seconds
    except OrderRefused as refusal:
        raise ClipRefused(str(refusal)) from refusal


def _require_room(author: User) -> None:
    if Generation.objects.of(author).active().count() >= settings.RENDERS_WAITING:
        raise TooMany(
            f"You have {settings.RENDERS_WAITING} clips waiting, as many as one person may."
            " Wait for one to finish or cancel one. Your prompt is kept below."
        )


def _spend_allowance(author: User) -> None:
    policy = policy_for(author)
    if Allowance.objects.used_by(author) >= policy.daily_generations:
        raise TooMany(_daily_limit(policy))
    Allowance.objects.spend(author)


def _daily_limit(policy: AgePolicy) -> str:
    limit = policy.daily_generations
    if "daily_generations" not in policy.by_guardian:
        return f"You have asked for {limit} clips today, as many as one may. {ANEW}"
    if not limit:
        return f"Your guardian set that this account makes no clips. {KEPT}"
    return f"Your guardian set {limit} clip{'s' * (limit > 1)} a day, and today's are made. {ANEW}"


def _queue(job: Generation) -> Generation:
    job.save(force_insert=True)
    transaction.on_commit(lambda: tasks.send_token(job.pool), robust=True)
    transaction.on_commit(lambda: rendering.announce(job), robust=True)
    return job
