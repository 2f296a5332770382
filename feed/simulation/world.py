"""Who lives in a simulated world, whom they follow and what they like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID, uuid4

import numpy as np
import numpy.typing as npt
from django.db import transaction
from django.utils import timezone

from feed import services
from feed.models import Post
from feed.recommending import recommend
from feed.simulation.films import SECONDS, Films
from feed.simulation.prompts import TOPICS, prompt_of
from generation.models import Generation
from recommender.models import Item
from recommender.partitions import make_days
from recommender.understanding import AT_ONCE, read_items, reading
from sora_site.accounts.models import SIMULATED_DOMAIN, User
from sora_site.accounts.services.ties import set_follow

BORN: Final = date(1990, 1, 1)
FOLLOWED: Final = 6  # people whom each one follows
LIKE_MINDED: Final = 0.5  # of them, chosen because they like the same
LOVED, DISLIKED = 2, 2  # topics of each person
OPEN_ENDED: Final = 0.5  # of the prompts

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Person:
    """A simulated person: an account, and how much they like each topic, from -1 to 1."""

    user: User
    tastes: Vector  # (topics,)


@dataclass
class World:
    """What a simulation knows of its own people and posts, and the recommender does not."""

    people: list[Person]
    films: Films
    topics: dict[UUID, int] = field(default_factory=dict)  # of each post
    open_ended: dict[UUID, bool] = field(default_factory=dict)
    numbers: dict[UUID, int] = field(default_factory=dict)  # of each post, in order
    follows: dict[UUID, set[UUID]] = field(default_factory=dict)

    def post(
        self, person: Person, rng: np.random.Generator, *, remixed: Post | None = None
    ) -> Post:
        """Publish a clip of a person's taste, or a remix, which is of the topic of its source."""
        topic = self.topics[remixed.pk] if remixed else _choose(person.tastes, rng)
        open_ended = bool(rng.random() < OPEN_ENDED)
        scene, place, style = (int(rng.integers(60)) for _ in range(3))
        prompt = prompt_of(
            TOPICS[topic], scene=scene, place=place, style=style, open_ended=open_ended
        )
        post = publish(person.user, prompt, self.films, remixed=remixed)
        self.topics[post.pk], self.open_ended[post.pk] = topic, open_ended
        self.numbers[post.pk] = len(self.numbers)
        return post

    def apart(self) -> World:
        """Return a copy that knows the same posts and goes on by itself."""
        own = (dict(self.topics), dict(self.open_ended), dict(self.numbers))
        return World(self.people, self.films, *own, self.follows)


def make_world(
    *,
    seed: int,
    people: int,
    posts: int,
    films: Films,
    told: Callable[[int], None] = lambda posted: None,
) -> World:
    """Make simulated people who follow each other, and their first posts, and have those read."""
    make_days()
    rng = np.random.default_rng(seed)
    world = World([_person(seed, number, rng) for number in range(people)], films)
    for one in world.people:
        world.follows[one.user.pk] = _tie(one, world.people, rng)
    for posted in range(posts):
        world.post(world.people[int(rng.integers(people))], rng)
        told(posted + 1)
    read_all()
    return world


def are_there_others() -> bool:
    """Tell whether somebody is here who is not simulated."""
    return User.objects.exclude(pk__in=User.objects.simulated()).exists()


def is_there(seed: int) -> bool:
    """Tell whether the people of a seed were made already."""
    return User.objects.filter(handle=_handle(seed, 0)).exists()


def read_all() -> None:
    """Let the recommender read what is new, at once: no worker need run."""
    while items := list(Item.objects.behind(reading())[:AT_ONCE]):
        read_items(items)


@transaction.atomic
def publish(author: User, prompt: str, films: Films, *, remixed: Post | None = None) -> Post:
    """Post a clip that is complete from the start; see `films` for what is seen in it."""
    source = remixed.generation if remixed else None
    operation = Generation.Operation.REMIX if source else Generation.Operation.CREATE
    clip = Generation.objects.create(
        author=author,
        operation=operation,
        parent=source,
        borrowed_from=source,
        root=(source.root or source) if source else None,
        prompt=prompt,
        seed=int(uuid4().int % 2**31),
        seconds=SECONDS,
        duration=SECONDS,
        pool="cpu",
        state=Generation.State.COMPLETED,
        progress=100,
        finished_at=timezone.now(),
        seen_at=timezone.now(),
        engine="animatic",
        account={"simulated": True},
    )
    films.give(clip)
    post = services.publish(clip=clip, caption="Simulated")
    if not Item.objects.filter(pk=post.pk).exists():
        recommend(post=post)
    return post


def _handle(seed: int, number: int) -> str:
    return f"simulated_{seed}_{number}"


def _person(seed: int, number: int, rng: np.random.Generator) -> Person:
    handle = _handle(seed, number)
    user = User.objects.create_user(
        handle,
        f"{handle}@{SIMULATED_DOMAIN}",
        None,
        display_name=f"Simulated {number}",
        bio="Simulated: not a person.",
        born_on=BORN,
        region="CA",
    )
    tastes = np.zeros(len(TOPICS))
    order = rng.permutation(len(TOPICS))
    tastes[order[:LOVED]] = 1
    tastes[order[-DISLIKED:]] = -1
    return Person(user, tastes)


def _tie(one: Person, people: list[Person], rng: np.random.Generator) -> set[UUID]:
    """Follow some who like the same, and some by chance."""
    others = [other for other in people if other is not one]
    alike = np.array([float(one.tastes @ other.tastes) for other in others])
    weights = np.exp(alike) if rng.random() < LIKE_MINDED else np.ones(len(others))
    count = min(FOLLOWED, len(others))
    chosen = rng.choice(len(others), count, replace=False, p=weights / weights.sum())
    for at in chosen:
        set_follow(follower=one.user, followee=others[int(at)].user, followed=True)
    return {others[int(at)].user.pk for at in chosen}


def _choose(tastes: Vector, rng: np.random.Generator) -> int:
    weights = np.exp(2 * tastes)
    return int(rng.choice(len(tastes), p=weights / weights.sum()))
