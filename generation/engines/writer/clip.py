"""Writing a clip: frames are drawn here and encoded beside, files appear when all are whole."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import av
import numpy as np

from generation.engines.protocol import Clip, ClipFiles, EngineError, Frame, Report
from generation.engines.writer.captions import webvtt
from generation.engines.writer.encoder import EncoderThread
from generation.engines.writer.mp4 import Mp4File
from generation.engines.writer.stills import Stills

REPORT_EVERY: Final = 0.5  # seconds


def write_clip(clip: Clip, folder: Path, *, report: Report | None = None) -> ClipFiles:
    """Write video, thumbnail, sprite sheet and captions into `folder`, all of them or none.

    `report` is told the share of the frames already drawn about every half second.

    :raises EngineError: if the clip does not hold what it says it holds.
    :raises Cancelled: out of `report` or out of the clip's frames; no file is left behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(prefix=".writing-", dir=folder))
    try:
        parts = files_in(work)
        _write_pictures(clip, parts, report)
        parts.captions.write_text(webvtt(clip.cues), encoding="utf-8")
        return moved(parts, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def files_in(folder: Path) -> ClipFiles:
    """Name a clip's files in a folder."""
    return ClipFiles(
        video=folder / "clip.mp4",
        thumbnail=folder / "thumbnail.webp",
        sprites=folder / "sprites.jpg",
        captions=folder / "captions.vtt",
    )


def moved(parts: ClipFiles, folder: Path) -> ClipFiles:
    """Let files that are whole appear in `folder`, the film last."""
    files = files_in(folder)
    parts.captions.replace(files.captions)
    parts.sprites.replace(files.sprites)
    parts.thumbnail.replace(files.thumbnail)
    parts.video.replace(files.video)
    return files


def _write_pictures(clip: Clip, parts: ClipFiles, report: Report | None) -> None:
    stills = Stills(clip.frame_count, clip.width, clip.height)

    def encode(pictures: Iterator[av.VideoFrame]) -> None:
        with Mp4File(parts.video, clip) as mp4:
            for picture in pictures:
                mp4.add(picture)

    with EncoderThread(encode) as encoder:
        for index, frame in _with_progress(_checked(clip), clip.frame_count, report):
            picture = av.VideoFrame.from_ndarray(frame, format="rgba")
            stills.look(index, picture)
            encoder.put(picture)
    stills.save(thumbnail=parts.thumbnail, sprites=parts.sprites)


def _checked(clip: Clip) -> Iterator[tuple[int, Frame]]:
    """Yield the clip's frames, exactly `frame_count` of the stated size."""
    count = 0
    for frame in clip.frames:
        if frame.shape != (clip.height, clip.width, 4) or frame.dtype != np.uint8:
            raise EngineError(f"frame {count} is {frame.dtype} {frame.shape}, not RGBA of the clip")
        if count == clip.frame_count:
            raise EngineError(f"the clip has more than its {clip.frame_count} frames")
        yield count, frame
        count += 1
    if count < clip.frame_count:
        raise EngineError(f"the clip ended after {count} of {clip.frame_count} frames")


def _with_progress(
    frames: Iterator[tuple[int, Frame]], count: int, report: Report | None
) -> Iterator[tuple[int, Frame]]:
    told = time.monotonic()
    for index, frame in frames:
        yield index, frame
        if report and time.monotonic() - told >= REPORT_EVERY:
            told = time.monotonic()
            report((index + 1) / count, "Writing the clip")
    if report:
        report(1.0, "Finishing the file")
