from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.forms.models import model_to_dict

from sora_site.accounts.forms.names import NameField
from sora_site.accounts.models import HANDLE_VALIDATORS, CommentsFrom, MessagesFrom, User
from sora_site.accounts.services.profiles import Profile
from sora_site.core.text import has_controls


@cache
def time_zones() -> list[tuple[str, str]]:
    """Time zones by the names people know them by: a part of the world and a city."""
    cities = (name for name in available_timezones() if "/" in name)
    known = sorted(name for name in cities if not name.startswith(("Etc/", "SystemV/", "US/")))
    return [(name, name.replace("_", " ")) for name in ["UTC", *known]]


class HandleField(forms.CharField):
    """A handle however it was typed: any case, with or without the sign before it."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower().removeprefix("@")


class ProfileForm(forms.Form):
    """What a person says of themselves and whom they let come near."""

    display_name = NameField()
    handle = HandleField(max_length=24, validators=HANDLE_VALIDATORS)
    bio = forms.CharField(max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    time_zone = forms.ChoiceField(choices=time_zones)
    is_private = forms.BooleanField(required=False)
    messages_from = forms.ChoiceField(
        label="Who may write to you first", choices=MessagesFrom.choices, widget=forms.RadioSelect
    )

    comments_from = forms.ChoiceField(
        label="Who may comment on your clips",
        choices=CommentsFrom.choices,
        widget=forms.RadioSelect,
    )

    @classmethod
    def of(cls, person: User) -> ProfileForm:
        """Show a person's form as it stands."""
        return cls(initial=model_to_dict(person, fields=list(cls.base_fields)))

    def clean_bio(self) -> str:
        bio = " ".join(self.cleaned_data["bio"].split())
        if has_controls(bio):
            raise forms.ValidationError("There are control characters in it.", code="control")
        return bio

    def profile(self) -> Profile:
        return Profile(**self.cleaned_data)
