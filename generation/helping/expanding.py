from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from generation.engines.animatic.dialogue import cut_quotes
from generation.engines.animatic.languages import prompt_language
from generation.helping import rules
from generation.helping.model import asked
from generation.helping.pieces import Piece, compared
from generation.helping.rules import Wish
from sora_site.core.language_model import NoAnswer

logger = logging.getLogger(__name__)

LONGEST: Final = 2_000  # characters of a prompt that is helped with
FULL: Final = "Nothing is missing: it says who, where, when, and how it looks and sounds."
LONG: Final = "That is long enough to film: help is for prompts of up to 2,000 characters."
ENGLISH: Final = (
    "Without a language model the help is in English alone, and your prompt is in another language."
    " It is left as it is."
)


@dataclass(frozen=True, kw_only=True)
class Help:
    """A fuller prompt as changes to the one that was written, or a word on why there is none."""

    pieces: tuple[Piece, ...] = ()
    by_model: bool = False
    note: str = ""

    @property
    def changes(self) -> bool:
        return any(piece.is_change for piece in self.pieces)


def expand(prompt: str, wish: Wish) -> Help:
    """Make a fuller prompt: by the site's language model if it has one and answers, else by rules.

    Spoken lines and handles stay as they are. Takes at most `settings.LLM_SECONDS`.
    """
    if len(prompt) > LONGEST:
        return Help(note=LONG)
    if settings.LLM_BASE_URL:
        try:
            return Help(pieces=compared(prompt, asked(prompt, wish)), by_model=True)
        except NoAnswer as error:
            logger.warning("generation.no_help_from_model", extra={"why": str(error)})
    if prompt_language(cut_quotes(prompt)[0]) != "en":
        return Help(note=ENGLISH)
    pieces = rules.expanded(prompt, wish)
    return Help(pieces=pieces, note="" if len(pieces) > 1 else FULL)
