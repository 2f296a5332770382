from __future__ import annotations

import unicodedata
from typing import Any

from django import forms

from sora_site.core.text import has_controls


class NameField(forms.CharField):
    """The name people are shown by: on one line, and to be seen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Name", max_length=50, **kwargs)

    def clean(self, value: Any) -> str:
        name = " ".join(super().clean(value).split())
        if has_controls(name):
            raise forms.ValidationError("The name has control characters in it.", code="control")
        if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
            raise forms.ValidationError("Please give a name that can be seen.", code="unseen")
        return name
