"""A camera and a microphone for Chromium: somebody who does what a challenge asks.

    --use-fake-device-for-media-stream
    --use-file-for-fake-video-capture=FOLDER/camera.y4m
    --use-file-for-fake-audio-capture=FOLDER/microphone.wav%noloop

Chromium opens the files when a page asks for the camera, not before, and plays them from the
beginning then; so a journey reads the challenge off the page, writes the films and goes on. The
picture begins anew at its end.

    python -m tests.cameos.capture_films FOLDER CHALLENGE.json [--wrong-words] [--missing-turn]
"""

from __future__ import annotations

import json
import sys
import wave
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import av
import numpy as np

from cameos.checking.challenge import Challenge, read_challenge
from tests.cameos.heads import Room, person
from tests.cameos.takes import FPS, RATE, VOICES, Take, take

LEAD: Final = 1.0  # seconds until somebody has clicked


@dataclass(frozen=True, kw_only=True)
class Film:
    """What Chromium is given, and how long it plays."""

    video: Path
    sound: Path
    seconds: float


def film(
    challenge: Challenge,
    folder: Path,
    *,
    wrong_words: bool = False,
    missing_turn: bool = False,
    who: int = 3,
    lead: float = LEAD,
    room: Room | None = None,
) -> Film:
    """Write `camera.y4m` and `microphone.wav` into a folder.

    :param wrong_words: whether every digit is said as another one.
    :param missing_turn: whether the last turn of the head is left out.
    :param who: which of the people who do not exist; another number is another face and voice.
    :param lead: seconds of looking into the camera before the first word.
    :param room: 640 by 480 pixels unless set.
    """
    done = challenge
    if wrong_words:
        other = "".join(str((int(digit) + 3) % 10) for digit in challenge.digits)
        done = replace(done, digits=other)
    if missing_turn:
        done = replace(done, steps=done.steps[:-1])
    one = take(person(who), done, voice=VOICES[who % len(VOICES)], room=room, lead=lead)
    folder.mkdir(parents=True, exist_ok=True)
    return Film(
        video=_write_y4m(one, folder / "camera.y4m"),
        sound=_write_wav(one, folder / "microphone.wav"),
        seconds=one.seconds,
    )


def sent_by_a_browser(made: Film, path: Path) -> Path:
    """Write what a browser would send that was given a film: WebM without a length."""
    with (
        av.open(str(path), "w", options={"live": "1"}) as sent,
        av.open(str(made.video)) as camera,
        av.open(str(made.sound)) as microphone,
    ):
        seen = camera.streams.video[0]
        picture = sent.add_stream("libvpx", rate=FPS, options={"deadline": "realtime"})
        picture.width, picture.height = seen.width, seen.height
        voice = sent.add_stream("libopus", rate=RATE, layout="mono")
        for frame in camera.decode(video=0):
            sent.mux(picture.encode(frame))
        sent.mux(picture.encode(None))
        for part in microphone.decode(audio=0):
            sent.mux(voice.encode(part))
        sent.mux(voice.encode(None))
    return path


def _write_y4m(one: Take, path: Path) -> Path:
    height, width = one.frames[0].shape[:2]
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F{FPS}:1 Ip A1:1 C420mpeg2\n".encode())
        for frame in one.frames:
            planes = av.VideoFrame.from_ndarray(frame, format="rgb24").reformat(format="yuv420p")
            file.write(b"FRAME\n" + planes.to_ndarray().tobytes())
    return path


def _write_wav(one: Take, path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(one.sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def main(folder: str, challenge: str, *flags: str) -> None:
    """Write the films for a challenge in a file."""
    asked = read_challenge(json.loads(Path(challenge).read_text(encoding="utf-8")))
    written = film(
        asked,
        Path(folder),
        wrong_words="--wrong-words" in flags,
        missing_turn="--missing-turn" in flags,
    )
    sys.stdout.write(f"{written.video} {written.sound} {written.seconds:.1f} s\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
