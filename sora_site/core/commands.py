"""What commands share with whoever types them: numbers within bounds, and how far they are."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Final

from django.core.management.base import OutputWrapper

BAR: Final = 30  # characters
INTERRUPTED: Final = 130  # what a shell reports of a command that Ctrl-C ended


def at_least(least: int) -> Callable[[str], int]:
    """Return what reads a whole number that is not below `least`, for an argument's `type`."""

    def read(word: str) -> int:
        number = int(word) if word.lstrip("-").isdecimal() else least - 1
        if number < least:
            raise ArgumentTypeError(f"{word} is not a whole number of at least {least}")
        return number

    return read


class Bar:
    """Shows on a terminal how far a command is; in a file or a pipe it would be noise."""

    def __init__(self, stream: OutputWrapper) -> None:
        self._stream = stream
        self._shown = stream.isatty()
        self._line = ""

    def __call__(self, what: str, share: float) -> None:
        """Show what is done, and the share of it that is, in [0, 1]."""
        filled = "█" * round(share * BAR)
        line = f"{filled:░<{BAR}} {share:4.0%} {what:<24}"
        if self._shown and line != self._line:
            end = "\n" if share >= 1 else ""
            self._stream.write(f"\r{line}", style_func=str, ending=end)
            self._line = line
