from __future__ import annotations

from typing import Any

from django import forms

from sora_site.accounts.models import User


class DeleteForm(forms.Form):
    """Asks for the person's own handle, so that nobody deletes their account by a slip."""

    handle = forms.CharField(label="Your handle", max_length=30)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        self.fields["handle"].widget.attrs["autocomplete"] = "off"

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"].strip().lstrip("@").lower()
        if handle != self._person.handle:
            raise forms.ValidationError(
                f"That is not your handle. Type {self._person.handle} to delete this account.",
                code="other",
            )
        return handle
