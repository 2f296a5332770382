"""From a prompt to a typed scene: what is understood becomes shots, what is not is listed."""

from __future__ import annotations

import re
from typing import Final

from generation.engines.animatic import editing
from generation.engines.animatic.dialogue import cut_quotes
from generation.engines.animatic.languages import prompt_language
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
    read, unread = _split_at_limit(prompt)
    text, quotes = cut_quotes(read)
    language = prompt_language(re.sub(rf"[{chr(LINE_MARK)}-\ue3ff]", " ", text))
    draft = editing.draft_shots(text, quotes, language)
    shots = editing.cut_to_length(draft, seconds)
    return Scene(
        shots=shots,
        style=Style(style) if style else draft.style,
        mood=draft.mood,
        music=draft.music,
        understood=draft.understood,
        not_understood=(*draft.not_understood, *unread),
    )


def _split_at_limit(prompt: str) -> tuple[str, tuple[str, ...]]:
    """Cut a very long prompt; one entry stands for the rest."""
    if len(prompt) <= LONGEST_READ:
        return prompt, ()
    end = max(prompt.rfind(" ", 0, LONGEST_READ), LONGEST_READ // 2)
    count = len(prompt[end:].split())
    return prompt[:end], (f"… and {count:,} more words",)
