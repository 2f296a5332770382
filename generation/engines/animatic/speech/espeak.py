"""The warm eSpeak NG program and how it is asked to say something."""

from __future__ import annotations

import atexit
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import espeakng_loader
import numpy as np

from generation.engines.animatic.speech.voice import Utterance, Voice
from generation.engines.protocol import EngineError

PROGRAM: Final = Path(__file__).with_name("espeak_child.py")
VARIANTS: Final = Path(__file__).with_name("variants")
TIMEOUT: Final = 20.0  # seconds for one line
LONGEST_TEXT: Final = 2000  # characters of one request; a longer one would not fit a clip anyway
ATTEMPTS: Final = 3


class SpeechFailed(EngineError):
    """The speech program could not be made to answer."""


class VoiceMissing(EngineError):
    """There is no such language or voice."""


class _ProgramLost(Exception):
    """The program ended or hung in the middle of an answer."""


class SpeechProgram:
    """One child process, started when first needed and again whenever it died. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None  # where the program finds its voices

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def say(self, text: str, voice: Voice) -> Utterance:
        """Speak a line.

        :raises VoiceMissing: if the program knows no such voice.
        :raises SpeechFailed: if it died or hung over the line again and again.
        """
        request = {
            "text": text[:LONGEST_TEXT],
            "voice": f"{voice.language}+{voice.variant}",
            "pitch": voice.pitch,
            "range": voice.pitch_range,
            "rate": voice.rate,
        }
        for _ in range(ATTEMPTS):
            with self._lock, suppress(_ProgramLost, OSError, ValueError):
                return self._answer(request)
        raise SpeechFailed("The voices could not be recorded: the speech program does not answer.")

    def stop(self) -> None:
        with self._lock:
            self._end()

    def forget(self) -> None:
        """In a forked process: leave the program to the process that started it."""
        self._lock = threading.Lock()
        if self._process:
            _close_pipes(self._process)
            self._process.returncode = 0  # not ours to wait for
            self._process = self._folder = None

    def _answer(self, request: dict[str, Any]) -> Utterance:
        process = self._running()
        try:
            return _exchange(process, request)
        except (_ProgramLost, OSError, ValueError):
            self._end()
            raise

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._folder = tempfile.mkdtemp(prefix="voices-")
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [
                    sys.executable,
                    "-I",
                    str(PROGRAM),
                    espeakng_loader.get_library_path(),
                    espeakng_loader.get_data_path(),
                    str(VARIANTS),
                    self._folder,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            _close_pipes(process)
            process.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _exchange(process: subprocess.Popen[bytes], request: dict[str, Any]) -> Utterance:
    assert process.stdin is not None
    assert process.stdout is not None
    deadline = time.monotonic() + TIMEOUT
    process.stdin.write(json.dumps(request).encode() + b"\n")
    reader = _Reader(process.stdout.fileno(), deadline)
    head = json.loads(reader.line())
    pcm = reader.exactly(head["bytes"])
    if "error" in head:
        raise VoiceMissing(head["error"])
    return Utterance(
        sound=np.asarray(np.frombuffer(pcm, "<i2") / 32768, np.float32),
        sample_rate=head["sample_rate"],
        phonemes=tuple((float(start), str(ipa)) for start, ipa in head["phonemes"]),
    )


class _Reader:
    """Reads a pipe until a deadline."""

    def __init__(self, descriptor: int, deadline: float) -> None:
        self._descriptor = descriptor
        self._deadline = deadline
        self._pending = bytearray()

    def line(self) -> bytes:
        while b"\n" not in self._pending:
            self._more()
        return self._take(self._pending.index(b"\n") + 1)

    def exactly(self, count: int) -> bytes:
        while len(self._pending) < count:
            self._more()
        return self._take(count)

    def _take(self, count: int) -> bytes:
        taken = bytes(self._pending[:count])
        del self._pending[:count]
        return taken

    def _more(self) -> None:
        wait = max(0.0, self._deadline - time.monotonic())
        ready, _, _ = select.select([self._descriptor], [], [], wait)
        chunk = os.read(self._descriptor, 1 << 16) if ready else b""
        if not chunk:
            raise _ProgramLost
        self._pending += chunk


program: Final = SpeechProgram()
atexit.register(program.stop)
os.register_at_fork(after_in_child=program.forget)
