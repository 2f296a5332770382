"""What a person sees while the site runs, and what only the log files keep."""

from __future__ import annotations

import logging
import os
import re
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final, TextIO

WARNINGS: Final = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b|^Traceback ")
NOTHING: Final = re.compile(r"(?!)")

_PALETTE: Final = (36, 33, 35, 32, 34, 96, 93, 95)  # terminal colours, legible on dark and light
_LOG_BYTES: Final = 5_000_000


class Terminal:
    """The one stream that every process's important lines share, each with its prefix."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._coloured = stream.isatty() and "NO_COLOR" not in os.environ
        self._names: list[str] = []

    def say(self, text: str) -> None:
        """Print the site's own words. A closed terminal stops nobody."""
        with suppress(OSError, ValueError):
            self._stream.write(text + "\n")
            self._stream.flush()

    def line(self, name: str, text: str) -> None:
        """Print one line of a process."""
        self.say(f"{self._prefix(name)} {text}")

    def _prefix(self, name: str) -> str:
        if name not in self._names:
            self._names.append(name)
        plain = f"{name:>8} |"
        if not self._coloured:
            return plain
        return f"\x1b[{_PALETTE[self._names.index(name) % len(_PALETTE)]}m{plain}\x1b[0m"


class LoudLines:
    """Tells which lines of a program's output belong on the terminal: warnings, with their tail."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._in_tail = False
        self._in_traceback = False

    def __call__(self, line: str) -> bool:
        """Judge the next line of the stream."""
        if self._pattern.search(line):
            self._in_tail = True
            self._in_traceback = line.startswith("Traceback ")
            return True
        if line.startswith(("Traceback ", " ", "\t")) and self._in_tail:
            self._in_traceback |= line.startswith("Traceback ")
            return True
        loud, self._in_tail, self._in_traceback = self._in_traceback, False, False
        return loud  # the line that names the exception closes its traceback


class LogFile:
    """A process's whole output in a file that never grows beyond a few megabytes."""

    def __init__(self, path: Path) -> None:
        self._handler = _QuietHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")

    def write(self, line: str) -> None:
        """Append one line."""
        self._handler.emit(logging.LogRecord("", 0, "", 0, line, None, None))

    def close(self) -> None:
        """Close the file."""
        self._handler.close()


class _QuietHandler(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is given
        """Lose the line: on a full disk the site goes on."""
