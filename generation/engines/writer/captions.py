"""WebVTT from cues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generation.engines.protocol import Cue

SHORTEST_CUE: Final = 0.5  # seconds; anything shorter cannot be read


def webvtt(cues: Iterable[Cue]) -> str:
    """Write the cues, in order of their start, as a WebVTT file."""
    blocks = ["WEBVTT", *(_block(cue) for cue in sorted(cues, key=lambda cue: cue.start))]
    return "\n\n".join(blocks) + "\n"


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
