from __future__ import annotations

import os
import socket
from datetime import timedelta
from functools import cache
from typing import ClassVar, Final

from django.db import models
from django.db.models import F
from django.db.models.functions import Least
from django.utils import timezone

ALIVE_FOR: Final = timedelta(seconds=30)  # after a worker's last sign of life
MEMORY: Final = 20  # renders that a measured mean looks back on


@cache
def machine() -> str:
    return socket.gethostname()[:60]


def this_worker() -> str:
    """Name the process that asks, as operators see it."""
    return f"{machine()}:{os.getpid()}"


class RenderWorkerQuerySet(models.QuerySet["RenderWorker"]):
    def alive(self) -> RenderWorkerQuerySet:
        return self.filter(seen_at__gt=timezone.now() - ALIVE_FOR)

    def gone(self) -> RenderWorkerQuerySet:
        """Keep workers that nobody heard of for as long as operators may wonder."""
        return self.filter(seen_at__lte=timezone.now() - 20 * ALIVE_FOR)

    def slots_of(self, pool: str) -> int:
        """How many clips the living workers of a pool render at once."""
        return sum(worker.threads for worker in self.alive() if pool in worker.pools)


class RenderWorker(models.Model):
    """One process that renders, by its own account; it says every few seconds that it lives."""

    name = models.CharField("machine and process", max_length=80, unique=True)
    pools = models.JSONField(default=list)
    threads = models.PositiveSmallIntegerField("clips at once", default=1)
    lacks = models.JSONField(
        default=dict, blank=True, help_text="Recipes it cannot render with, and why."
    )
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = RenderWorkerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_alive(self) -> bool:
        return self.seen_at > timezone.now() - ALIVE_FOR


class RenderTimeQuerySet(models.QuerySet["RenderTime"]):
    def expected(self, *, recipe: str, size: str, seconds: int) -> float | None:
        """How many seconds such a clip takes here, by what was measured; None if none was."""
        kind = self.filter(recipe=recipe, size=size, seconds=seconds)
        return kind.values_list("mean", flat=True).first()

    def measure(self, *, recipe: str, size: str, seconds: int, took: float) -> None:
        """Let one more render move the mean; the older ones count less and less."""
        known = self.filter(recipe=recipe, size=size, seconds=seconds)
        weight = Least(F("renders") + 1.0, float(MEMORY))
        moved = known.update(
            mean=F("mean") + (took - F("mean")) / weight,
            renders=F("renders") + 1,
            measured_at=timezone.now(),
        )
        if not moved:
            first = RenderTime(recipe=recipe, size=size, seconds=seconds, mean=took, renders=1)
            self.bulk_create([first], ignore_conflicts=True)


class RenderTime(models.Model):
    """How long clips of one recipe, size and length take on the machines of this site."""

    recipe = models.CharField(max_length=60)
    size = models.CharField(max_length=9)
    seconds = models.PositiveSmallIntegerField("seconds rendered anew")
    mean = models.FloatField("seconds it takes")
    renders = models.PositiveIntegerField(default=0)
    measured_at = models.DateTimeField(default=timezone.now)

    objects = RenderTimeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipe", "size", "seconds"], name="render_time_one_for_each_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipe} {self.size} {self.seconds} s: {self.mean:.1f} s"
