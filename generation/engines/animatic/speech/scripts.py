"""Which language letters tell: every script has one that reads it, and some have letters of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Script:
    """A script other than the Latin one."""

    letters: re.Pattern[str]
    languages: tuple[str, ...]  # that are written in it; the first where nothing tells
    telling: tuple[tuple[str, re.Pattern[str]], ...] = ()  # letters that only one of them has

    def language_of(self, text: str) -> str:
        """Tell the language of a text in this script."""
        told = (language for language, letters in self.telling if letters.search(text))
        return next(told, self.languages[0])


SCRIPTS: Final = (
    Script(re.compile(r"[\u3040-\u30ff]"), ("ja",)),
    Script(re.compile(r"[\uac00-\ud7af]"), ("ko",)),
    Script(re.compile(r"[\u3400-\u9fff]"), ("zh", "cmn", "ja", "yue")),
    Script(
        re.compile(r"[\u0400-\u04ff]"),
        ("ru", "uk", "bg", "sr", "mk", "be", "kk", "bs"),
        (
            ("kk", re.compile(r"[әғқңұүһ]", re.IGNORECASE)),
            ("mk", re.compile(r"[ѓќѕ]", re.IGNORECASE)),
            ("sr", re.compile(r"[ђћљњџј]", re.IGNORECASE)),
            ("be", re.compile(r"ў", re.IGNORECASE)),
            ("uk", re.compile(r"[їєґі]", re.IGNORECASE)),
            ("ru", re.compile(r"[ыэё]", re.IGNORECASE)),
            ("bg", re.compile(r"ъ", re.IGNORECASE)),
        ),
    ),
    Script(
        re.compile(r"[\u0600-\u06ff]"),
        ("ar", "fa", "ur"),
        (("ur", re.compile("[ٹڈڑںےہ]")), ("fa", re.compile("[پچژگک]"))),
    ),
    Script(re.compile(r"[\u0370-\u03ff]"), ("el",)),
    Script(re.compile(r"[\u0900-\u097f]"), ("hi", "mr", "ne"), (("mr", re.compile("ळ")),)),
    Script(re.compile(r"[\u0590-\u05ff]"), ("he",)),
    Script(re.compile(r"[\u0980-\u09ff]"), ("bn",)),
    Script(re.compile(r"[\u0a00-\u0a7f]"), ("pa",)),
    Script(re.compile(r"[\u0a80-\u0aff]"), ("gu",)),
    Script(re.compile(r"[\u0b80-\u0bff]"), ("ta",)),
    Script(re.compile(r"[\u0c00-\u0c7f]"), ("te",)),
    Script(re.compile(r"[\u0c80-\u0cff]"), ("kn",)),
    Script(re.compile(r"[\u0d00-\u0d7f]"), ("ml",)),
    Script(re.compile(r"[\u0d80-\u0dff]"), ("si",)),
    Script(re.compile(r"[\u0e00-\u0e7f]"), ("th",)),
    Script(re.compile(r"[\u10a0-\u10ff]"), ("ka",)),
    Script(re.compile(r"[\u0530-\u058f]"), ("hy",)),
    Script(re.compile(r"[\u1200-\u137f]"), ("am",)),
)


def script_in(text: str) -> Script | None:
    """Find the first script of a text that is not the Latin one."""
    return next((script for script in SCRIPTS if script.letters.search(text)), None)
