"""Whether a character can be taken from a clip, for pages that offer it."""

from __future__ import annotations

from django import template

from generation.models import Generation
from generation.services import NoCharacter, require_own_drawing

register = template.Library()


@register.filter
def gives_character(clip: Generation) -> bool:
    try:
        require_own_drawing(clip=clip)
    except NoCharacter:
        return False
    return True
