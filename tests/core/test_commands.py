"""What commands say while they work, and to numbers that are none."""

from __future__ import annotations

from argparse import ArgumentTypeError
from io import StringIO

import pytest
from django.core.management.base import OutputWrapper

from sora_site.core.commands import Bar, at_least


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_grows_on_a_terminal_and_ends_its_line() -> None:
    screen = Terminal()
    bar = Bar(OutputWrapper(screen))

    for done in (1, 1, 4):
        bar("Reading", done / 4)

    first, second = screen.getvalue().split("\r")[1:]
    assert (first.count("█"), first.split()[1:]) == (8, ["25%", "Reading"])
    assert second.startswith("█" * 30)
    assert second.endswith("\n")


def test_a_file_is_told_no_bar() -> None:
    file = StringIO()

    Bar(OutputWrapper(file))("Reading", 0.5)

    assert file.getvalue() == ""


@pytest.mark.parametrize("word", ["-1", "0", "two", "1.5", "", "-"])
def test_what_is_no_such_number_is_refused(word: str) -> None:
    with pytest.raises(ArgumentTypeError, match="not a whole number of at least 1"):
        at_least(1)(word)


def test_a_number_is_read() -> None:
    assert at_least(0)("0") == 0
