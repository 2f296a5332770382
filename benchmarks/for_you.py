"""The feed that is put together: 100,000 posts, 10,000 people, 1,000,000 interactions.

Prints milliseconds of `rank`, alone and with 20 at once in one process, of each of its stages and
queries, and of the feed by time beside it. Smaller: `for_you.py POSTS PEOPLE INTERACTIONS`.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections import defaultdict
from datetime import date
from typing import Any, Final

from _site import percentile, site

POSTS, PEOPLE, DEEDS = [int(n) for n in sys.argv[1:]] or [100_000, 10_000, 1_000_000]
FOLLOWED: Final = 60
READERS: Final = 40
AT_ONCE: Final = 20
ROUNDS: Final = 200

_ITEMS: Final = """
    INSERT INTO recommender_item (id, author_id, family, published_at, text, adults_only, reading,
                                  vector, facets, moods, reusable)
    SELECT post.id, post.author_id, gen_random_uuid(), post.posted_at, 'a clip', false, 'bench',
           (SELECT l2_normalize(array_agg(random() - 0.5 + 0 * number)::vector)
              FROM generate_series(1, 384) AS number WHERE post.id IS NOT NULL),
           %(facets)s, %(moods)s, 0.5
      FROM feed_post post
"""
_DEEDS: Final = """
    INSERT INTO recommender_interaction (person_id, item_id, kind, at)
    SELECT person.id, item.id, (array['view', 'view', 'view', 'view', 'view', 'view', 'skip',
           'skip', 'share', 'comment', 'remix_opened', 'remix'])[1 + (random() * 11)::int],
           now() - random() * interval '30 days'
      FROM generate_series(1, %(deeds)s) AS n
      JOIN (SELECT id, row_number() OVER () AS at FROM accounts_user) person
        ON person.at = 1 + (n * 7919) %% %(people)s
      JOIN (SELECT id, row_number() OVER () AS at FROM recommender_item) item
        ON item.at = 1 + (n::bigint * 104729 + n / 13) %% %(posts)s
"""
_LIKES: Final = """
    INSERT INTO recommender_interaction (person_id, item_id, kind, at)
    SELECT DISTINCT ON (person_id, item_id) person_id, item_id, 'like', at
      FROM recommender_interaction WHERE kind = 'share'
"""
_TALLIES: Final = """
    INSERT INTO recommender_tally (item_id, serves, views, skips, likes, saves, comments, shares,
                                   hides, reports, drafts, remixes, creates)
    SELECT id, 100, (random() * 100)::int, 5, 5, 0, 1, 1, 0, 0, 1, (random() * 2)::int, 0
      FROM recommender_item
"""


def fill() -> None:
    """Make everything by the database itself, which is quicker."""
    from django.db import connection

    from recommender.ranking.facets import KEYS
    from recommender.ranking.moods import MOODS

    _people_and_posts()
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("DROP INDEX item_nearest")
        facets, moods = bytes(2 * len(KEYS)), bytes(2 * len(MOODS))
        cursor.execute(_ITEMS, {"facets": facets, "moods": moods})
        cursor.execute(
            "CREATE INDEX item_nearest ON recommender_item USING hnsw (vector vector_cosine_ops)"
            " WITH (m = 16, ef_construction = 64)"
        )
        cursor.execute(_DEEDS, {"deeds": DEEDS, "people": PEOPLE, "posts": POSTS})
        cursor.execute(_LIKES)
        cursor.execute(_TALLIES)
        cursor.execute("VACUUM ANALYZE")


def _people_and_posts() -> None:
    from django.utils import timezone

    from sora_site.accounts.models import Follow, User

    facts = {"born_on": date(1990, 1, 1), "region": "CA"}
    people = User.objects.bulk_create(
        (
            User(handle=f"p{n}", email=f"p{n}@example.org", display_name=f"P {n}", **facts)
            for n in range(PEOPLE)
        ),
        batch_size=5000,
    )
    rng = random.Random(7)
    pairs = {(a, b) for a in range(PEOPLE) for b in rng.sample(range(PEOPLE), FOLLOWED) if a != b}
    Follow.objects.bulk_create(
        (
            Follow(follower=people[a], followee=people[b], followed_at=timezone.now())
            for a, b in pairs
        ),
        batch_size=10_000,
    )
    _posts()


def _posts() -> None:
    from django.db import connection
    from django.utils import timezone

    from feed.models import Post
    from generation.models import Generation
    from sora_site.accounts.models import User

    people, now = list(User.objects.all()), timezone.now()
    for start in range(0, POSTS, 5000):
        clips = [
            Generation(
                author=people[n % PEOPLE],
                prompt="a clip",
                seed=n,
                pool="cpu",
                state="completed",
                finished_at=now,
            )
            for n in range(start, min(start + 5000, POSTS))
        ]
        Generation.objects.bulk_create(clips)
        Post.objects.bulk_create(Post(author_id=c.author_id, generation=c) for c in clips)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE feed_post SET posted_at = now() - random() * interval '60 days',"
            " like_count = (random() * 3)::int"
        )


def measure() -> None:
    from django.db import connection

    from recommender.doing import do_all
    from recommender.models import Interaction, Item
    from sora_site.accounts.models import User

    readers = list(User.objects.order_by("handle")[:READERS])
    items = list(Item.objects.order_by("id").values_list("pk", flat=True)[: READERS * 12])
    for at, reader in enumerate(readers):
        liked = items[at * 12 : at * 12 + 12]
        do_all(person=reader, doings=[(item, Interaction.Kind.LIKE) for item in liked])
    for reader in readers[:5]:
        _rank(reader)
    print("queries of one page, milliseconds:")
    for took, words in _queries(readers[7]):
        print(f"  {took:7.1f}  {words}")
    stages: dict[str, list[float]] = defaultdict(list)
    alone = [_timed(readers[n % READERS], stages) for n in range(ROUNDS)]
    _say("rank, one at a time", alone)
    for name, values in stages.items():
        print(f"  {name:10} p50 {percentile(values, 50):6.1f}  p95 {percentile(values, 95):6.1f}")
    _say("by time", [_timed_by_time(readers[n % READERS]) for n in range(ROUNDS)])
    together: list[float] = []
    threads = [
        threading.Thread(target=_many, args=[readers[n::AT_ONCE], together]) for n in range(AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _say(f"rank, {AT_ONCE} at once", together)
    connection.close()


def _rank(reader: Any) -> Any:
    from functools import partial

    from feed.services.for_you import _visible
    from recommender.services import rank

    return rank(person=reader, allowed=partial(_visible, reader))


def _timed(reader: Any, stages: dict[str, list[float]]) -> float:
    from recommender.tracing import unpacked

    began = time.perf_counter()
    page = _rank(reader)
    took = (time.perf_counter() - began) * 1000
    for stage in (unpacked(page.slate) or {}).get("stages", []):
        stages[stage["name"]].append(stage["milliseconds"])
    return took


def _timed_by_time(reader: Any) -> float:
    from feed.models import Post

    began = time.perf_counter()
    list(Post.objects.visible_to(reader).newest_first().for_viewer(reader)[:21])
    return (time.perf_counter() - began) * 1000


def _many(readers: list[Any], took: list[float]) -> None:
    from django.db import connection

    for _ in range(10):
        for reader in readers:
            began = time.perf_counter()
            _rank(reader)
            took.append((time.perf_counter() - began) * 1000)
    connection.close()


def _queries(reader: Any) -> list[tuple[float, str]]:
    from django.db import connection

    found = []

    def note(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            found.append(((time.perf_counter() - began) * 1000, " ".join(str(sql).split())[:90]))

    with connection.execute_wrapper(note):
        _rank(reader)
    return found


def _say(what: str, values: list[float]) -> None:
    shown = "  ".join(f"p{p} {percentile(values, p):6.1f}" for p in (50, 95, 99))
    print(f"{what:22} {shown}  ({len(values)} pages)")


if __name__ == "__main__":
    os.environ["DATABASE_POOL_SIZE"] = str(2 * AT_ONCE)
    with site():
        began = time.perf_counter()
        fill()
        print(
            f"{POSTS} posts, {PEOPLE} people, {DEEDS} deeds in {time.perf_counter() - began:.0f} s"
        )
        measure()
