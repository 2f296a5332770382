"""The small engine, at a pace at which somebody can be killed while it works."""

from __future__ import annotations

import time
from collections.abc import Iterator

from generation.engines.protocol import Frame, Report
from tests.generation.small_engine import FRAMES, SmallEngine

TAKES = 0.5  # seconds


class SteadyEngine(SmallEngine):
    key = "steady"

    def _frames(self, report: Report) -> Iterator[Frame]:
        for number, frame in enumerate(super()._frames(report)):
            time.sleep(TAKES / FRAMES)
            report(number / FRAMES, "Drawing")
            yield frame
