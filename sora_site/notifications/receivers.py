from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from sora_site.accounts.models import User
from sora_site.accounts.signals import person_followed
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify


@receiver(person_followed)
def tell_followee(*, follower: User, followee: User, **kwargs: Any) -> None:
    notify(
        recipient=followee,
        actor=follower,
        kind=Notification.Kind.FOLLOWED,
        url=follower.get_absolute_url(),
    )
