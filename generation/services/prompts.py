from __future__ import annotations

import unicodedata
from typing import Final

from generation.models import PROMPT_LIMIT
from sora_site.core.errors import DomainError
from sora_site.core.text import has_controls

CAMERA_LIMIT: Final = 200  # characters


class PromptRefused(DomainError):
    """The prompt cannot be used as it is."""


def clean_prompt(text: str) -> str:
    """Bring a prompt into the form that is stored.

    :raises PromptRefused: if it is empty, too long or has control characters in it.
    """
    prompt = _clean(text, "prompt")
    if not prompt:
        raise PromptRefused("Write what should happen in the clip.")
    return prompt


def clean_negative_prompt(text: str) -> str:
    """Bring what should not be seen into the form that is stored; it may be empty.

    :raises PromptRefused: if it is too long or has control characters in it.
    """
    return _clean(text, "list of what should not be seen")


def clean_camera(text: str) -> str:
    """Bring what the camera does into the form that is stored; it may be empty.

    :raises PromptRefused: if it is too long or has control characters in it.
    """
    camera = " ".join(text.split())
    if len(camera) > CAMERA_LIMIT or has_controls(camera):
        raise PromptRefused(f"Say what the camera does in at most {CAMERA_LIMIT} plain characters.")
    return camera


def _clean(text: str, name: str) -> str:
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if len(clean) > PROMPT_LIMIT:
        raise PromptRefused(
            f"The {name} has {len(clean):,} characters; {PROMPT_LIMIT:,} is the most."
            " Your text is kept below: shorten it and send it again."
        )
    if has_controls(clean, allowed="\n\t"):
        raise PromptRefused(
            f"The {name} has control characters in it that cannot be shown. Type it again, or"
            " paste it as plain text."
        )
    return clean
