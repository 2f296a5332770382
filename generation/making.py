"""Making what a job asks for: an engine renders, the one writer writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generation import slots
from generation.engines.protocol import ClipFiles, Report
from generation.engines.writer import write_clip
from generation.models import Generation
from generation.orders import full_order_for
from generation.workspaces import JobWorkspace


@dataclass(frozen=True, kw_only=True)
class Made:
    """The files of a finished clip and what is known of it."""

    files: ClipFiles
    engine: str
    duration: float  # seconds
    account: Mapping[str, Any] = field(default_factory=dict)
    end_state: Mapping[str, Any] | None = None


def make(job: Generation, folder: Path, *, report: Report) -> Made:
    """Make the clip's files in `folder`.

    :raises OrderRefused: if the engine cannot make such a clip.
    :raises EngineError: if it could not.
    :raises Cancelled: out of `report`.
    """
    engine = slots.engine_of(job.recipe)
    plan = engine.plan(full_order_for(job, folder / "given"))
    clip = engine.render(plan, workspace=JobWorkspace(job), report=report)
    return Made(
        files=write_clip(clip, folder),
        engine=engine.key,
        duration=float(clip.frame_count / clip.fps),
        account=dict(clip.account) | {"adjustments": list(plan.adjustments)},
        end_state=clip.end_state,
    )
