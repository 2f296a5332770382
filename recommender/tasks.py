"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final
from uuid import UUID

import dramatiq
from django.db import transaction
from dramatiq_crontab import cron, interval

from recommender import doing, partitions, reckoning, training, understanding
from recommender.models import Interaction, Item, RankerVersion
from recommender.ranking.booster import ModelUnusable

logger = logging.getLogger(__name__)

SECOND: Final = 1_000  # Dramatiq counts in milliseconds
HOUR: Final = 3_600 * SECOND
SEED: Final = 1
CAUGHT_UP: Final = 500  # items that one sweep reads


@dramatiq.actor(queue_name="default", max_retries=5, min_backoff=2 * SECOND, time_limit=60 * SECOND)
def read_item(item_id: str) -> None:
    """Read one item, and find out what its author made it after."""
    item = Item.objects.filter(pk=UUID(item_id)).first()
    if item is None or item.reading == understanding.reading():
        return
    first = not item.reading
    understanding.read_items([item])
    if first and (seed := understanding.seed_of(item)):
        doing.do(person=item.author, item=seed.pk, kind=Interaction.Kind.CREATE)


@interval(seconds=5 * 60)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=240 * SECOND, time_limit=240 * SECOND)
def catch_up() -> None:
    """Read what nobody read: the message was lost, or the means have changed."""
    behind = Item.objects.behind(understanding.reading()).order_by("-published_at")
    with transaction.atomic():
        understanding.read_items(
            list(behind.select_for_update(skip_locked=True, of=("self",))[:CAUGHT_UP])
        )


@interval(seconds=reckoning.TREND_EVERY)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=45 * SECOND, time_limit=60 * SECOND)
def reckon_trending() -> None:
    """Find out what is trending, before a page has to."""
    reckoning.reckon_trending()


@interval(seconds=reckoning.PRIORS_EVERY)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=300 * SECOND, time_limit=300 * SECOND)
def reckon_priors() -> None:
    """Find out how often clips of each author lead to clips, before a page has to."""
    reckoning.reckon_priors()


@interval(seconds=6 * 60 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=3, time_limit=300 * SECOND)
def turn_days() -> None:
    """Make the next days of the impression table, and drop those that are too old."""
    partitions.make_days()
    partitions.drop_old_days()


@cron("30 2 * * *")  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=HOUR, time_limit=3 * HOUR)
def train_rankers() -> None:
    """Learn to rank anew from all that is kept; what is better ranks from then on."""
    training.tidy()
    if training.there_is_enough():
        _told(lambda: training.train(seed=SEED))


@interval(seconds=6 * 60 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=HOUR, time_limit=HOUR // 4)
def relate_items() -> None:
    """Find out anew which items go together."""
    logger.info("recommender.related", extra={"pairs": training.relate_items()})


@interval(seconds=30 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=HOUR // 4, time_limit=HOUR)
def warm_rankers() -> None:
    """Add to the trained rankers what the last days tell; there may be none."""
    if RankerVersion.objects.serving().exists():
        _told(lambda: training.warm_up(seed=SEED))


def _told(trained: Callable[[], list[training.Outcome]]) -> None:
    try:
        for outcome in trained():
            said = {"ranker": str(outcome.version), "why_not": list(outcome.verdict.reasons)}
            logger.info("recommender.trained", extra=said)
    except training.AlreadyTraining:
        logger.info("recommender.already_training")
    except (training.NothingToLearn, ModelUnusable) as why:
        logger.warning("recommender.not_trained", extra={"why": str(why)})
