from __future__ import annotations

from django import forms


class CodeForm(forms.Form):
    """An invite code from somebody who waits, typed in any way."""

    code = forms.CharField(label="Invite code", max_length=40)
