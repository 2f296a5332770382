"""Taking in a film of a face: read in a process of its own, encoded anew, small and plain.

The reader has no network to ask for, none of the site's secrets in its environment, and bounds on
memory, time and what it may write. What it writes is pictures at an even rate and one voice:
nothing else of the file is left, no place, no date, no name of a device, no second track.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.video.reformatter import VideoReformatter

from sora_site.core.errors import DomainError

FORMATS: Final = "mov,matroska,webm"
CODECS: Final = frozenset(
    {"h264", "hevc", "vp8", "vp9", "libdav1d", "av1", "aac", "opus", "mp3", "mp3float"}
)
OPTIONS: Final = {
    "protocol_whitelist": "file",
    "format_whitelist": FORMATS,
    "codec_whitelist": ",".join(sorted(CODECS)),
}
MOST_PIXELS: Final = 4096 * 2304  # of one picture
LONGER_SIDE: Final = 1280  # pixels, of what is kept
FPS: Final = 24
VOICE_RATE: Final = 48_000  # samples a second
SHORTEST: Final = 1.0  # seconds
PATIENCE: Final = 5 * 60  # seconds for one film
BOUNDS: Final = {
    "RLIMIT_AS": 6 * 2**30,  # bytes of addresses, which threads and libraries are lavish with
    "RLIMIT_CPU": 5 * 60,  # seconds
    "RLIMIT_FSIZE": 2**28,  # bytes of one file
    "RLIMIT_CORE": 0,
}
ROOT: Final = Path(__file__).resolve().parents[1]
DAMAGED: Final = (
    "The film could not be read to its end: it is damaged, or of no common kind. Film it again."
)


class FilmRefused(DomainError):
    """The file is no film that can be checked."""


@dataclass(frozen=True, kw_only=True)
class Film:
    """What was taken in: H.264 at 24 frames a second, and AAC where there is a voice."""

    width: int
    height: int
    seconds: float
    sound: bool


def take_in(source: Path, target: Path, *, most_seconds: float) -> Film:
    """Encode the file `source` anew as the MP4 `target`, upright.

    :raises FilmRefused: if it is no film that is taken; the message says why.
    """
    command = [sys.executable, "-m", __name__, str(source), str(target), str(most_seconds)]
    try:
        reader = subprocess.run(  # noqa: S603 - our own module, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
            timeout=PATIENCE,
            check=False,
        )
        said: dict[str, Any] = json.loads(reader.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise FilmRefused(DAMAGED) from error
    if "refused" in said:
        raise FilmRefused(said["refused"])
    return Film(**said)


def main(source: str, target: str, most_seconds: str) -> None:
    """Be the reader: take one film in and say on standard output what came of it."""
    for name, most in BOUNDS.items():
        with suppress(ValueError):  # bound tighter already
            resource.setrlimit(getattr(resource, name), (most, most))
    try:
        said = asdict(_written(Path(source), Path(target), float(most_seconds)))
    except FilmRefused as refusal:
        said = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(said))


def _written(source: Path, target: Path, most_seconds: float) -> Film:
    with _opened(source) as first, _opened(source) as second, av.open(str(target), "w") as made:
        width, height, turns = _shape(source)
        pictures = made.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "21"})
        pictures.width, pictures.height, pictures.pix_fmt = width, height, "yuv420p"
        sound = bool(second.streams.audio)
        voice = made.add_stream("aac", rate=VOICE_RATE, layout="mono") if sound else None
        count = _copy_pictures(first, made, pictures, turns, most_seconds)
        if count < SHORTEST * FPS:
            raise FilmRefused("The film is shorter than a second. Film it again.")
        if voice is not None:
            _copy_voice(second, made, voice, count / FPS)
    return Film(width=width, height=height, seconds=count / FPS, sound=sound)


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    """Open a file under the whitelists; whatever goes wrong inside is `FilmRefused`."""
    try:
        container = av.open(str(path), options=OPTIONS)
    except (av.FFmpegError, ValueError) as error:
        raise FilmRefused("This is not a film that can be read here: send MP4 or WebM.") from error
    with container:
        try:
            _require_known(container)
            yield container
        except (av.FFmpegError, ValueError, LookupError) as error:
            raise FilmRefused(DAMAGED) from error


def _require_known(container: InputContainer) -> None:
    """Refuse unusual codecs, whose decoders are the least tested, and pictures that grow."""
    if not container.streams.video:
        raise FilmRefused("There is no picture in this file. Film it again.")
    for stream in (*container.streams.video, *container.streams.audio):
        if stream.codec_context.name not in CODECS:
            raise FilmRefused(
                f"The film is coded as {stream.codec_context.name}: send MP4 or WebM."
            )
        stream.codec_context.options = {"max_pixels": str(MOST_PIXELS)}


def _shape(path: Path) -> tuple[int, int, int]:
    """Return the size that is kept, and by how many quarter turns pictures lie."""
    with _opened(path) as container:
        for picture in container.decode(video=0):
            turns = round(picture.rotation / 90) % 4
            width, height = picture.width, picture.height
            if turns % 2:
                width, height = height, width
            scale = min(1.0, LONGER_SIDE / max(width, height))
            return _even(width * scale), _even(height * scale), turns
    raise FilmRefused("There is no picture in this file. Film it again.")


def _even(length: float) -> int:
    return max(round(length / 2) * 2, 16)


def _copy_pictures(
    source: InputContainer, made: OutputContainer, into: Any, turns: int, most_seconds: float
) -> int:
    """Write pictures at an even rate, the one before again where one is missing; count them."""
    reformatter, begin, count = VideoReformatter(), None, 0
    for picture in source.decode(video=0):
        moment = picture.time or 0.0
        begin = moment if begin is None else begin
        wanted = round((moment - begin) * FPS) + 1
        if wanted > most_seconds * FPS:
            raise FilmRefused(f"The film is longer than {most_seconds:.0f} seconds.")
        fitted = _upright(picture, turns, into, reformatter) if wanted > count else None
        while count < wanted and fitted is not None:
            fitted.pts, fitted.time_base = count, Fraction(1, FPS)
            made.mux(into.encode(fitted))
            count += 1
    made.mux(into.encode(None))
    return count


def _upright(
    picture: av.VideoFrame, turns: int, into: Any, reformatter: VideoReformatter
) -> av.VideoFrame:
    width, height = (into.height, into.width) if turns % 2 else (into.width, into.height)
    fitted = reformatter.reformat(picture, width=width, height=height, format="rgb24")
    if turns:
        turned = np.ascontiguousarray(np.rot90(fitted.to_ndarray(), turns), np.uint8)
        fitted = av.VideoFrame.from_ndarray(turned, format="rgb24")
    return fitted.reformat(format="yuv420p")


def _copy_voice(source: InputContainer, made: OutputContainer, into: Any, seconds: float) -> None:
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=VOICE_RATE)
    written = 0
    for heard in source.decode(audio=0):
        for part in resampler.resample(heard):
            if written >= seconds * VOICE_RATE:
                break
            part.pts, part.time_base = written, Fraction(1, VOICE_RATE)
            written += part.samples
            made.mux(into.encode(part))
    made.mux(into.encode(None))


if __name__ == "__main__":
    main(*sys.argv[1:])
