from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from sora_site.accounts.models import User, age_on, region_choices
from sora_site.accounts.services.rollout import InviteRefused, find_invite, redeem_invite
from sora_site.core.text import has_controls


def _regions() -> list[tuple[str, str]]:
    return [("", "Choose your country"), *region_choices()]


class SignupForm(AllauthSignupForm):
    """E-mail, handle and password from allauth; who somebody is and who let them in from here."""

    invite = forms.CharField(label="Invite code", max_length=40)
    display_name = forms.CharField(label="Name", max_length=50)
    born_on = forms.DateField(label="Date of birth", widget=forms.DateInput(attrs={"type": "date"}))
    region = forms.ChoiceField(label="Country", choices=_regions)

    field_order = (
        "invite",
        "display_name",
        "username",
        "email",
        "password1",
        "born_on",
        "region",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Handle"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_invite(self) -> str:
        code: str = self.cleaned_data["invite"]
        try:
            find_invite(code)
        except InviteRefused as refusal:
            raise forms.ValidationError(str(refusal), code="invite") from refusal
        return code

    def clean_display_name(self) -> str:
        name = " ".join(self.cleaned_data["display_name"].split())
        if has_controls(name):
            raise forms.ValidationError("The name has control characters in it.", code="control")
        if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
            raise forms.ValidationError("Please give a name that can be seen.", code="unseen")
        return name

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        today = timezone.localdate()
        if born_on > today or age_on(born_on, today) > 120:
            raise forms.ValidationError("Please give your real date of birth.", code="unreal")
        if age_on(born_on, today) < settings.MINIMUM_AGE:
            raise forms.ValidationError(
                f"You must be at least {settings.MINIMUM_AGE} to have an account here.",
                code="too_young",
            )
        return born_on

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """Make the account and spend the invite, both or neither.

        :raises InviteRefused: if somebody else spent the code in the meantime.
        """
        asked = self.cleaned_data
        newcomer = User(
            display_name=asked["display_name"], born_on=asked["born_on"], region=asked["region"]
        )
        get_adapter().save_user(request, newcomer, self)
        redeem_invite(code=asked["invite"], newcomer=newcomer)
        setup_user_email(request, newcomer, [EmailAddress(email=newcomer.email)])
        return newcomer
