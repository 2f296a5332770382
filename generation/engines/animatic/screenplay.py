"""From a prompt to a typed scene: what is understood becomes shots, what is not is listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generation.engines.animatic import editing
from generation.engines.animatic.before import Before
from generation.engines.animatic.dialogue import Quote, cut_quotes
from generation.engines.animatic.drafts import Draft
from generation.engines.animatic.editing import Known, Script
from generation.engines.animatic.languages import prompt_language
from generation.engines.animatic.lexicon.terms import Noun
from generation.engines.animatic.reading import LINE_MARK
from generation.engines.animatic.scene import Scene, Style

LONGEST_READ: Final = 4_000  # characters of a prompt; nobody films more in a minute


def write_screenplay(prompt: str, *, seconds: float, seed: int, style: str = "") -> Scene:
    """Write the scene a prompt describes.

    :param seconds: length of the clip; the shots' lengths sum to it.
    :param seed: kept for engines that choose between readings; the same order, the same scene.
    :param style: a value of `Style`, or empty to read it from the prompt.
    """
    del seed  # nothing in a prompt is left to chance
    return scene_of(read_prompt(prompt), seconds=seconds, style=style)


def read_prompt(
    prompt: str,
    before: Before | None = None,
    lent: Mapping[str, Noun] | None = None,
    near: Mapping[str, str] | None = None,
) -> Script:
    """Read a prompt into drafts of shots.

    :param before: what an earlier clip has shown.
    :param lent: what the names of those who are lent mean.
    :param near: known words to show in the stead of unknown ones.
    """
    text, quotes, language, unread = cut_prompt(prompt)
    known = Known(before=before, lent=lent or {}, near=near or {})
    script = editing.draft_shots(text, quotes, language, known)
    script.not_understood = (*script.not_understood, *unread)
    return script


def cut_prompt(prompt: str) -> tuple[str, list[Quote], str, tuple[str, ...]]:
    """Cut a prompt into what is told, what is said, the language of it, and what is not read."""
    read, unread = _split_at_limit(prompt)
    text, quotes = cut_quotes(read)
    language = prompt_language(re.sub(rf"[{chr(LINE_MARK)}-\ue3ff]", " ", text))
    return text, quotes, language, unread


def scene_of(
    script: Script, *, seconds: float, style: str = "", first: Draft | None = None
) -> Scene:
    """Cut drafts into shots that last so many seconds; `first` is the view before them."""
    return Scene(
        shots=editing.cut_to_length(script, seconds, first),
        style=Style(style) if style else script.style,
        mood=script.mood,
        music=script.music,
        understood=script.understood,
        not_understood=script.not_understood,
        shown_as=script.shown_as,
    )


def _split_at_limit(prompt: str) -> tuple[str, tuple[str, ...]]:
    """Cut a very long prompt; one entry stands for the rest."""
    if len(prompt) <= LONGEST_READ:
        return prompt, ()
    end = max(prompt.rfind(" ", 0, LONGEST_READ), LONGEST_READ // 2)
    count = len(prompt[end:].split())
    return prompt[:end], (f"… and {count:,} more words",)
