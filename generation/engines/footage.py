"""Reading a video that somebody else made: untrusted until it is frames and sound.

A file can name other files and addresses, claim to be huge, or be no video at all. It is opened
as the formats that are taken and nothing else, without a network, with the few codecs that are expected, and no
further than its limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import Colorspace, VideoReformatter

from generation.engines.protocol import SAMPLE_RATE, EngineError, Frame, Waveform

CODECS: Final = frozenset(
    {"h264", "hevc", "vp9", "libdav1d", "av1", "aac", "opus", "mp3", "mp3float"}
)
MOST_PIXELS: Final = 4096 * 2304  # of one picture
OPTIONS: Final = {
    "protocol_whitelist": "file",
    "codec_whitelist": ",".join(sorted(CODECS)),
}
Formats = tuple[str, ...]
MP4: Final[Formats] = ("mov",)  # MP4 and QuickTime are one to FFmpeg
ANY: Final[Formats] = ("mov", "matroska", "webm")
HD: Final = 720  # lines from which untagged pictures are BT.709
CROPPED_AT_MOST: Final = 0.1  # of a picture; one of another shape is shown whole, on black
MISSING_AT_MOST: Final = 0.5  # seconds of picture that the last frame stands in for


class Unreadable(EngineError):
    """The file is not a video that is taken here."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a file may be at most."""

    file_bytes: int
    seconds: float
    fps: int = 120
    formats: Formats = MP4


@dataclass(frozen=True, kw_only=True)
class Footage:
    """A file that was looked at and kept within its limits."""

    path: Path
    width: int
    height: int
    fps: Fraction
    seconds: float
    sound: bool
    formats: Formats = MP4

    @property
    def frame_count(self) -> int:
        return max(1, round(self.seconds * self.fps))

    def frames(self, width: int, height: int, *, start: int = 0) -> Iterator[Frame]:
        """Yield the frames from number `start` on at an even rate, fitted to the size.

        Where the file has too few, the one before is repeated, so that there are exactly
        `frame_count - start`.

        :raises Unreadable: if the file breaks off or cannot be decoded.
        """
        fit = _Fit(width, height)
        for picture in self._paced(start):
            yield fit(picture)

    def waveform(self, *, start: float = 0.0) -> Waveform | None:
        """Return the sound from `start` seconds on, as long as the picture; None without any.

        :raises Unreadable: if it cannot be decoded.
        """
        if not self.sound:
            return None
        wanted = round(self.frame_count * SAMPLE_RATE / self.fps)
        track = np.zeros((wanted, 2), np.float32)
        for offset, part in self._sound_parts():
            if offset >= wanted:
                break
            place = max(offset, 0)
            heard = part[max(-offset, 0) :][: wanted - place]
            track[place : place + len(heard)] = heard
        return track[round(start * SAMPLE_RATE) :]

    def _paced(self, start: int) -> Iterator[av.VideoFrame]:
        held: av.VideoFrame | None = None
        number, seen = start, 0.0
        for seen, picture in self.pictures():
            while held is not None and seen > (number + 0.5) / self.fps:
                if number == self.frame_count:
                    return
                yield held
                number += 1
            held = picture
        if held is None or self.seconds - seen > MISSING_AT_MOST + 1 / self.fps:
            raise Unreadable("The video breaks off before its end.")
        for _ in range(number, self.frame_count):
            yield held

    def pictures(self) -> Iterator[tuple[float, av.VideoFrame]]:
        """Yield each picture with its time in seconds from the first."""
        with _opened(self.path, self.formats) as container:
            first: float | None = None
            for picture in container.decode(video=0):
                moment = picture.time or 0.0
                first = moment if first is None else first
                yield moment - first, picture

    def _sound_parts(self) -> Iterator[tuple[int, Waveform]]:
        """Yield stretches of sound, each with the sample of the clip at which it begins."""
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        with _opened(self.path, self.formats) as container:
            begin = _begin(container.streams.video[0])
            position: int | None = None
            for heard in container.decode(audio=0):
                if position is None:
                    position = round(((heard.time or 0.0) - begin) * SAMPLE_RATE)
                for part in resampler.resample(heard):
                    samples = np.ascontiguousarray(part.to_ndarray().T, np.float32)
                    yield position, samples
                    position += len(samples)


def look_at(path: Path, limits: Limits) -> Footage:
    """Find out what a file is without decoding it.

    :raises Unreadable: if it is no MP4 video within the limits; the message says why.
    """
    if path.stat().st_size > limits.file_bytes:
        raise Unreadable(f"The video has more than {limits.file_bytes // 2**20} MB.")
    with _opened(path, limits.formats) as container:
        if not container.streams.video:
            raise Unreadable("The file has no picture.")
        video = container.streams.video[0]
        footage = Footage(
            path=path,
            width=video.codec_context.width,
            height=video.codec_context.height,
            fps=_rate(video, limits),
            seconds=_length(container, video),
            sound=bool(container.streams.audio),
            formats=limits.formats,
        )
    _require_within(footage, limits)
    return footage


def upright(footage: Footage) -> Footage:
    """Give footage the size in which it is seen: phones note apart how they were held.

    :raises Unreadable: if the first picture cannot be decoded.
    """
    for _, picture in footage.pictures():
        if _turns(picture) % 2:
            return replace(footage, width=footage.height, height=footage.width)
        return footage
    raise Unreadable("The file has no picture.")


def last_frame(footage: Footage, width: int, height: int) -> Frame:
    """Return the last picture, fitted to the size.

    :raises Unreadable: if the file breaks off or cannot be decoded.
    """
    *_, last = footage.frames(width, height, start=footage.frame_count - 1)
    return last


def _require_within(footage: Footage, limits: Limits) -> None:
    if not 0 < footage.width * footage.height <= MOST_PIXELS:
        raise Unreadable(f"The picture has {footage.width} by {footage.height} pixels: too many.")
    if not 0 < footage.seconds <= limits.seconds:
        raise Unreadable(
            f"The video is {footage.seconds:.1f} seconds long; {limits.seconds:.0f} is the most."
        )


@contextmanager
def _opened(path: Path, formats: Formats) -> Iterator[InputContainer]:
    """Open a file under the whitelists; whatever goes wrong inside is `Unreadable`."""
    try:
        container = av.open(
            str(path),
            format="mp4" if formats == MP4 else None,
            options=OPTIONS | {"format_whitelist": ",".join(formats)},
        )
    except (av.FFmpegError, ValueError) as error:
        raise Unreadable("The file is not a video that can be read here.") from error
    with container:
        _require_known_codecs(container)
        try:
            yield container
        except (av.FFmpegError, ValueError, LookupError) as error:
            raise Unreadable("The video is damaged and cannot be read.") from error


def _require_known_codecs(container: InputContainer) -> None:
    """Refuse unusual codecs, whose decoders are the least tested, and pictures that grow."""
    for stream in (*container.streams.video, *container.streams.audio):
        if stream.codec_context.name not in CODECS:
            raise Unreadable(f"The video is coded as {stream.codec_context.name}.")
        stream.codec_context.options = {"max_pixels": str(MOST_PIXELS)}


def _begin(video: av.VideoStream) -> float:
    if video.start_time is None or video.time_base is None:
        return 0.0
    return float(video.start_time * video.time_base)


def _rate(video: av.VideoStream, limits: Limits) -> Fraction:
    rate = video.average_rate or video.guessed_rate or Fraction(24)
    if not 1 <= rate <= limits.fps:
        raise Unreadable(f"The video has {float(rate):.0f} frames a second.")
    return Fraction(rate).limit_denominator(1001)


def _length(container: InputContainer, video: av.VideoStream) -> float:
    if video.duration and video.time_base:
        return float(video.duration * video.time_base)
    return (container.duration or 0) / av.time_base


class _Fit:
    """Brings pictures to one size: scaled, cropped a little, or shown whole on black."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._reformatter = VideoReformatter()

    def __call__(self, picture: av.VideoFrame) -> Frame:
        if turns := _turns(picture):
            picture = self._turned(picture, turns)
        across, down = self._width / picture.width, self._height / picture.height
        covers = min(across, down) / max(across, down) >= 1 - CROPPED_AT_MOST
        scale = max(across, down) if covers else min(across, down)
        scaled = self._scaled(picture, scale)
        return scaled if scaled.shape[:2] == (self._height, self._width) else self._set_in(scaled)

    def _turned(self, picture: av.VideoFrame, turns: int) -> av.VideoFrame:
        return av.VideoFrame.from_ndarray(
            np.ascontiguousarray(np.rot90(self._scaled(picture, 1.0), turns)), format="rgba"
        )

    def _scaled(self, picture: av.VideoFrame, scale: float) -> Frame:
        rgba = self._reformatter.reformat(
            picture,
            width=max(1, round(picture.width * scale)),
            height=max(1, round(picture.height * scale)),
            format="rgba",
            src_colorspace=_colours(picture),
            dst_colorspace=_colours(picture),
            threads=1,
        )
        return np.ascontiguousarray(rgba.to_ndarray(), np.uint8)

    def _set_in(self, scaled: Frame) -> Frame:
        height, width = scaled.shape[:2]
        top, left = max(height - self._height, 0) // 2, max(width - self._width, 0) // 2
        part = scaled[top : top + self._height, left : left + self._width]
        whole = np.zeros((self._height, self._width, 4), np.uint8)
        whole[..., 3] = 255
        down, right = (self._height - part.shape[0]) // 2, (self._width - part.shape[1]) // 2
        whole[down : down + part.shape[0], right : right + part.shape[1]] = part
        return whole


def _turns(picture: av.VideoFrame) -> int:
    """Count the quarter turns to the left after which the picture is upright."""
    return round(picture.rotation / 90) % 4


def _colours(picture: av.VideoFrame) -> Colorspace:
    """Tell by which matrix the picture was coded; what is not tagged is as its size suggests."""
    if picture.colorspace in set(Colorspace):
        return Colorspace(picture.colorspace)
    return Colorspace.ITU709 if min(picture.width, picture.height) >= HD else Colorspace.ITU601
