"""A real engine in every way but art: small grey clips, and a hook in the middle of the work.

For tests of what happens around an engine; the films themselves are tested with the real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from generation.engines.protocol import (
    SAMPLE_RATE,
    Capabilities,
    Clip,
    Cue,
    Frame,
    OrderRefused,
    Plan,
    RenderOrder,
    Report,
    Workspace,
)

FRAMES = 24


class SmallEngine:
    key = "small"
    halfway: ClassVar[Callable[[], None]] = staticmethod(lambda: None)

    def capabilities(self) -> Capabilities:
        return Capabilities(
            sizes=((720, 1280), (1280, 720)),
            seconds=(4, 20),
            fps=Fraction(24),
            sound=True,
            styles=(),
            licence="Apache-2.0",
        )

    def plan(self, order: RenderOrder) -> Plan:
        if "unfilmable" in order.prompt:
            raise OrderRefused("This engine does not film the unfilmable.")
        return Plan(order=order, estimated_seconds=1)

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        report(0, "Starting")
        return Clip(
            frames=self._frames(report),
            frame_count=FRAMES,
            fps=plan.order.fps,
            width=64,
            height=64,
            sound=np.zeros((SAMPLE_RATE, 2), np.float32),
            cues=(Cue(start=0.1, end=0.9, text="Hello"),),
            account={"engine": self.key, "version": "1", "understood": [], "not_understood": ["x"]},
        )

    def _frames(self, report: Report) -> Iterator[Frame]:
        for number in range(FRAMES):
            if number == FRAMES // 2:
                type(self).halfway()
                report(0.5, "Halfway")
            yield np.full((64, 64, 4), 255 - number, np.uint8)


class Crash(Exception):
    """Something nobody foresaw."""


class CrashingEngine(SmallEngine):
    key = "crashing"

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        raise Crash("the renderer fell over")


def use_engine(settings: Any, engine: type[SmallEngine]) -> None:
    """Let the whole site render with this engine."""
    path = f"{engine.__module__}.{engine.__qualname__}"
    settings.ENGINES = settings.ENGINES | {"animatic": (path, "cpu")}
