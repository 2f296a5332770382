"""WebVTT from cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from math import inf
from typing import Final

from generation.engines.protocol import Cue

SHORTEST_CUE: Final = 0.5  # seconds; anything shorter cannot be read
MARKUP: Final = re.compile(r"<[^>]*>")
TIMES: Final = re.compile(r"(\d+:\d\d:\d\d\.\d{3}) --> (\d+:\d\d:\d\d\.\d{3})")


@dataclass(frozen=True, kw_only=True)
class CaptionPart:
    """What is kept of one WebVTT file of ours, and where; all times in seconds."""

    text: str
    start: float  # in that file
    end: float
    at: float  # in the new one


def webvtt(cues: Iterable[Cue]) -> str:
    """Write the cues, in order of their start, as a WebVTT file."""
    blocks = ["WEBVTT", *(_block(cue) for cue in sorted(cues, key=lambda cue: cue.start))]
    return "\n\n".join(blocks) + "\n"


def joined_webvtt(parts: Iterable[CaptionPart]) -> str:
    """Write the captions of a film that was cut together, each cue where it is heard now."""
    blocks = ["WEBVTT"]
    for part in parts:
        blocks += [_placed(begin, end, text, part) for begin, end, text in _cues(part)]
    return "\n\n".join(blocks) + "\n"


def words_in(text: str) -> str:
    """Give what a WebVTT file of ours says, a cue a line, without times and markup."""
    whole = CaptionPart(text=text, start=0.0, end=inf, at=0.0)
    return "\n".join(unescape(MARKUP.sub("", payload)) for _, _, payload in _cues(whole))


def _cues(part: CaptionPart) -> Iterator[tuple[float, float, str]]:
    """Yield what is said between the part's ends, in the times of its file."""
    for block in part.text.replace("\r\n", "\n").split("\n\n"):
        head, _, payload = block.strip("\n").partition("\n")
        if not (times := TIMES.fullmatch(head)):
            continue
        begin, end = (_seconds(time) for time in times.groups())
        if end > part.start and begin < part.end:
            yield max(begin, part.start), min(end, part.end), payload


def _placed(begin: float, end: float, payload: str, part: CaptionPart) -> str:
    shift = part.at - part.start
    return f"{_timestamp(begin + shift)} --> {_timestamp(end + shift)}\n{payload}"


def _seconds(timestamp: str) -> float:
    hours, minutes, seconds = timestamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _block(cue: Cue) -> str:
    start = max(cue.start, 0.0)
    end = max(cue.end, start + SHORTEST_CUE)
    return f"{_timestamp(start)} --> {_timestamp(end)}\n{_payload(cue)}"


def _timestamp(seconds: float) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{milliseconds:03}"


def _payload(cue: Cue) -> str:
    text = _escaped(cue.text)
    if cue.kind == "sound":
        return f"[{text}]"
    spoken = f"<lang {_escaped(cue.language)}>{text}</lang>" if cue.language else text
    return f"<v {_escaped(cue.speaker)}>{spoken}</v>" if cue.speaker else spoken


def _escaped(text: str) -> str:
    """One line without markup: a blank line would end the cue, and `-->` start another."""
    line = " ".join(text.split())
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
