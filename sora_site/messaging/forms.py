from __future__ import annotations

from typing import TypedDict
from uuid import UUID, uuid4

from django import forms

from sora_site.core.errors import DomainError
from sora_site.messaging.models import TEXT_LIMIT


class Unreadable(DomainError):
    """What was sent is no message."""


class Letter(TypedDict):
    """What one person sends another."""

    text: str
    clip: UUID | None
    request_key: UUID


class MessageForm(forms.Form):
    """A line to somebody. The service decides about its text and about the clip."""

    text = forms.CharField(
        label="Message",
        strip=False,
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 1,
                "dir": "auto",
                "placeholder": "Write a message",
                "autocomplete": "off",
                "data-limit": TEXT_LIMIT,
            }
        ),
    )
    clip = forms.UUIDField(widget=forms.HiddenInput, required=False)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def letter(self) -> Letter:
        """Give what is to be sent.

        :raises Unreadable: if the page it comes from was broken or too old.
        """
        if not self.is_valid():
            raise Unreadable("This could not be read. Your words were kept; send them again.")
        asked = self.cleaned_data
        return Letter(text=asked["text"], clip=asked["clip"], request_key=asked["request_key"])
