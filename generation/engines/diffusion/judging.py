"""Which of several candidates is the best: a place for rerankers, and a modest one.

What hurts most in practice is a clip that stands still, or is blurred. Both can be seen without a
model. Whoever has a better judge, such as one of picture and prompt, puts it here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

Frames = npt.NDArray[np.uint8]  # (frames, height, width, 3)
Judge = Callable[[Frames], float]
"""Scores a candidate; the highest score wins."""

LOOKED_AT: Final = 24  # frames, evenly spread
LIVELY: Final = 4.0  # mean change between two of them from which more is no better


def liveliness(frames: Frames) -> float:
    """Prefer what moves to what stands still, then what is sharp to what is blurred."""
    picked = np.linspace(0, len(frames) - 1, min(LOOKED_AT, len(frames))).astype(int)
    greys = np.stack([frames[number, ::2, ::2].mean(axis=2) for number in picked])
    motion = float(np.abs(np.diff(greys, axis=0)).mean()) if len(greys) > 1 else 0.0
    sharpness = float(np.abs(np.diff(greys, axis=1)).mean() + np.abs(np.diff(greys, axis=2)).mean())
    return min(motion, LIVELY) / LIVELY + sharpness / 255
