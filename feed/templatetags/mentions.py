from __future__ import annotations

from collections.abc import Iterator

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sora_site.core.text import MENTION

register = template.Library()


@register.filter
def mentions(text: str) -> SafeString:
    """Escape a text and make each handle in it a link; nobody is looked up."""
    return format_html_join("", "{}", ((part,) for part in _parts(text)))


def _parts(text: str) -> Iterator[str]:
    end = 0
    for mention in MENTION.finditer(text):
        yield text[end : mention.start()]
        profile = reverse("feed:profile", args=[mention[1].lower()])
        yield format_html('<a href="{}">{}</a>', profile, mention[0])
        end = mention.end()
    yield text[end:]
