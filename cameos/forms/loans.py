from __future__ import annotations

from datetime import timedelta
from typing import Final

from django import forms

from cameos.models import Grant
from cameos.models.grants import GrantQuerySet

TERMS: Final = [  # days, and how that is said
    ("", "For as long as it stands"),
    ("1", "For a day"),
    ("7", "For a week"),
    ("30", "For a month"),
    ("365", "For a year"),
]
MODES: Final = [("from_now_on", "From now on"), ("take_down", "And take down what exists")]


class AskForm(forms.Form):
    """A request to use a cameo of somebody else."""

    message = forms.CharField(
        label="What for?",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class AnswerForm(forms.Form):
    """What the owner says to a request, and for how long."""

    granted = forms.BooleanField(required=False)
    days = forms.ChoiceField(choices=TERMS, required=False)

    @property
    def term(self) -> timedelta | None:
        """How long it is lent; None: as long as the cameo."""
        days = self.cleaned_data["days"]
        return timedelta(days=int(days)) if days else None


class RevokeForm(forms.Form):
    """From now on, or with all that exists."""

    mode = forms.ChoiceField(choices=MODES, error_messages={"required": "Choose one of the two."})

    @property
    def take_down(self) -> bool:
        return bool(self.cleaned_data["mode"] == "take_down")


class PlaceForm(forms.Form):
    """How far somebody has read in a list of who holds a cameo."""

    after = forms.UUIDField(required=False)

    def place(self, held: GrantQuerySet) -> Grant | None:
        """Find the last one that was read; None: nothing yet, or it is gone."""
        self.is_valid()
        after = self.cleaned_data.get("after")
        return held.filter(pk=after).first() if after else None
