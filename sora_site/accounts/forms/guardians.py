from __future__ import annotations

from typing import Any, Final

from django import forms

from sora_site.accounts.ages import Band, rules_of
from sora_site.accounts.models import Guardianship
from sora_site.accounts.services.guardians import Limits

FEED_MINUTES: Final = 180  # a day that a guardian may allow


def _audiences() -> list[tuple[str, str]]:
    allowed = rules_of(Band.TEEN).cameo_audiences
    return [("", "As the site has it"), *((each.value, each.label) for each in allowed)]


class LimitsForm(forms.Form):
    """What a guardian sets for one account."""

    continuous_scroll = forms.BooleanField(
        label="The feed may go on by itself, without pages and pauses", required=False
    )
    personalised = forms.BooleanField(
        label="The feed may learn from what is watched", required=False
    )
    feed_minutes = forms.IntegerField(
        label="Minutes of the feed a day", required=False, min_value=0, max_value=FEED_MINUTES
    )
    opens_at = forms.TimeField(
        label="Open from", required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    closes_at = forms.TimeField(
        label="Until", required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    cameo_audience = forms.ChoiceField(
        label="Widest cameo audience", required=False, choices=_audiences
    )
    seen_at = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["daily_generations"] = forms.IntegerField(
            label="Clips a day",
            required=False,
            min_value=0,
            max_value=rules_of(Band.TEEN).daily_generations,
        )

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or self.cleaned_data
        if {"opens_at", "closes_at"} & set(self.errors):
            return asked
        opens_at, closes_at = asked.get("opens_at"), asked.get("closes_at")
        if (opens_at is None) != (closes_at is None):
            missing = "opens_at" if opens_at is None else "closes_at"
            self.add_error(missing, "Give both times, or leave both empty for the whole day.")
        elif opens_at is not None and opens_at == closes_at:
            self.add_error("closes_at", "Choose two different times, or leave both empty.")
        return asked

    def limits(self) -> Limits:
        asked = self.cleaned_data
        return Limits(**{name: asked[name] for name in Limits.__annotations__})


def form_of(link: Guardianship) -> LimitsForm:
    """Show the limits of a link as they are set."""
    names = Limits.__annotations__
    initial = {name: getattr(link, name) for name in names}
    return LimitsForm(initial=initial | {"seen_at": link.changed_at.isoformat()})
