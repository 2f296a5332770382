from __future__ import annotations

from uuid import uuid4

from django import forms

from generation.models import Generation
from generation.services import ClipOrder


class ComposerForm(forms.Form):
    """What a person wants to see. The service decides about the prompt's text."""

    prompt = forms.CharField(
        label="Prompt",
        strip=False,
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 5,
                "autofocus": True,
                "dir": "auto",
                "placeholder": "A corgi surfs a big wave at sunset. She says “Hang ten!”",
            }
        ),
    )
    size = forms.ChoiceField(
        label="Shape",
        choices=Generation.Size.choices,
        initial=Generation.Size.PORTRAIT,
        widget=forms.RadioSelect,
    )
    seconds = forms.TypedChoiceField(
        label="Length",
        coerce=int,
        choices=Generation.Seconds.choices,
        initial=Generation.Seconds.EIGHT,
        widget=forms.RadioSelect,
    )
    style = forms.ChoiceField(
        label="Style",
        choices=Generation.Style.choices,
        required=False,
        initial=Generation.Style.ANY,
        widget=forms.RadioSelect,
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def order(self) -> ClipOrder:
        asked = self.cleaned_data
        return ClipOrder(
            prompt=asked["prompt"],
            size=asked["size"],
            seconds=asked["seconds"],
            style=asked["style"],
        )
