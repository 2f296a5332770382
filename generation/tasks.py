"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import dramatiq
from django.conf import settings
from dramatiq_crontab import interval

from cameos.models import Cameo
from cameos.services import note_refusal
from generation import (
    boards,
    dispatch,
    nearby,
    presence,
    readiness,
    recalling,
    rendering,
    retention,
    storing,
)
from generation.models import RenderWorker
from sora_site.accounts.models import User

SECOND: Final = 1_000  # Dramatiq counts in milliseconds
RENDER_TIME_LIMIT: Final = 24 * 60 * 60 * SECOND  # each render has its own: see `watching`


def render_next(pool: str) -> None:
    """Render one waiting clip of the pool this token names, whichever is due.

    Tokens that came while a person had their number of renders found nothing to do: whoever
    finishes rings for those who still wait, and for a storyboard whose last shot that was.
    """
    if not rendering.render_next(pool):
        return
    for due in {pool, settings.CUTTING_POOL}:
        if dispatch.somebody_waits(due):
            send_token(due)


dramatiq.get_broker().add_middleware(readiness.SayWhatIsMissing())
dramatiq.get_broker().add_middleware(presence.Presence())
dramatiq.get_broker().add_middleware(nearby.KnowWordsInTime())
_renderers: Final[dict[str, dramatiq.Actor[Any, Any]]] = {
    pool: dramatiq.actor(
        actor_name=f"render_{pool}",
        queue_name=pool,
        max_retries=3,
        min_backoff=2 * SECOND,
        max_backoff=60 * SECOND,
        time_limit=RENDER_TIME_LIMIT,
    )(render_next)
    for pool in settings.RENDER_POOLS
}


def send_token(pool: str) -> None:
    """Ring for one worker of a pool."""
    _renderers[pool].send(pool)


@dramatiq.actor(queue_name="default", max_retries=3)
def note_refused_use(person: str, cameo: str, why: str) -> None:
    """Write into a cameo's ledger that somebody was refused its use, if both are still here."""
    who = User.objects.filter(pk=person).first()
    what = Cameo.objects.filter(pk=cameo).first()
    if who and what:
        note_refusal(person=who, cameo=what, why=why)


@dramatiq.actor(queue_name="default", max_retries=3, min_backoff=2 * SECOND)
def take_back(recall: str) -> None:
    """Do a batch of what follows from leave that ended, and ring for the next."""
    if recalling.go_on(UUID(recall)):
        take_back.send(recall)


@interval(seconds=10)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=30 * SECOND, time_limit=60 * SECOND)
def sweep() -> None:
    """Ring for clips and recalls that nobody was rung for: Redis was wiped, or a worker died."""
    for pool in boards.heal():
        send_token(pool)
    for recall in recalling.forgotten():
        take_back.send(str(recall))
    dispatch.drop_idle_turns()
    RenderWorker.objects.gone().delete()
    for pool in settings.RENDER_POOLS:
        for _ in range(dispatch.take_tokenless(pool)):
            send_token(pool)


@interval(seconds=15 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=600 * SECOND)
def tidy() -> None:
    """Delete previews whose hour is over and files that belong to no clip."""
    retention.clear_previews()
    storing.tidy_all()
