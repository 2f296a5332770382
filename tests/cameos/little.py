"""The smallest things that pass for what people send and checks find."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import av
import numpy as np

from cameos.checking.report import Finding, Reference, Report, Verdict, VoiceMeasures


@cache
def film_bytes(seconds: float = 1.5) -> bytes:
    """Make an MP4 that shows nothing in particular."""
    written = BytesIO()
    with av.open(written, "w", format="mp4") as made:
        stream = made.add_stream("libx264", rate=12)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for number in range(round(seconds * 12)):
            shade = np.full((64, 64, 3), number * 5 % 256, np.uint8)
            made.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
        made.mux(stream.encode(None))
    return written.getvalue()


def film() -> BytesIO:
    return BytesIO(film_bytes())


def report(verdict: Verdict = Verdict.ACCEPT, reason: str = "", face: bytes = b"a face") -> Report:
    """Say what checks would of a film that shows somebody."""
    still = {"media_type": "image/webp", "width": 8, "height": 8}
    return Report(
        findings=(
            Finding(check="movements", verdict=verdict, figures={"yaw": 21.5}, reason=reason),
        ),
        references=(
            Reference(kind="front", content=face, **still),
            Reference(kind="cutout", content=face + b" cut out", **still),
        ),
        voice=VoiceMeasures(pitch=180.0, pitch_range=6.0, rate=120.0, tilt=-7.0),
        recording=face + b" that speaks",
        template=face + b" in numbers",
        models={"face": "1"},
    )
