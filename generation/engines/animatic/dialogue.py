"""Spoken lines in a prompt: cut out of the text before anything else is read."""

# ruff: noqa: RUF001 (punctuation of many scripts is what this module is about)

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.reading import LINE_MARK, LINE_MARKS

_QUOTED: Final = re.compile(
    r'"([^"]{1,600})"|“([^”"]{1,600})[”"]|„([^“”"]{1,600})[“”"]|«([^»]{1,600})»|»([^«]{1,600})«'
    r"|「([^」]{1,600})」|『([^』]{1,600})』|‹([^›]{1,600})›"
    r"|(?:(?<=[\s:,])|^)[‘']([^‘'\n]{2,600}?(?:['’][a-z]{1,2}\b[^‘'\n]*?)*)['’](?=[\s.,!?;]|$)"
    r'|"([^"\n]{1,200})$'
)
_MARK: Final = "[\ue000-\ue3ff]"
_ENDS_A_SENTENCE: Final = (".", "!", "?", "…", "。", "！", "？")


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A spoken line, as written."""

    text: str

    @property
    def ends_a_sentence(self) -> bool:
        return self.text.endswith(_ENDS_A_SENTENCE)


def cut_quotes(prompt: str) -> tuple[str, list[Quote]]:
    """Put a mark in place of each spoken line; returns the marked prompt and the lines."""
    quotes: list[Quote] = []
    prompt = re.sub(_MARK, " ", prompt)  # nobody writes these; here they stand for lines

    def mark(match: re.Match[str]) -> str:
        text = next((group for group in match.groups() if group), "").strip()
        if not re.search(r"\w", text) or len(quotes) == LINE_MARKS:
            return " "
        quotes.append(Quote(text=text.rstrip(",，、")))
        return f" {chr(LINE_MARK + len(quotes) - 1)} "

    return _QUOTED.sub(mark, prompt), quotes


def with_quotes(text: str, quotes: list[Quote]) -> str:
    """Put the spoken lines back where their marks stand."""
    spoken = re.sub(_MARK, lambda mark: f"“{quotes[ord(mark.group()) - LINE_MARK].text}”", text)
    return " ".join(spoken.split())
