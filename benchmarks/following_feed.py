"""Following feed: the page's own answer against its bare SQL, with 10,000 and 100,000 posts.

Prints milliseconds and the ratio; both are measured in turns in one run.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Final

from _site import percentile, site

POSTS: Final = (10_000, 100_000)
PEOPLE: Final = 200
FOLLOWED: Final = 50
ROUNDS: Final = 60


def fill(posts: int) -> str:
    """Make people, ties and posts up to `posts` in all; return the reader's handle."""
    from django.utils import timezone

    from feed.models import Post
    from generation.models import Generation
    from sora_site.accounts.models import Follow, User

    if not User.objects.exists():
        people = [
            User(
                handle=f"p{n}",
                email=f"p{n}@example.org",
                display_name=f"P {n}",
                born_on=date(1990, 1, 1),
                region="CA",
            )
            for n in range(PEOPLE)
        ]
        User.objects.bulk_create(people)
        Follow.objects.bulk_create(
            Follow(follower=people[0], followee=person) for person in people[1 : FOLLOWED + 1]
        )
    people = list(User.objects.order_by("handle"))
    now, before = timezone.now(), Post.objects.count()
    clips = [
        Generation(
            author=people[n % PEOPLE],
            prompt=f"clip {n}",
            seed=n,
            pool="cpu",
            state="completed",
            finished_at=now,
        )
        for n in range(before, posts)
    ]
    Generation.objects.bulk_create(clips, batch_size=5000)
    Post.objects.bulk_create(
        (
            Post(
                author_id=clip.author_id,
                generation=clip,
                caption=clip.prompt,
                posted_at=now - timedelta(seconds=clip.seed),
            )
            for clip in clips
        ),
        batch_size=5000,
    )
    return "p0"


def measure(handle: str) -> tuple[list[float], list[float]]:
    """Time the page and its posts' SQL in turns; return both, in milliseconds."""
    from django.db import connection
    from django.test import Client

    from feed.candidates import followed_posts
    from feed.models import Post
    from feed.services import SLATE
    from sora_site.accounts.models import User

    viewer = User.objects.get(handle=handle)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(viewer)
    chosen = followed_posts(viewer, after=None, limit=SLATE + 1)
    slate = Post.objects.filter(pk__in=chosen).newest_first().for_viewer(viewer)
    sql, params = slate.query.sql_with_params()
    pages, queries = [], []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        for _ in range(ROUNDS):
            started = time.perf_counter()
            assert client.get("/following").status_code == 200
            between = time.perf_counter()
            followed_posts(viewer, after=None, limit=SLATE + 1)
            cursor.execute(sql, params)
            cursor.fetchall()
            pages.append((between - started) * 1000)
            queries.append((time.perf_counter() - between) * 1000)
    return pages[5:], queries[5:]


def main() -> None:
    with site():
        for posts in POSTS:
            pages, queries = measure(fill(posts))
            page, bare = percentile(pages, 95), percentile(queries, 95)
            print(
                f"following feed, {posts:,} posts: page p50 {percentile(pages, 50):.1f} ms,"
                f" p95 {page:.1f} ms; bare SQL p95 {bare:.1f} ms; ratio {page / bare:.1f}"
            )


if __name__ == "__main__":
    main()
