"""Taking in a film that somebody brought along: read in a process of its own, encoded anew.

The reader has no network to ask for, none of the site's secrets in its environment, and bounds on
memory, time and what it may write. What it writes is a clip as an engine's: nothing of the file
but its pictures and its sound is left, no place, no date and no name of a device.
"""

from __future__ import annotations

import json
import os
import resource
import select
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import IO, Any, Final

from generation.engines.footage import ANY, Footage, Limits, Unreadable, look_at, upright
from generation.engines.protocol import Clip, ClipFiles, OrderRefused, Report
from generation.engines.writer import write_clip
from generation.engines.writer.clip import files_in

SHORTEST: Final = 0.5  # seconds
SMOOTH: Final = 30  # frames a second, above which every second one is left out
PATIENCE: Final = 30 * 60  # seconds for one file
LOOK_UP: Final = 1.0  # seconds between signs of life
BOUNDS: Final = {  # of the reader
    "RLIMIT_AS": 6 * 2**30,  # bytes of addresses, which threads and libraries are lavish with
    "RLIMIT_CPU": 20 * 60,  # seconds
    "RLIMIT_FSIZE": 2**30,  # bytes of one file
    "RLIMIT_CORE": 0,
}
ROOT: Final = Path(__file__).resolve().parents[2]
DAMAGED: Final = "The video could not be read to its end: it is damaged, or of no common kind."


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A film that was taken in."""

    files: ClipFiles
    width: int
    height: int
    seconds: float
    sound: bool


def take_in(
    source: Path, folder: Path, *, most_bytes: int, most_seconds: int, report: Report
) -> Upload:
    """Encode a file anew into `folder`, as 720p or 1080p, upright or wide, on black if need be.

    :raises OrderRefused: if it is no video that is taken; the message says why.
    :raises Cancelled: out of `report`.
    """
    command = [sys.executable, "-m", __name__, str(source), str(folder)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath}
    with subprocess.Popen(  # noqa: S603 - our own module, no shell
        [*command, str(most_bytes), str(most_seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
        bufsize=0,
    ) as reader:
        try:
            last = _followed(reader, report)
        finally:
            reader.kill()
    if "refused" in last:
        raise OrderRefused(last["refused"])
    if "width" not in last:
        raise OrderRefused(DAMAGED)
    return Upload(files=files_in(folder), **last)


def _followed(reader: subprocess.Popen[bytes], report: Report) -> dict[str, Any]:
    """Pass on how far the reader is until it ends; return the last it said."""
    assert reader.stdout is not None
    said: dict[str, Any] = {"done": 0.0}
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if select.select([reader.stdout], [], [], LOOK_UP)[0]:
            line = reader.stdout.readline()
            if not line:
                break
            said = json.loads(line)
        report(said.get("done", 1.0), "Reading the film")
    return said


def main(source: str, folder: str, most_bytes: str, most_seconds: str) -> None:
    """Be the reader: take one file in and say on standard output what came of it."""
    _bind()
    out = sys.stdout.buffer
    limits = Limits(file_bytes=int(most_bytes), seconds=float(most_seconds), fps=240, formats=ANY)
    try:
        _say(out, **_written(Path(source), Path(folder), limits, out))
    except Unreadable as refusal:
        _say(out, refused=str(refusal))


def _bind() -> None:
    for name, most in BOUNDS.items():
        with suppress(ValueError):  # bound tighter already
            resource.setrlimit(getattr(resource, name), (most, most))


def _written(source: Path, folder: Path, limits: Limits, out: IO[bytes]) -> dict[str, Any]:
    footage = look_at(source, limits)
    if footage.seconds < SHORTEST:
        raise Unreadable("The video is shorter than half a second.")
    footage = replace(upright(footage), fps=_smooth(footage.fps))
    width, height = _size(footage)
    clip = Clip(
        frames=footage.frames(width, height),
        frame_count=footage.frame_count,
        fps=footage.fps,
        width=width,
        height=height,
        sound=footage.waveform(),
    )
    write_clip(clip, folder, report=lambda done, _: _say(out, done=round(done, 3)))
    seconds = float(footage.frame_count / footage.fps)
    return {"width": width, "height": height, "seconds": seconds, "sound": footage.sound}


def _size(footage: Footage) -> tuple[int, int]:
    """Choose among the sizes of clips the one that is nearest to what there is."""
    short, long = (1080, 1920) if min(footage.width, footage.height) >= 1080 else (720, 1280)
    return (short, long) if footage.height > footage.width else (long, short)


def _smooth(fps: Fraction) -> Fraction:
    while fps > SMOOTH:
        fps /= 2
    return fps


def _say(out: IO[bytes], **facts: Any) -> None:
    out.write(json.dumps(facts).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
