"""The last picture of a clip, whoever made it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
import numpy as np
import skia

LAST: Final = 1_000_000  # microseconds before the end from which frames are looked through


def last_frame(video: Path) -> skia.Image | None:
    """Read the last picture of a clip; None if there is none that can be read."""
    try:
        with av.open(str(video)) as container:
            if container.duration:
                container.seek(max(0, container.duration - LAST))
            last = None
            for last in container.decode(video=0):  # noqa: B007 - the last one is wanted
                pass
    except (av.FFmpegError, OSError, IndexError):
        return None
    if last is None:
        return None
    pixels = np.ascontiguousarray(last.to_ndarray(format="rgba"))
    info = skia.ImageInfo.Make(
        last.width, last.height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType
    )
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, pixels, last.width * 4))
