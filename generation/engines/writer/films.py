"""A film of ours as it lies in its file: its shape, its keyframes, its pictures and its sound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from generation.engines.protocol import SAMPLE_RATE, EngineError, Waveform

SAFE: Final = {  # a playlist in film's clothing would have other files read
    "protocol_whitelist": "file",
    "format_whitelist": "mov,matroska,webm",
    "codec_whitelist": "h264,hevc,vp9,libdav1d,av1,aac,opus",
}


@dataclass(frozen=True)
class Shape:
    """What pictures must have in common to follow each other in one file."""

    width: int  # pixels
    height: int
    fps: Fraction


@dataclass(frozen=True, kw_only=True)
class Film:
    """One MP4 of the writer's. Frames are counted from 0 in the order in which they are seen."""

    path: Path
    shape: Shape
    frame_count: int
    keyframes: tuple[int, ...]  # each begins a group that needs nothing outside it
    header: bytes  # what a decoder must know before the first packet
    has_sound: bool

    @property
    def seconds(self) -> Fraction:
        return self.frame_count / self.shape.fps


def picture_at(path: Path, seconds: float) -> npt.NDArray[np.uint8]:
    """Return the picture of a film that is seen at a moment, or its last: (height, width, 3), RGB.

    :raises EngineError: if there is none.
    """
    shown: av.VideoFrame | None = None
    with open_safely(path) as container:
        video = container.streams.video[0]
        assert video.time_base is not None
        container.seek(int(max(seconds, 0) / video.time_base), stream=video)
        for frame in container.decode(video):
            if shown is not None and (frame.time or 0) > seconds:
                break
            shown = frame
    if shown is None:
        raise EngineError(f"{path.name} shows nothing.")
    return np.asarray(shown.to_ndarray(format="rgb24"), np.uint8)


def look_at(path: Path) -> Film:
    """Read a film's shape and where its keyframes are, without decoding it.

    :raises EngineError: if it is no film of the writer's.
    """
    try:
        with open_safely(path) as container:
            video = container.streams.video[0]
            codec = video.codec_context
            if codec.name != "h264" or not video.average_rate:
                raise EngineError(f"{path.name} was not written here: it is {codec.name}.")
            shape = Shape(codec.width, codec.height, Fraction(video.average_rate))
            header, has_sound = bytes(codec.extradata or b""), bool(container.streams.audio)
            order = [(index, packet.is_keyframe) for index, packet in _demuxed(container, shape)]
    except (av.FFmpegError, IndexError) as error:
        raise EngineError(f"{path.name} is not a film that can be cut.") from error
    if sorted(index for index, _ in order) != list(range(len(order))):
        raise EngineError(f"{path.name} does not show its frames at an even rate.")
    return Film(
        path=path,
        shape=shape,
        frame_count=len(order),
        keyframes=tuple(_closed(order)),
        header=header,
        has_sound=has_sound,
    )


def packets(film: Film, start: int, end: int) -> Iterator[tuple[int, av.Packet[av.VideoStream]]]:
    """Yield the packets of whole groups of pictures with the frame each shows, as decoded."""
    with open_safely(film.path) as container:
        for index, packet in _demuxed(container, film.shape):
            if start <= index < end:
                yield index, packet


def pictures(film: Film, start: int, end: int) -> Iterator[av.VideoFrame]:
    """Decode frames `start` up to, not including, `end`."""
    with open_safely(film.path) as container:
        video = container.streams.video[0]
        video.thread_type = "AUTO"
        assert video.time_base is not None
        container.seek(round(start / film.shape.fps / video.time_base), stream=video)
        for frame in container.decode(video):
            index = _index(frame.pts, video.time_base, film.shape)
            if index >= end:
                return
            if index >= start:
                yield frame


def pictures_at(film: Film, moments: Iterable[int]) -> Iterator[tuple[int, av.VideoFrame]]:
    """Decode single frames, given in their order; each group of pictures is read once at most."""
    for _, group in groupby(moments, lambda moment: bisect_right(film.keyframes, moment)):
        wanted = list(group)
        first, end = wanted[0], wanted[-1] + 1
        for index, picture in enumerate(pictures(film, first, end), first):
            if index in wanted:
                yield index, picture


def sound_of(film: Film) -> Waveform:
    """Decode all of a film's sound; silence as long as the film where it has none."""
    samples = round(film.seconds * SAMPLE_RATE)
    if not film.has_sound:
        return np.zeros((samples, 2), np.float32)
    to_ours = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    with open_safely(film.path) as container:
        frames = [part for frame in container.decode(audio=0) for part in to_ours.resample(frame)]
        frames += to_ours.resample(None)
    parts = [frame.to_ndarray().T for frame in frames]
    return np.concatenate([*parts, np.zeros((0, 2), np.float32)]).astype(np.float32)


def _closed(order: list[tuple[int, bool]]) -> Iterator[int]:
    """Yield the keyframes after which nothing earlier is seen; `order` is that of decoding."""
    latest = -1
    for index, is_keyframe in order:
        if is_keyframe and index > latest:
            yield index
        latest = max(latest, index)


def open_safely(path: Path) -> av.container.InputContainer:
    """Open a film so that nothing but this file is read, by no decoder we do not trust."""
    return av.open(str(path), "r", options=SAFE)


def _demuxed(
    container: av.container.InputContainer, shape: Shape
) -> Iterator[tuple[int, av.Packet[av.VideoStream]]]:
    video = container.streams.video[0]
    for packet in container.demux(video):
        if packet.pts is not None:
            yield _index(packet.pts, video.time_base, shape), packet


def _index(pts: int | None, time_base: Fraction | None, shape: Shape) -> int:
    assert pts is not None
    assert time_base is not None
    return round(pts * time_base * shape.fps)
