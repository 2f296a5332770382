"""How evenly the rendering is shared: Jain's index, by our order and by first come, first served.

Ten people ask for very different numbers of clips of different lengths; four workers render for half an
hour of simulated time on the real dispatcher. The index is 1 where all who wait get the same, and
1/10 where one gets everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from _site import site

if TYPE_CHECKING:
    from generation.models import Generation
    from sora_site.accounts.models import User

CLIPS: Final = (200, 150, 150, 120, 120, 100, 100, 80, 80, 80)
SECONDS: Final = (10, 40, 20, 10, 60, 30, 10, 20, 40, 30)  # that each person's clips take
WORKERS: Final = 4
LASTS: Final = timedelta(minutes=30)


def main() -> None:
    with site():
        from django.conf import settings

        from generation import dispatch

        settings.RENDER_LEASE = 3600
        people = make_people()
        for name, take in (
            ("fair", lambda: dispatch.claim("cpu")),
            ("first come", first_come),
        ):
            queue(people)
            print(f"{name}: Jain's index {jain(simulate(take).values()):.3f}")


def make_people() -> list[User]:
    from sora_site.accounts.models import User

    born = date(1990, 1, 1)
    people = (
        User(handle=f"p{n}", email=f"p{n}@example.org", display_name=f"P {n}", born_on=born)
        for n in range(len(CLIPS))
    )
    return User.objects.bulk_create(people)


def queue(people: list[User]) -> None:
    from django.utils import timezone

    from generation.models import Generation, RenderShare, RenderTurn

    for model in (Generation, RenderShare, RenderTurn):
        model.objects.all().delete()
    now = timezone.now()
    jobs = (
        Generation(
            author=person,
            prompt="x",
            seed=n,
            pool="cpu",
            estimated_seconds=seconds,
            created_at=now - timedelta(minutes=10) + timedelta(seconds=n / 10),
        )
        for person, clips, seconds in zip(people, CLIPS, SECONDS, strict=True)
        for n in range(clips)
    )
    Generation.objects.bulk_create(jobs)


def first_come() -> Generation | None:
    """Claim as a plain queue would."""
    from django.utils import timezone

    from generation.models import Generation

    waiting = Generation.objects.filter(state=Generation.State.QUEUED)
    job = waiting.order_by("created_at", "pk").first()
    if job is not None:
        now = timezone.now()
        facts = {"started_at": now, "leased_until": now + timedelta(hours=1), "attempt": 1}
        Generation.objects.filter(pk=job.pk).move(Generation.State.RENDERING, **facts)
        job.started_at = now
    return job


def simulate(take: Callable[[], Generation | None]) -> Counter[str]:
    """Render by the clock; return the seconds that everybody had."""
    from django.utils import timezone

    from generation import dispatch
    from generation.models import Generation

    clock = [timezone.now()]
    end = clock[0] + LASTS
    had: Counter[str] = Counter()
    busy: list[tuple[datetime, Generation]] = []
    with patch("django.utils.timezone.now", lambda: clock[0]):
        while clock[0] < end:
            while len(busy) < WORKERS and (job := take()):
                busy.append((clock[0] + timedelta(seconds=job.estimated_seconds), job))
            busy.sort(key=lambda pair: pair[0])
            clock[0], done = busy.pop(0)
            had[str(done.author_id)] += int(done.estimated_seconds)
            Generation.objects.filter(pk=done.pk).move(Generation.State.FINISHING)
            Generation.objects.filter(pk=done.pk).move(Generation.State.COMPLETED)
            dispatch.charge(done)
    return had


def jain(shares: Iterable[float]) -> float:
    """Jain, Chiu and Hawe, 1984: the square of the sum over n times the sum of the squares."""
    had = [*shares]
    had += [0.0] * (len(CLIPS) - len(had))
    return sum(had) ** 2 / (len(had) * sum(share**2 for share in had))


if __name__ == "__main__":
    main()
