"""What simulated people do: they ask, look, like, comment, hide, and make something of their own.

Whether somebody makes something of a clip depends on whether they are connected to its author, on
whether its topic is theirs, and on how open-ended its prompt is. Each choice has its own chance,
drawn from the seed, the person, the day and the clip: two rankers meet the same people in the same
mood. What the ranker explores is drawn anew each time. A day is a round in which everybody opens the feed once; no clock is turned.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import uuid5

import numpy as np

from feed import services
from feed.models import Post
from feed.services.for_you import next_for_you, note_remix, note_seen, set_wish
from feed.simulation.prompts import TOPICS
from feed.simulation.world import Person, World, read_all
from recommender.services import end_all, instruct
from sora_site.accounts.ages import policy_for

PAGE: Final = 10
LOOKED: Final = 0.93  # of those who looked at one place of a page, who look at the next
ASKS: Final = 0.3  # of the sittings begin with an instruction
COMMENTS: Final = "Lovely."
Chance = Callable[[str], float]  # for what; in [0, 1]


@dataclass
class Tally:
    """What came of some simulated days."""

    seen: int = 0
    created: int = 0
    likely: float = 0.0  # to be created: the sum of the chances, without their luck
    connected: int = 0  # of what was seen
    asked: int = 0  # seen under an instruction
    obeyed: int = 0

    @property
    def creation_rate(self) -> float:
        return self.created / max(self.seen, 1)

    @property
    def likely_rate(self) -> float:
        return self.likely / max(self.seen, 1)

    @property
    def connected_share(self) -> float:
        return self.connected / max(self.seen, 1)

    @property
    def obedience(self) -> float:
        return self.obeyed / max(self.asked, 1)

    def __str__(self) -> str:
        return (
            f"simulated: {self.seen:,} clips seen, {self.created:,} made of them"
            f" ({self.creation_rate:.2%}), {self.connected_share:.0%} by people they follow,"
            f" {self.obedience:.0%} of {self.asked:,} as asked for"
        )


@dataclass(frozen=True)
class _Wish:
    """What was asked for, as the simulation knows it."""

    text: str
    topic: int
    wanted: bool

    def obeyed_by(self, topic: int) -> bool:
        return (topic == self.topic) == self.wanted


def live(
    world: World,
    *,
    seed: int,
    days: int,
    told: Callable[[int], None] = lambda day: None,
) -> Tally:
    """Let everybody open their feed once a day; return what came of it."""
    tally = Tally()
    for day in range(days):
        for person in world.people:
            _sit_down(world, person, tally, seed=seed, day=day)
        read_all()
        told(day + 1)
    return tally


def _sit_down(world: World, person: Person, tally: Tally, *, seed: int, day: int) -> None:
    chance = _chances(f"{seed}.{person.user.handle}.{day}")
    wish = _ask(person, chance)
    page = next_for_you(viewer=person.user, policy=policy_for(person.user), size=PAGE)
    looked = 0
    while looked < len(page.posts) and chance(f"look {looked}") < LOOKED:
        looked += 1
    seen = list(page.posts)[:looked]
    skipped = [
        p for p in seen if _taste(world, person, p) < 0 and chance(_key("skip", world, p)) < 0.5
    ]
    note_seen(viewer=person.user, seen=[p.pk for p in seen], skipped=[p.pk for p in skipped])
    for post in seen:
        _count(world, person, post, wish, tally)
        tally.created += answer(world, person, post, chance)
    if wish:
        end_all(person=person.user)


def _ask(person: Person, chance: Chance) -> _Wish | None:
    """Ask for a topic one loves, or for none of one that one does not."""
    if chance("asks") >= ASKS:
        return None
    wanted = chance("what") < 0.6
    among = np.flatnonzero(person.tastes > 0 if wanted else person.tastes < 0)
    topic = int(among[int(chance("which") * len(among))])
    text = f"only {TOPICS[topic].name}" if wanted else f"no {TOPICS[topic].name} please"
    instruct(person=person.user, text=text)
    return _Wish(text, topic, wanted)


def answer(world: World, person: Person, post: Post, chance: Chance) -> int:
    """Do what this person does with a clip; 1 if they make something of it."""
    taste = _taste(world, person, post)
    tied = post.author_id in world.follows[person.user.pk]
    if chance(_key("like", world, post)) < 0.1 + 0.25 * (taste > 0) - 0.08 * (taste < 0):
        services.set_like(post=post, viewer=person.user, liked=True)
    if taste < 0 and chance(_key("hide", world, post)) < 0.1:
        set_wish(viewer=person.user, post=post, wish="less_like", wanted=True)
        return 0
    if taste > 0 and chance(_key("say", world, post)) < 0.03:
        key = uuid5(post.pk, person.user.handle)
        services.add_comment(post=post, author=person.user, text=COMMENTS, request_key=key)
    if chance(_key("make", world, post)) >= makes(
        taste, tied=tied, open_ended=world.open_ended.get(post.pk, False)
    ):
        return 0
    if post.pk not in world.topics:
        return 0
    note_remix(viewer=person.user, post=post, made=False)
    note_remix(viewer=person.user, post=post, made=True)
    source = Post.objects.select_related("generation__root").get(pk=post.pk)
    world.post(
        person, np.random.default_rng(int(chance(_key("new", world, post)) * 2**32)), remixed=source
    )
    return 1


def makes(taste: float, *, tied: bool, open_ended: bool) -> float:
    """Return how likely somebody makes something of a clip they looked at."""
    odds = -5.0 + 1.4 * taste + 0.8 * tied + 1.8 * open_ended
    return float(1 / (1 + np.exp(-odds)))


def _count(world: World, person: Person, post: Post, wish: _Wish | None, tally: Tally) -> None:
    tally.seen += 1
    tied = post.author_id in world.follows[person.user.pk]
    tally.connected += tied
    tally.likely += makes(
        _taste(world, person, post), tied=tied, open_ended=world.open_ended.get(post.pk, False)
    )
    if wish and post.pk in world.topics:
        tally.asked += 1
        tally.obeyed += wish.obeyed_by(world.topics[post.pk])


def _taste(world: World, person: Person, post: Post) -> float:
    """Return how much a person likes a post; those of others leave everybody cold."""
    topic = world.topics.get(post.pk)
    return 0.0 if topic is None else float(person.tastes[topic])


def _key(what: str, world: World, post: Post) -> str:
    """Name a choice by the post's number, which is the same whenever the seed is."""
    return f"{what} {world.numbers.get(post.pk, post.pk)}"


def _chances(who: str) -> Chance:
    def chance(what: str) -> float:
        digest = hashlib.blake2b(f"{who}.{what}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") / 2**64

    return chance
