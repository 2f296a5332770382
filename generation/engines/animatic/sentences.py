"""A prompt cut into sentences and hard cuts."""

# ruff: noqa: RUF001 (punctuation of many scripts is what this module is about)

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.dialogue import Quote
from generation.engines.animatic.reading import LINE_MARK

_MARK: Final = "[\ue000-\ue3ff]"
_END: Final = re.compile(r"[.!?](?=\s|$)|[。！？…\n।؟]+|[.!?]+(?=[\ue000-\ue3ff])")
_CUT: Final = re.compile(
    r"\b(?:smash )?cuts? to\b:?|\band then\b|\bthen\b|\bafter that\b|\bnext (?:shot|scene)\b:?"
    r"|\b(?:shot|scene) \d+\s*:|\bafterwards?\b|\bmoments later\b|\bluego\b|\bdespués\b|\bpuis\b"
    r"|\bensuite\b|\bdanach\b|\bdann\b|\bdepois\b|\bpoi\b|然后|接着|그리고 나서|그 다음|それから|次に",
    re.IGNORECASE,
)
_NEW_VIEW: Final = re.compile(r"\bcuts?\b|\bshot\b|\bscene\b|\blater\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of the prompt, its spoken lines still marks."""

    text: str
    is_cut: bool = False  # the prompt asked for a new shot here
    cut_words: tuple[str, ...] = ()
    follows: bool = False  # the cut only says that this comes next: "then"


def sentences(text: str, quotes: list[Quote]) -> list[Sentence]:
    """Cut a prompt into its sentences, in order."""
    found: list[Sentence] = []
    for stretch in _END.split(_end_after_lines(text, quotes)):
        start, words = 0, ""
        for cut in _CUT.finditer(stretch):
            _append(found, stretch[start : cut.start()], words)
            start, words = cut.end(), f"{words} {cut.group()}"
        _append(found, stretch[start:], words)
    return found


def _append(found: list[Sentence], text: str, cut: str) -> None:
    if re.search(rf"\w|{_MARK}", text):
        words = tuple(re.findall(r"\w+", cut))
        found.append(
            Sentence(
                text=text.strip(),
                is_cut=bool(words),
                cut_words=words,
                follows=bool(words) and not _NEW_VIEW.search(cut),
            )
        )


def _end_after_lines(text: str, quotes: list[Quote]) -> str:
    """End the sentence after `Maria says "Hi!"` where a capital follows."""

    def end(match: re.Match[str]) -> str:
        quote = quotes[ord(match["mark"]) - LINE_MARK]
        return f"{match['mark']}. " if quote.ends_a_sentence else match.group()

    return re.sub(rf"(?<=\w[ ,:])(?: *)(?P<mark>{_MARK})\s+(?=[A-ZÀ-Ý])", end, text)
