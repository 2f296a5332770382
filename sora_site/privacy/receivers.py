from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from sora_site.accounts.models import User
from sora_site.privacy import services


@receiver(user_logged_in)
def come_back(*, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """End a time away by signing in."""
    if services.come_back(person=user):
        text = "Welcome back. Others can see you and your posts again."
        messages.success(request, text, fail_silently=True)
