"""Tokens: rung often enough, and no more."""

from __future__ import annotations

import dramatiq
import pytest
from dramatiq.brokers.redis import RedisBroker
from pytest_django.fixtures import Settings

from generation import dispatch, tasks
from generation.models import Generation
from sora_site.accounts.models import User
from tests.factories import GenerationFactory
from tests.generation.small_engine import SmallEngine, use_engine

POOL = "cpu"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_queues(settings: Settings) -> None:
    use_engine(settings, SmallEngine)
    dramatiq.get_broker().flush_all()


def tokens() -> int:
    broker = dramatiq.get_broker()
    assert isinstance(broker, RedisBroker)
    return int(broker.client.hlen(f"{broker.namespace}:{POOL}.msgs"))


def test_worker_that_is_done_rings_for_who_could_not_be_served_before(
    owner: User, settings: Settings
) -> None:
    settings.RENDERS_AT_ONCE = 1
    GenerationFactory.create_batch(2, author=owner)

    tasks.render_next(POOL)

    assert Generation.objects.completed().count() == 1
    assert tokens() == 1


def test_worker_that_leaves_nobody_waiting_rings_for_nobody() -> None:
    GenerationFactory.create()

    tasks.render_next(POOL)
    tasks.render_next(POOL)

    assert tokens() == 0


def test_sweep_rings_for_clips_whose_token_was_lost() -> None:
    GenerationFactory.create_batch(3, token_sent_at="2026-01-01T00:00Z")
    GenerationFactory.create(pool="of another site", token_sent_at="2026-01-01T00:00Z")

    tasks.sweep()

    assert tokens() == 3
    assert dispatch.take_tokenless(POOL) == 0
