from __future__ import annotations

from datetime import date
from functools import cache
from zoneinfo import available_timezones

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from sora_site.accounts.forms.names import NameField
from sora_site.accounts.models import User, age_on, region_choices
from sora_site.accounts.services import rollout
from sora_site.core.geoip import country_of

_time_zones = cache(available_timezones)


def _regions() -> list[tuple[str, str]]:
    return [("", "Choose your country"), *region_choices()]


class AboutNewcomer(forms.Form):
    """What every newcomer is asked, whichever way they join: who they are, who let them in."""

    invite = forms.CharField(label="Invite code, if you have one", max_length=40, required=False)
    display_name = NameField()
    born_on = forms.DateField(label="Date of birth", widget=forms.DateInput(attrs={"type": "date"}))
    region = forms.ChoiceField(label="Country", choices=_regions)
    time_zone = forms.CharField(
        max_length=64, required=False, widget=forms.HiddenInput(attrs={"data-time-zone": True})
    )

    field_order = (
        "invite",
        "display_name",
        "username",
        "email",
        "password1",
        "born_on",
        "region",
        "time_zone",
    )

    newcomer: User | None = None
    """Who came of it, once saved."""

    def clean_invite(self) -> str:
        code: str = self.cleaned_data["invite"]
        try:
            return rollout.find_invite(code).code if code else ""
        except rollout.InviteRefused as refusal:
            raise forms.ValidationError(without_code(refusal), code="invite") from refusal

    def clean_time_zone(self) -> str:
        """Take the browser's word for where its clock stands, if it makes sense."""
        named: str = self.cleaned_data["time_zone"]
        return named if named in _time_zones() else settings.TIME_ZONE

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

    def describe(self, newcomer: User) -> None:
        """Write onto a new account what was asked."""
        for name in ("display_name", "born_on", "region", "time_zone"):
            setattr(newcomer, name, self.cleaned_data[name])

    def welcome(self, newcomer: User, request: HttpRequest) -> None:
        """Let a saved account in, or put it on the waitlist.

        :raises InviteRefused: if somebody else spent the code in the meantime.
        """
        self.newcomer = newcomer
        rollout.welcome_newcomer(
            newcomer=newcomer, code=self.cleaned_data["invite"], seen_in=country_of(request)
        )


class SignupForm(AboutNewcomer, AllauthSignupForm):
    """E-mail, handle and password from allauth; the rest from here."""

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """Make the account and let it in, or put it on the waitlist.

        :raises InviteRefused: if somebody else spent the code in the meantime.
        """
        newcomer = User()
        self.describe(newcomer)
        get_adapter().save_user(request, newcomer, self)
        self.welcome(newcomer, request)
        setup_user_email(request, newcomer, [EmailAddress(email=newcomer.email)])
        return newcomer


def without_code(refusal: rollout.InviteRefused) -> str:
    """Say why a code was refused, and what is possible all the same."""
    return f"{refusal} Or leave this empty and join the waitlist."
