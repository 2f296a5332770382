"""A site as busy as it gets: people who follow each other, posts, and ten deeds for each post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from feed.models import Post
from generation.models import Generation
from recommender.doing import locked_profile
from recommender.learning import learn
from recommender.models import Item, Tally
from recommender.ranking import facets
from recommender.ranking.moods import MOODS
from recommender.training import relate_items
from sora_site.accounts.models import Follow, User

FOLLOWED: Final = 40  # by each person
SUBJECTS: Final = 200
AT_ONCE: Final = 5_000  # rows


def fill(*, posts: int, lookers: int) -> list[UUID]:
    """Make people, ties, posts, items and deeds; return some who look, each with a taste."""
    rng = np.random.default_rng(1)
    people = _people(rng, posts // 10)
    made = _posts(people, posts)
    _items(rng, made)
    _deeds(rng, people, made)
    relate_items()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for person in people[:lookers]:
        with transaction.atomic():
            learn(locked_profile(person))
    return [person.pk for person in people[:lookers]]


def _people(rng: np.random.Generator, count: int) -> list[User]:
    people = User.objects.bulk_create(
        [
            User(
                handle=f"p{n}",
                email=f"p{n}@example.org",
                display_name=f"P {n}",
                born_on=date(1990, 1, 1),
                region="CA",
            )
            for n in range(count)
        ],
        batch_size=AT_ONCE,
    )
    followed = rng.integers(count, size=(count, FOLLOWED))
    Follow.objects.bulk_create(
        (
            Follow(follower=people[n], followee=people[other])
            for n in range(count)
            for other in set(followed[n].tolist()) - {n}
        ),
        batch_size=AT_ONCE,
    )
    return people


def _posts(people: Sequence[User], count: int) -> list[Post]:
    now = timezone.now()
    clips = [
        Generation(
            author=people[n % len(people)],
            prompt=f"clip {n}",
            seed=n,
            pool="cpu",
            state="completed",
            finished_at=now,
        )
        for n in range(count)
    ]
    Generation.objects.bulk_create(clips, batch_size=AT_ONCE)
    posts = [
        Post(
            author_id=clip.author_id,
            generation=clip,
            caption=clip.prompt,
            posted_at=now - timedelta(seconds=40 * clip.seed),
        )
        for clip in clips
    ]
    Post.objects.bulk_create(posts, batch_size=AT_ONCE)
    return posts


def _items(rng: np.random.Generator, posts: Sequence[Post]) -> None:
    """Write what is known of each post; the index of vectors is built afterwards, at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'item_nearest'")
        index = cursor.fetchone()[0]
        cursor.execute("DROP INDEX item_nearest; SET maintenance_work_mem = '1GB'")
    middles = rng.normal(size=(SUBJECTS, 384))
    for start in range(0, len(posts), AT_ONCE):
        _read(rng, posts[start : start + AT_ONCE], middles)
    Tally.objects.bulk_create(
        (
            Tally(item_id=post.pk, serves=90, views=60, likes=9, remixes=post.pk.int % 3)
            for post in posts
        ),
        batch_size=AT_ONCE,
    )
    with connection.cursor() as cursor:
        cursor.execute(index)


def _read(rng: np.random.Generator, posts: Sequence[Post], middles: Any) -> None:
    subjects = rng.integers(SUBJECTS, size=len(posts))
    vectors = (middles[subjects] + rng.normal(size=(len(posts), 384))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    likely = facets.heads().probabilities(vectors).astype("<f2")
    leaning = rng.normal(scale=0.1, size=(len(posts), len(MOODS))).astype("<f2")
    Item.objects.bulk_create(
        [
            Item(
                id=post.pk,
                author_id=post.author_id,
                family=post.pk,
                published_at=post.posted_at,
                text=post.caption,
                reading="measured",
                vector=vectors[at],
                facets=likely[at].tobytes(),
                moods=leaning[at].tobytes(),
            )
            for at, post in enumerate(posts)
        ]
    )


def _deeds(rng: np.random.Generator, people: Sequence[User], posts: Sequence[Post]) -> None:
    count, now = 10 * len(posts), timezone.now()
    kinds = rng.choice(["view", "view", "view", "comment", "remix"], size=count).tolist()
    who, what = rng.integers(len(people), size=count), rng.integers(len(posts), size=count)
    days = rng.exponential(15, count)
    _copied(
        "recommender_interaction (person_id, item_id, kind, at)",
        (
            (people[who[n]].pk, posts[what[n]].pk, kinds[n], now - timedelta(days=float(days[n])))
            for n in range(count)
        ),
    )


def _copied(into: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
