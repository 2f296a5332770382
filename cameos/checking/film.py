"""A film as the checks see it: pictures at an even rate, and one voice.

What is read here was written by `cameos.reading`; nothing that comes from elsewhere is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from cameos.checking.faces import Picture

RATE: Final = 16_000  # samples a second, as the recogniser hears
Sound = npt.NDArray[np.float32]  # (samples,), mono, in [-1, 1]


def pictures_of(path: Path, *, each_second: int) -> Iterator[tuple[float, Picture]]:
    """Yield pictures of shape (height, width, 3) with their times in seconds."""
    number = 0
    with av.open(str(path), format="mp4") as container:
        container.streams.video[0].thread_type = "AUTO"
        for picture in container.decode(video=0):
            time = picture.time or 0.0
            if time * each_second >= number - 1e-6:
                number += 1
                yield time, np.asarray(picture.to_ndarray(format="rgb24"), np.uint8)


def voice_of(path: Path, *, rate: int = RATE) -> Sound:
    """Return the sound of a film, `rate` samples a second; empty if it has none."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    with av.open(str(path), format="mp4") as container:
        if not container.streams.audio:
            return np.zeros(0, np.float32)
        parts = [
            part.to_ndarray()[0]
            for heard in container.decode(audio=0)
            for part in resampler.resample(heard)
        ]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)
