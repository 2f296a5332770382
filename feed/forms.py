from __future__ import annotations

from uuid import uuid4

from django import forms


class CommentForm(forms.Form):
    """What somebody says under a post. The service decides about the text."""

    text = forms.CharField(
        label="Your comment",
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500, "dir": "auto"}),
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
