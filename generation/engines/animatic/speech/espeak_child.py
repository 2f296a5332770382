# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-alone program that speaks: requests on stdin, sound and phonemes on stdout.

It is never imported by the site: it alone loads eSpeak NG (GPL-3.0-or-later), which thereby stays
a separate program. Run as `python -I espeak_child.py LIBRARY DATA_FOLDER VARIANTS FOLDER`; needs
only the standard library. eSpeak reads its voices from one folder: an empty FOLDER is filled with
links to its own data and to our VARIANTS, and removed when the program ends.

A request is one line of JSON: `text`, `voice` ("en-us+f2"), `pitch` and `range` (0..100), `rate`
(words a minute). The answer is one line of JSON with `sample_rate` (Hz), `bytes` and `phonemes`
([seconds, IPA] pairs), or with `error`, followed by that many bytes of 16-bit mono sound.

Every request is answered by a fork of its own, so that no line sounds different for what was said
before it: the library keeps the state of its noise and its flutter from one line to the next.

It ends when stdin does, and looks every second whether its parent still lives, because a forked
sibling may hold the other end of the pipe open.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import shutil
import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO, Final

SYNCHRONOUS: Final = 2
PHONEME_EVENTS_IN_IPA: Final = 0x1 | 0x2
DONT_EXIT: Final = 0x8000
UTF8: Final = 1
RATE, PITCH, RANGE = 1, 3, 4
LIST_END, PHONEME = 0, 7
PARENT_CHECK: Final = 1.0  # seconds
LONGEST_REQUEST: Final = 30  # seconds, then the fork that answers it is ended by its alarm
NOISE_SEED: Final = 1


VOICES: Final = "voices"
OWN: Final = "!v"  # where the library looks for variants, below its voices


class EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),  # milliseconds
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", EventId),
    )


Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)


class Speaker:
    """The loaded library, collecting what one request makes it say."""

    def __init__(self, library: str, data: str) -> None:
        self._espeak = ctypes.CDLL(library)
        self._espeak.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        self.sample_rate = self._espeak.espeak_Initialize(
            SYNCHRONOUS, 0, str(Path(data).parent).encode(), PHONEME_EVENTS_IN_IPA | DONT_EXIT
        )
        if self.sample_rate <= 0:
            raise OSError("eSpeak NG did not start")
        self._espeak.espeak_ng_SetRandSeed(ctypes.c_long(NOISE_SEED))
        self._callback = Callback(self._collect)
        self._espeak.espeak_SetSynthCallback(self._callback)
        self._pcm = bytearray()
        self._phonemes: list[tuple[float, str]] = []

    def say(self, request: dict[str, Any]) -> tuple[bytes, list[tuple[float, str]]]:
        if self._espeak.espeak_SetVoiceByName(str(request["voice"]).encode()) != 0:
            raise LookupError(f"there is no voice {request['voice']}")
        for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range")):
            self._espeak.espeak_SetParameter(parameter, int(request[name]), 0)
        text = str(request["text"]).replace("\0", " ").encode()
        self._espeak.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, UTF8, None, None)
        return bytes(self._pcm), list(self._phonemes)

    def _collect(self, sound: Any, samples: int, events: Any) -> int:
        if sound and samples > 0:
            self._pcm += ctypes.string_at(sound, samples * 2)
        position = 0
        while events[position].type != LIST_END:
            event = events[position]
            if event.type == PHONEME:
                ipa = bytes(event.id.string).decode(errors="replace")
                self._phonemes.append((event.audio_position / 1000, ipa))
            position += 1
        return 0


def furnish(folder: Path, *, data: Path, variants: Path) -> Path:
    """Lay out the library's data in a folder, our variants among its voices, by links."""
    laid = folder / data.name
    (laid / VOICES / OWN).mkdir(parents=True)
    for source in (data, data / VOICES, data / VOICES / OWN, variants):
        below = laid / VOICES / OWN if source == variants else laid / source.relative_to(data)
        for entry in source.iterdir():
            if entry.name not in {VOICES, OWN}:
                (below / entry.name).symlink_to(entry)
    return laid


def lines_of(stdin: int, parent: int) -> Any:
    """Yield the lines of a pipe until it ends or the parent is gone."""
    pending = b""
    while os.getppid() == parent:
        ready, _, _ = select.select([stdin], [], [], PARENT_CHECK)
        if not ready:
            continue
        chunk = os.read(stdin, 65536)
        if not chunk:
            return
        *lines, pending = (pending + chunk).split(b"\n")
        yield from lines


def answer(speaker: Speaker, line: bytes) -> bytes:
    try:
        pcm, phonemes = speaker.say(json.loads(line))
    except (LookupError, ValueError, TypeError) as error:
        pcm, head = b"", {"error": str(error), "bytes": 0}
    else:
        head = {"sample_rate": speaker.sample_rate, "bytes": len(pcm), "phonemes": phonemes}
    return json.dumps(head).encode() + b"\n" + pcm


def answer_in_fork(speaker: Speaker, line: bytes, stdout: BinaryIO) -> bool:
    """Answer one request; false if the fork died over it."""
    fork = os.fork()
    if fork == 0:
        signal.alarm(LONGEST_REQUEST)
        stdout.write(answer(speaker, line))
        stdout.flush()
        os._exit(0)
    _, status = os.waitpid(fork, 0)
    return status == 0


def main(library: str, data: str, variants: str, folder: str) -> int:
    parent = os.getppid()
    stdout = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever the library prints must not end up between the answers
    laid = furnish(Path(folder), data=Path(data), variants=Path(variants))
    speaker = Speaker(library, str(laid))
    answered = all(answer_in_fork(speaker, line, stdout) for line in lines_of(0, parent))
    shutil.rmtree(folder, ignore_errors=True)
    return 0 if answered else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
