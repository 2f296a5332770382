"""A prompt and what could become of it, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

_TOKEN: Final = re.compile(r"\s+|[^\s]+")
_ENDS: Final = tuple(".!?…:;。！？")  # noqa: RUF001 - sentences of many scripts
_CLOSING: Final = "\"'”’»«」』)"  # noqa: RUF001 - as above
LONGEST_PIECE: Final = 32_000  # characters


class Piece(BaseModel):
    """Some words that stay, or a change: words that go and words that come in their place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["kept", "sentence", "words"]
    text: str = Field(default="", max_length=LONGEST_PIECE)  # what stays, or what comes
    removed: str = Field(default="", max_length=LONGEST_PIECE)
    about: str = Field(default="", max_length=40)

    @property
    def is_change(self) -> bool:
        return self.kind != "kept"


def merged(pieces: Iterable[Piece], *, take: frozenset[int]) -> str:
    """Put a prompt together with those changes whose places, from 0, are taken."""
    text = ""
    after_sentence = False
    for place, piece in enumerate(pieces):
        if piece.kind == "sentence":
            if place in take and piece.text.strip():
                text, after_sentence = _with_sentence(text, piece.text.strip()), True
            continue
        taken = piece.kind == "kept" or place in take
        text += " " * after_sentence + (piece.text if taken else piece.removed)
        after_sentence = False
    return text


def _with_sentence(text: str, sentence: str) -> str:
    if not text:
        return sentence
    end = "" if text.rstrip().rstrip(_CLOSING).endswith(_ENDS) else "."
    return f"{text.rstrip()}{end} {sentence}"


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Tell word by word what one text has that the other has not."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    return tuple(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[begin:stop])
        if tag == "equal":
            yield Piece(kind="kept", text=gone)
        else:
            yield Piece(kind="words", text=come, removed=gone, about="Wording")
