"""Where pictures are cut: what can be copied is left as it is, the rest is encoded anew."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import Interpolation

from generation.engines.protocol import Clip, Report
from generation.engines.writer.films import Film, Shape, look_at, pictures
from generation.engines.writer.mp4 import Mp4File


@dataclass(frozen=True)
class Run:
    """Whole groups of pictures of one film, to be copied: frames `start` up to `end`."""

    film: Film
    start: int
    end: int
    encoded: bool = False  # just now, from pictures of another film


class Bench:
    """Cuts films to runs that can follow each other in one file of a given shape."""

    def __init__(self, shape: Shape, folder: Path, *, frames: int, report: Report | None) -> None:
        self.shape = shape
        self._folder = folder
        self._report = report
        self._numbers = count()
        self._steps, self._done = 2 * frames, 0  # each frame is cut, then joined

    def step(self, frames: int, stage: str) -> None:
        """Tell how far the work is; raises `Cancelled` out of the report."""
        self._done += frames
        if self._report:
            self._report(min(self._done / self._steps, 1.0), stage)

    def cut(self, film: Film, start: int, end: int) -> list[Run]:
        """Take frames `start` up to `end` out of a film."""
        if film.shape != self.shape:
            return [self._encode(film, start, end)]
        bounds = (*film.keyframes, film.frame_count)
        first = bounds[bisect_left(bounds, start)]
        last = bounds[max(bisect_right(bounds, end) - 1, 0)]
        if first >= last:
            return [self._encode(film, start, end)]
        runs = [Run(film, first, last)]
        self.step(last - first, "Cutting")
        if start < first:
            runs.insert(0, self._encode(film, start, first))
        if last < end:
            runs.append(self._encode(film, last, end))
        return runs

    def agreed(self, runs: list[Run]) -> list[Run]:
        """Encode anew what another decoder set-up is needed for than for the rest."""
        if len({run.film.header for run in runs}) == 1:
            return runs
        own = self._write(iter([_black(self.shape)]), 1).header
        return [
            run if run.film.header == own else self._encode(run.film, run.start, run.end)
            for run in runs
        ]

    def _encode(self, film: Film, start: int, end: int) -> Run:
        frames = frames_at(self.shape, film, start, end)
        made = self._write(_paced(film, start, end, self.shape), frames, step=1)
        return Run(made, 0, made.frame_count, encoded=True)

    def _write(self, shown: Iterator[av.VideoFrame], frames: int, *, step: int = 0) -> Film:
        path = self._folder / f"run-{next(self._numbers)}.mp4"
        clip = Clip(
            frames=iter(()),
            frame_count=frames,
            fps=self.shape.fps,
            width=self.shape.width,
            height=self.shape.height,
            sound=None,
        )
        with Mp4File(path, clip) as mp4:
            for picture in shown:
                mp4.add(_fitted(picture, self.shape))
                self.step(step, "Cutting")
        return look_at(path)


def frames_at(shape: Shape, film: Film, start: int, end: int) -> int:
    """How many frames of another rate show what these frames show."""
    return round((end - start) / film.shape.fps * shape.fps)


def _paced(film: Film, start: int, end: int, shape: Shape) -> Iterator[av.VideoFrame]:
    """Yield for each frame of the shape's rate what the film shows at its time."""
    wanted = (
        min(start + int(frame / shape.fps * film.shape.fps), end - 1)
        for frame in range(frames_at(shape, film, start, end))
    )
    due = next(wanted, None)
    for index, picture in enumerate(pictures(film, start, end), start):
        while due == index:
            yield picture
            due = next(wanted, None)


def _black(shape: Shape) -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(np.zeros((shape.height, shape.width, 3), np.uint8))


def _fitted(picture: av.VideoFrame, shape: Shape) -> av.VideoFrame:
    """Fit a picture into the shape, with black bars where it has another aspect."""
    if (picture.width, picture.height) == (shape.width, shape.height):
        return picture
    scale = min(shape.width / picture.width, shape.height / picture.height)
    width = min(2 * round(picture.width * scale / 2), shape.width)
    height = min(2 * round(picture.height * scale / 2), shape.height)
    small = picture.reformat(width, height, "rgb24", interpolation=Interpolation.BICUBIC)
    canvas = np.zeros((shape.height, shape.width, 3), np.uint8)
    left, top = (shape.width - width) // 2, (shape.height - height) // 2
    canvas[top : top + height, left : left + width] = small.to_ndarray()
    return av.VideoFrame.from_ndarray(canvas, format="rgb24")
