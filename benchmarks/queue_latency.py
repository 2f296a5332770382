"""From the token sent to the engine started, next to a bare Dramatiq actor in the same run.

Both go through the same Redis to the same kind of worker, one after the other, in turns. What
the queue adds is one claim in PostgreSQL.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from uuid import uuid4

import redis
from _site import percentile, site

ROUNDS: Final = 60
BARE: Final = "bench:bare"
STARTED: Final = "bench:started"
WORKER: Final = [sys.executable, "-m", "dramatiq", "_latency_worker", "--processes", "1"]


def main() -> None:
    with site():
        from django.conf import settings

        engine = "_latency_worker.StampingEngine"
        settings.ENGINES = {"animatic": (engine, "cpu")}
        client = redis.Redis.from_url(settings.REDIS_URL)
        folder = Path(__file__).resolve().parent
        worker = subprocess.Popen(
            [*WORKER, "--threads", "1", "--queues", "cpu", "bare"],
            cwd=folder,
            env=os.environ | {"ANIMATIC_ENGINE": engine, "PYTHONPATH": f"{folder}:{folder.parent}"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            report(*measure(client))
        finally:
            worker.terminate()
            worker.wait()


def measure(client: redis.Redis) -> tuple[list[float], list[float]]:
    """Send one of each, in turns; return milliseconds until each had begun."""
    import _latency_worker

    from feed.demo import PEOPLE
    from generation.services import ClipOrder, request_clip
    from sora_site.accounts.models import User

    person = PEOPLE[0]
    author = User.objects.create_user(
        person.handle,
        "a@example.org",
        None,
        display_name=person.name,
        born_on=person.born_on,
        region="CA",
    )
    order = ClipOrder(prompt="A dog.", seconds=4)

    def ask() -> None:
        request_clip(author=author, order=order, request_key=uuid4())

    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(_until(client, BARE, lambda: _latency_worker.stamp.send(BARE)))
        ours.append(_until(client, STARTED, ask))
    return bare[3:], ours[3:]


def _until(client: redis.Redis, key: str, send: Callable[[], object]) -> float:
    send()
    sent = time.time()
    popped = client.blpop([key], timeout=60)
    assert isinstance(popped, Sequence), "the worker did not answer"
    return (float(popped[1]) - sent) * 1000


def report(bare: list[float], ours: list[float]) -> None:
    figures = [
        (name, percentile(values, 50), percentile(values, 95))
        for name, values in (("bare actor", bare), ("clip", ours))
    ]
    for name, p50, p95 in figures:
        print(f"token sent to started, {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    print(f"ratio p50 {figures[1][1] / figures[0][1]:.2f}, p95 {figures[1][2] / figures[0][2]:.2f}")


if __name__ == "__main__":
    main()
