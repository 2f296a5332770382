"""A word to somebody who scrolls along: whether, to whom, and what they answer."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from feed.models import Like, Nudge, Pace, Post
from feed.services.clock import has_acted
from recommender.ranking.pacing import Stage
from sora_site.accounts.models import User
from sora_site.core.errors import Gone

LIKED: Final = 10  # of the latest likes, from which an invitation takes its seed
KINDS: Final = {Stage.CREATE: Nudge.Kind.CREATE, Stage.MOOD: Nudge.Kind.MOOD}


class Answered(Gone):
    """The question was answered before, or is nobody's any more."""


def nudge_of(*, viewer: User, pace: Pace, stage: Stage) -> Nudge | None:
    """Say what is due, once a sitting; None if it is not, or said to nobody like them."""
    if stage is Stage.CREATE and has_acted(viewer=viewer, pace=pace):
        return None
    with transaction.atomic():
        if not Pace.objects.filter(pk=pace.pk, stage__lt=stage).update(stage=stage):
            return None
        nudge = Nudge.objects.create(
            person=viewer,
            kind=KINDS[stage],
            held_out=is_held_out(viewer),
            seed=_seed(viewer) if stage is Stage.CREATE else None,
        )
    return None if nudge.held_out else nudge


def answer_nudge(*, nudge: Nudge, answer: Nudge.Answer) -> None:
    """Keep what somebody answered, the first time.

    :raises Answered: if they did before.
    """
    opened = Nudge.objects.filter(pk=nudge.pk, kind=Nudge.Kind.MOOD, answer="")
    if not opened.update(answer=answer, answered_at=timezone.now()):
        raise Answered("You have answered this before; that still stands.")


def is_held_out(person: User) -> bool:
    """Tell whether somebody is one of those to whom, for comparison, nothing is said."""
    digest = sha256(f"nudges {person.pk}".encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32 < settings.NUDGE_HOLDOUT / 100


def _seed(viewer: User) -> Post | None:
    """Find the last post somebody liked that they may remix."""
    liked = Like.objects.filter(person=viewer).order_by("-pk").values("post")[:LIKED]
    posts = Post.objects.remixable_by(viewer).exclude(author=viewer).filter(pk__in=liked)
    shown = posts.order_by("-likes__pk").filter(likes__person=viewer).for_viewer(viewer)
    return next((post for post in shown if post.generation.ways), None)
