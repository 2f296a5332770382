"""Nobody's clip waits long behind the many of somebody else: the real dispatcher, on a clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from generation import dispatch
from generation.models import Generation
from sora_site.accounts.models import User
from tests.factories import GenerationFactory, UserFactory

POOL = "cpu"
TAKES = 10.0  # seconds of every render

pytestmark = pytest.mark.django_db


class Clock:
    """The time that the dispatcher reads; it stands still until renders end."""

    def __init__(self, start: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = start
        monkeypatch.setattr("django.utils.timezone.now", lambda: self.now)


def render_all(clock: Clock, *, workers: int) -> list[User]:
    """Let workers claim, render for a fixed time and claim again; list who began, in order."""
    began: list[User] = []
    busy: list[tuple[datetime, Generation]] = []
    while True:
        while len(busy) < workers and (job := dispatch.claim(POOL)):
            began.append(job.author)
            busy.append((clock.now + timedelta(seconds=TAKES), job))
        if not busy:
            return began
        busy.sort(key=lambda pair: pair[0])
        clock.now, done = busy.pop(0)
        Generation.objects.filter(pk=done.pk).move(Generation.State.FINISHING)
        Generation.objects.filter(pk=done.pk).move(Generation.State.COMPLETED)
        dispatch.charge(done)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_nine_with_one_clip_wait_for_at_most_two_of_fifty(
    workers: int, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RENDER_LEASE = 60
    greedy, *nine = UserFactory.create_batch(10)
    GenerationFactory.create_batch(50, author=greedy, estimated_seconds=TAKES)
    for person in nine:
        GenerationFactory.create(author=person, estimated_seconds=TAKES)
    clock = Clock(Generation.objects.latest("created_at").created_at, monkeypatch)

    began = render_all(clock, workers=workers)

    assert len(began) == 59
    for person in nine:
        before = began[: began.index(person)]
        assert before.count(greedy) <= 2


def test_person_who_comes_late_is_served_next(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RENDER_LEASE = 60
    greedy, late = UserFactory.create_batch(2)
    GenerationFactory.create_batch(20, author=greedy, estimated_seconds=TAKES)
    clock = Clock(Generation.objects.latest("created_at").created_at, monkeypatch)
    first = dispatch.claim(POOL)
    assert first is not None
    clock.now += timedelta(seconds=5)
    GenerationFactory.create(author=late, estimated_seconds=TAKES, created_at=clock.now)

    assert dispatch.claim(POOL).author == late  # type: ignore[union-attr]
