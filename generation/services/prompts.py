from __future__ import annotations

import unicodedata

from generation.models import PROMPT_LIMIT
from sora_site.core.errors import DomainError
from sora_site.core.text import has_controls


class PromptRefused(DomainError):
    """The prompt cannot be used as it is."""


def clean_prompt(text: str) -> str:
    """Bring a prompt into the form that is stored.

    :raises PromptRefused: if it is empty, too long or has control characters in it.
    """
    prompt = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not prompt:
        raise PromptRefused("Write what should happen in the clip.")
    if len(prompt) > PROMPT_LIMIT:
        raise PromptRefused(
            f"The prompt has {len(prompt):,} characters; {PROMPT_LIMIT:,} is the most."
            " Your text is kept below: shorten it and send it again."
        )
    if has_controls(prompt, allowed="\n\t"):
        raise PromptRefused(
            "The prompt has control characters in it that cannot be shown. Type it again, or"
            " paste it as plain text."
        )
    return prompt
