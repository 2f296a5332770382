"""Renders an order to files and says where the time went."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.protocol import ClipFiles, RenderOrder
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip


@dataclass(frozen=True)
class Timing:
    """One measured render."""

    total: float  # seconds of wall time
    stages: dict[str, float]  # seconds each stage took, by the words it was reported with
    files: ClipFiles


@dataclass
class StageClock:
    """A `Report` that remembers how long each stage took."""

    stages: dict[str, float] = field(default_factory=dict)
    _stage: str = ""
    _since: float = 0.0

    def __call__(self, _: float, stage: str) -> None:
        now = time.monotonic()
        if self._stage:
            self.stages[self._stage] = self.stages.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


def timed_render(order: RenderOrder, folder: Path) -> Timing:
    """Render and write one clip, measuring each of its stages."""
    engine, clock = AnimaticEngine(), StageClock()
    started = time.monotonic()
    workspace = FolderWorkspace(folder)
    clip = engine.render(engine.plan(order), workspace=workspace, report=clock)
    files = write_clip(clip, folder)
    clock(1.0, "")
    return Timing(time.monotonic() - started, clock.stages, files)
