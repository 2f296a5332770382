"""How long a page of somebody's own feed takes among 100,000 posts, 10,000 people, 1,000,000 deeds.

`rank` as the site calls it: candidates, features, score, arranging, writing the page down. 20 people
at once in one process, each of whom looks at a page for a while before they ask for the next, after 20
others did the same, for a site is up for longer than a minute; and for comparison the same page newest
first. Prints milliseconds, each stage's share, and the ratio; `POSTS`
asks for fewer, `--strict` fails where a floor is missed. Wants a machine that does nothing else.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any, Final
from uuid import UUID

from _site import percentile, site

POSTS: Final = int(os.environ.get("POSTS", "100_000"))
AT_ONCE: Final = 20
PAGES: Final = 12  # of each of them
LOOKS: Final = 2.0  # seconds at a page
FLOORS: Final = {50: 30, 95: 60, 99: 120}
MOST_RATIO: Final = 4


@dataclass(frozen=True)
class Asked:
    """A page, and the milliseconds until it was there."""

    took: float
    slate: Any


def pages_of(person: UUID, *, looks: float, count: int = PAGES) -> list[Asked]:
    """Ask for page after page of a person's feed."""
    from django.db import connection

    from feed.services.for_you import _visible
    from recommender import services
    from sora_site.accounts.models import User

    viewer, asked, after = User.objects.get(pk=person), [], None
    for _ in range(count):
        started = time.perf_counter()
        page = services.rank(person=viewer, allowed=lambda ids: _visible(viewer, ids), after=after)
        asked.append(Asked((time.perf_counter() - started) * 1000, page.slate))
        assert len(page.ids) == 20
        assert page.slate.way in {"heuristic", "ranked"}
        after = page.slate.pk
        connection.close()  # as after each answer of the site
        time.sleep(looks)
    return asked


def newest_first(person: UUID) -> list[float]:
    """Ask for the same pages newest first, as the feed of those one follows does."""
    from feed.candidates import followed_posts
    from feed.models import Post
    from sora_site.accounts.models import User

    viewer, took = User.objects.get(pk=person), []
    for _ in range(PAGES):
        started = time.perf_counter()
        chosen = followed_posts(viewer, after=None, limit=21)
        list(
            Post.objects.visible_to(viewer).filter(pk__in=chosen).newest_first().for_viewer(viewer)
        )
        took.append((time.perf_counter() - started) * 1000)
    return took


def at_once(people: list[UUID], ask: Callable[[UUID], list[Asked]]) -> list[Asked]:
    """Let each person ask in a thread of their own; return all their pages."""
    from django.db import connection

    asked: list[Asked] = []

    def run(person: UUID, waits: float) -> None:
        time.sleep(waits)
        asked.extend(ask(person))
        connection.close()

    threads = [
        threading.Thread(target=run, args=(p, LOOKS * n / len(people)))
        for n, p in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return asked


def told(name: str, took: list[float]) -> None:
    figures = ", ".join(f"p{each} {percentile(took, each):.1f}" for each in FLOORS)
    print(f"{name:34} {figures} ms ({len(took)} pages)")


def main() -> None:
    from _busy_feed import fill

    from recommender import tasks

    started = time.perf_counter()
    people = fill(posts=POSTS, lookers=2 * AT_ONCE + 2)
    took = time.perf_counter() - started
    print(f"{POSTS:,} posts, {POSTS // 10:,} people, {POSTS * 10:,} deeds, made in {took:.0f} s")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    tasks.reckon_trending()  # as a worker does every minute
    tasks.reckon_priors()
    others, lookers, (one, another) = people[:AT_ONCE], people[AT_ONCE:-2], people[-2:]
    fresh = at_once(others, lambda each: pages_of(each, count=2, looks=LOOKS))
    told("a process that just began", [page.took for page in fresh])
    before = time.process_time()
    alone = [page.took for page in pages_of(one, looks=0)]
    own = (time.process_time() - before) / PAGES * 1000
    print(f"of the process's own time a page: {own:.1f} ms")
    pages = at_once(lookers, lambda each: pages_of(each, looks=LOOKS))
    together = [page.took for page in pages]
    plain = newest_first(another)
    told("one person", alone)
    told(f"{AT_ONCE} people, each looks {LOOKS:g} s", together)
    told("… until it was put together", [page.slate.milliseconds for page in pages])
    told("one person, newest first", plain)
    shares(pages)
    judge(together, median(alone) / median(plain))


def shares(pages: list[Asked]) -> None:
    from recommender.tracing import unpacked

    stages: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for stage in (unpacked(page.slate) or {})["stages"]:
            stages[stage["name"]].append(stage["milliseconds"])
    whole = sum(page.took for page in pages)
    for name, took in stages.items():
        print(f"  {name:10} {sum(took) / whole:5.1%}  median {median(took):.2f} ms")
    rest = 1 - sum(map(sum, stages.values())) / whole
    print(f"  {'the rest':10} {rest:5.1%}  who asks for what, writing the page down")


def judge(together: list[float], ratio: float) -> None:
    print(f"ratio to newest first: {ratio:.1f}")
    missed = [f"p{each}" for each, floor in FLOORS.items() if percentile(together, each) > floor]
    missed += ["ratio"] if ratio > MOST_RATIO else []
    print("all floors kept" if not missed else f"MISSED: {', '.join(missed)}")
    if "--strict" in sys.argv and missed:
        raise SystemExit(1)


if __name__ == "__main__":
    with site():
        main()
