from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import receiver

from feed import services
from feed.models import Post
from generation.models import Generation
from generation.signals import clip_taken_down
from recommender.signals import items_read
from sora_site.accounts.models import User
from sora_site.accounts.signals import person_blocked


@receiver(person_blocked)
def take_likes_back(*, blocker: User, blocked: User, **kwargs: Any) -> None:
    services.end_likes(one=blocker, other=blocked)


@receiver(clip_taken_down)
def take_post_down(*, clip: Generation, **kwargs: Any) -> None:
    for post in Post.objects.filter(generation=clip):
        services.withdraw(post=post)


@receiver(items_read)
def tell_who_waits(**kwargs: Any) -> None:
    transaction.on_commit(services.tell_who_waits)
