"""The site's language model reads prompts for the animatic engine; what it wrote stays with the clip."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any, Final

from django.conf import settings
from pydantic import BaseModel

from generation.engines.animatic.adopting import Unusable
from generation.engines.animatic.lent import named
from generation.engines.animatic.readers import held_to
from generation.engines.animatic.screenplay import LONGEST_READ
from generation.engines.animatic.written import Written, task
from generation.engines.protocol import RenderOrder, Screenplay
from generation.models import Generation
from generation.workspaces import JobWorkspace
from sora_site.core.language_model import NoAnswer, ask

logger = logging.getLogger(__name__)

MEMORY: Final = "screenplay"  # in `Generation.engine_memory`
EDITED: Final = (Generation.Operation.EDIT, Generation.Operation.EXTEND)


class Kept(BaseModel):
    """What became of the question, as it is kept with the clip."""

    prompt: str
    by: str
    written: dict[str, Any] | None = None
    failed: str = ""  # why the rules read it instead

    @property
    def screenplay(self) -> Screenplay | None:
        if self.written is None:
            return None
        return Screenplay(prompt=self.prompt, written=self.written, by=self.by)


def with_screenplay(order: RenderOrder, job: Generation | None = None) -> RenderOrder:
    """Let the model read the prompt of an order, unless it is known already what it made of it.

    Takes at most `settings.LLM_SECONDS`. Only whole prompts are read: extensions, edits and shots that go on
    from others are read by the rules, and from what was written for those.
    """
    kept = kept_of(job) if job else None
    if kept is None and _is_whole(order) and settings.LLM_BASE_URL and order.prompt.strip():
        kept = (_earlier(job, order) if job else None) or _asked(order, job)
        if job:
            JobWorkspace(job).remember(MEMORY, kept.model_dump_json())
    return replace(order, screenplay=kept.screenplay) if kept else order


def kept_of(clip: Generation) -> Kept | None:
    """Return what is kept with a clip, if the model was asked."""
    found = clip.engine_memory.get(MEMORY)
    return Kept.model_validate_json(found) if found else None


def screenplay_of(clip: Generation) -> Screenplay | None:
    """Return what was written for a clip, or for the one that it was edited or extended from."""
    source: Generation | None = clip
    while source is not None:
        if kept := kept_of(source):
            return kept.screenplay
        source = source.parent if source.operation in EDITED else None
    return None


def remarks(job: Generation) -> dict[str, str]:
    """Say for a clip's account whether a model has read its prompt, and why not if it was asked."""
    kept = kept_of(job)
    if kept is None:
        return {}
    return {"reader": "rules", "reader_failed": kept.failed} if kept.failed else {"reader": "model"}


def _is_whole(order: RenderOrder) -> bool:
    return order.source is None or order.source.relation == "remix"


def _earlier(job: Generation, order: RenderOrder) -> Kept | None:
    """Find what the same model wrote for the same prompt of the same person, or of the source."""
    now = (job.prompt, settings.LLM_MODEL)
    mine = Generation.objects.of(job.author).asked_of_model().filter(prompt=job.prompt)
    known = [*mine.order_by("-created_at")[:1], *([job.parent] if job.parent else [])]
    for clip in known:
        kept = kept_of(clip)
        if kept and (kept.prompt, kept.by) == now and _holds(kept, order):
            return kept
    return None


def _holds(kept: Kept, order: RenderOrder) -> bool:
    """Whether it can be used with those who are lent this time."""
    if kept.screenplay is None:
        return False
    try:
        held_to(kept.screenplay, named(order.prompt, order.cameos), order, order.cameos)
    except Unusable:
        return False
    return True


def _asked(order: RenderOrder, job: Generation | None) -> Kept:
    prompt, name = order.prompt, settings.LLM_MODEL
    spoken = named(prompt, order.cameos)
    before = screenplay_of(job.parent) if job and job.parent else None
    try:
        answer = ask(
            Written,
            task=task(order.seconds),
            about=_about(spoken[:LONGEST_READ], before),
            temperature=0,
            seconds=settings.LLM_SECONDS,
        )
        written = answer.model_dump(mode="json", exclude_defaults=True)
        found = Screenplay(prompt=prompt, written=written, by=name)
        held_to(found, spoken, order, order.cameos)
    except (NoAnswer, Unusable) as error:
        logger.warning("generation.no_screenplay_from_model", extra={"why": str(error)})
        return Kept(prompt=prompt, by=name, failed=str(error)[:200])
    return Kept(prompt=prompt, by=name, written=written)


def _about(prompt: str, before: Screenplay | None) -> str:
    if before is None:
        return prompt
    earlier = {"prompt": before.prompt, "screenplay": before.written}
    return f"Earlier: {json.dumps(earlier, ensure_ascii=False)}\nNew prompt: {prompt}"
