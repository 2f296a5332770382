from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from recommender import services
from sora_site.accounts.models import User
from sora_site.accounts.signals import follow_accepted, person_blocked, person_followed


@receiver([person_followed, follow_accepted])
def note_follow(*, follower: User, followee: User, **kwargs: Any) -> None:
    services.record_follow(person=follower, author=followee)


@receiver(person_blocked)
def forget_each_other(*, blocker: User, blocked: User, **kwargs: Any) -> None:
    services.forget_tie(person=blocker, author=blocked)
    services.forget_tie(person=blocked, author=blocker)
