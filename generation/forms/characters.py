from __future__ import annotations

from typing import Any

from django import forms

from cameos.forms.cameos import HandleField
from cameos.models import HANDLE
from generation.services import Look


class CharacterForm(forms.Form):
    """Where a character is seen in a clip, and what it is called."""

    name = forms.CharField(label="Name", max_length=50)
    handle = HandleField(
        label="Handle",
        max_length=24,
        validators=[HANDLE],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    at = forms.FloatField(label="Moment, in seconds", min_value=0)
    size = forms.IntegerField(
        label="How much of the picture, in per cent", min_value=20, max_value=100, initial=100
    )
    across = forms.IntegerField(label="From left to right", min_value=0, max_value=100, initial=50)
    down = forms.IntegerField(label="From top to bottom", min_value=0, max_value=100, initial=50)

    def __init__(self, *args: Any, length: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, step in (("at", 0.04), ("size", 1), ("across", 1), ("down", 1)):
            self.fields[name].widget = forms.NumberInput(
                attrs=self.fields[name].widget.attrs | {"type": "range", "step": step}
            )
        self.fields["at"].initial = round(length / 2, 2)
        self.fields["at"].widget.attrs["max"] = round(length, 2)

    def look(self) -> Look:
        """Return where to look."""
        asked = self.cleaned_data
        return Look(
            at=asked["at"],
            size=asked["size"] / 100,
            across=asked["across"] / 100,
            down=asked["down"] / 100,
        )
