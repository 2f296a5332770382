from __future__ import annotations

from django import forms

from generation.models import Generation


class WaitForm(forms.Form):
    """What decides how long a clip takes."""

    slot = forms.CharField(max_length=20)
    size = forms.ChoiceField(choices=Generation.Size)
    seconds = forms.IntegerField(min_value=1, max_value=120)
