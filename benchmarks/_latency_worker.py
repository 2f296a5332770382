"""What the worker of `queue_latency.py` runs: an engine and an actor that only say when."""

from __future__ import annotations

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_site.settings")
django.setup()

import dramatiq
import redis
from django.conf import settings

from generation import tasks  # noqa: F401 - declares the render actors
from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.protocol import Clip, EngineError, Plan, Report, Workspace

client = redis.Redis.from_url(settings.REDIS_URL)


def _stamp(key: str) -> None:
    client.rpush(key, str(time.time()))


@dramatiq.actor(queue_name="bare")
def stamp(key: str) -> None:
    """Say when a bare actor began."""
    _stamp(key)


class StampingEngine(AnimaticEngine):
    """Says when it began and stops there."""

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        _stamp("bench:started")
        raise EngineError("The benchmark needs no film.")
