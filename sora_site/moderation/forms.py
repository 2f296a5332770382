from __future__ import annotations

from django import forms

from sora_site.moderation.models import Report


class ReportForm(forms.Form):
    """What is wrong with something. The service decides about the words."""

    reason = forms.ChoiceField(
        label="What is wrong?", choices=Report.Reason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="In your words",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
