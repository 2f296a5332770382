"""What a ranker looks at: one table, from which it is computed and from which it is told.

Nothing here grows with the time somebody spends. A fast skip counts, and only against.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from recommender.ranking.gate import Reading
from recommender.ranking.moods import MOODS
from recommender.ranking.pool import Candidates, Floats, Ints, Source, Viewer

PRIOR_RATES: Final = {  # what is expected of a clip of which nothing is known, by 20 views
    "likes": 0.05,
    "saves": 0.01,
    "comments": 0.01,
    "shares": 0.01,
    "drafts": 0.02,
    "remixes": 0.01,
    "creates": 0.01,
    "hides": 0.01,
    "reports": 0.001,
    "skips": 0.3,
}
PRIOR_VIEWS: Final = 20.0

Column = npt.NDArray[np.floating[Any]]  # (n,)


@dataclass(frozen=True)
class Scene:
    """Everything that a feature may look at."""

    pool: Candidates
    viewer: Viewer
    reading: Reading

    def rate(self, counter: str) -> Column:
        """Return how often a view led to something, smoothed towards what is usual: (n,)."""
        counters = self.pool.counters
        counted: Floats = getattr(counters, counter)
        expected = PRIOR_RATES[counter] * PRIOR_VIEWS
        rate: Column = (counted + expected) / (np.maximum(counters.views, counted) + PRIOR_VIEWS)
        return rate

    def near(self, profile: Floats | None) -> Floats:
        """Return the cosine of each clip to a profile, 0 without one: (n,)."""
        if profile is None:
            return self.flat(0)
        cosine: Floats = self.pool.vectors @ profile.astype(np.float32)
        return cosine

    def flat(self, value: float) -> Floats:
        """Return the same for each clip: (n,)."""
        return np.full(len(self.pool), value, np.float32)

    def came_from(self, source: Source) -> Floats:
        return ((self.pool.sources & int(source)) > 0).astype(np.float32)

    @cached_property
    def taste(self) -> Floats:
        """How much of what each clip has the viewer has liked before: (n,)."""
        if self.viewer.tastes is None:
            return self.flat(0)
        matched: Floats = self.pool.facets @ self.viewer.tastes.astype(np.float32)
        return matched

    @cached_property
    def creation(self) -> Column:
        """How often a view led to something new: (n,)."""
        return self.rate("remixes") + self.rate("creates")


@dataclass(frozen=True)
class Feature:
    """One column: its name in a model, its group on the page that explains, plain words."""

    name: str
    group: str
    words: str
    column: Callable[[Scene], Column]


GROUPS: Final = {
    "ties": "People you are close to",
    "sources": "How it was found",
    "content": "What it is about",
    "moods": "Its mood",
    "creation": "What people make of it",
    "quality": "What people think of it",
    "age": "How new it is",
    "moment": "Your moment",
    "variety": "Variety",
    "asked": "What you asked for",
}


def _ties() -> tuple[Feature, ...]:
    def tie(name: str, words: str, *, log: bool = False) -> Feature:
        def column(scene: Scene) -> Column:
            values: Floats = getattr(scene.pool.ties, name)
            return np.log1p(values) if log else values

        return Feature(name, "ties", words, column)

    return (
        tie("follow", "You follow who made it"),
        tie("mutual", "You and who made it follow each other"),
        tie("cameo", "You are in it"),
        tie("affinity_1", "What you did with clips of who made it today", log=True),
        tie("affinity_7", "… this week", log=True),
        tie("affinity_30", "… this month", log=True),
        Feature(
            "remix_closeness",
            "ties",
            "How close it is to your own clips in the tree of remixes",
            lambda scene: 1 / (1 + scene.pool.ties.remix_distance),
        ),
        tie("friends_remixed", "How many people you follow remixed it", log=True),
        tie("friends_liked", "How many people you follow liked it", log=True),
        Feature(
            "connected",
            "ties",
            "Whether anything ties you to it",
            lambda scene: scene.pool.connected.astype(np.float32),
        ),
    )


def _sources() -> tuple[Feature, ...]:
    said = {
        Source.LINEAGE: "It belongs to the remixes around your clips",
        Source.CIRCLE: "People you follow liked it",
        Source.LONG: "It is like what you have liked over the weeks",
        Source.SESSION: "It is like what you liked just now",
        Source.INSTRUCTION: "It is like what you asked for",
        Source.SIMILAR: "Liked by people who liked what you liked",
        Source.TRENDING: "Many people make something of it",
        Source.FRESH: "It is new",
        Source.RANDOM: "It came by chance",
    }

    def came(source: Source, words: str) -> Feature:
        name = f"from_{str(source.name).lower()}"
        return Feature(name, "sources", words, lambda scene: scene.came_from(source))

    return tuple(came(source, words) for source, words in said.items())


def _content() -> tuple[Feature, ...]:
    def near(name: str, profile: str, words: str) -> Feature:
        return Feature(
            name, "content", words, lambda scene: scene.near(getattr(scene.viewer, profile))
        )

    return (
        near("near_long", "long", "How like what you have liked over the weeks it is"),
        near("near_session", "session", "How like what you liked just now it is"),
        near("near_negative", "negative", "How like what you hid or skipped it is"),
        Feature("taste", "content", "How much it has of what you like", lambda s: s.taste),
        Feature(
            "similar",
            "content",
            "How many people like both this and what you liked",
            lambda scene: scene.pool.similar,
        ),
        Feature(
            "clear",
            "content",
            "How clear it is what it shows",
            lambda scene: scene.pool.facets.max(axis=1, initial=0),
        ),
    )


def _moods() -> tuple[Feature, ...]:
    def mood(at: int, name: str) -> Feature:
        return Feature(
            f"mood_{name}", "moods", f"How {name} it is", lambda scene: scene.pool.moods[:, at]
        )

    return tuple(mood(at, name) for at, name in enumerate(MOODS))


def _rates() -> tuple[Feature, ...]:
    def rate(counter: str, group: str, words: str) -> Feature:
        return Feature(f"rate_{counter}", group, words, lambda scene: scene.rate(counter))

    return (
        rate("remixes", "creation", "How often people remix it"),
        rate("creates", "creation", "How often people make a clip after seeing it"),
        rate("drafts", "creation", "How often people begin a remix of it"),
        Feature("creation", "creation", "How much it makes people make", lambda s: s.creation),
        Feature(
            "author_prior",
            "creation",
            "How much its author's clips make people make",
            lambda scene: scene.pool.author_priors,
        ),
        Feature(
            "reusable",
            "creation",
            "How well its prompt can be made one's own",
            lambda scene: scene.pool.reusable,
        ),
        Feature(
            "letters", "creation", "How long its prompt is", lambda s: np.log1p(s.pool.letters)
        ),
        rate("likes", "quality", "How often people like it"),
        rate("saves", "quality", "How often people keep it"),
        rate("comments", "quality", "How often people talk about it"),
        rate("shares", "quality", "How often people hand it on"),
        rate("hides", "quality", "How often people hide it"),
        rate("reports", "quality", "How often people report it"),
        rate("skips", "quality", "How often people leave it at once"),
        Feature(
            "known",
            "quality",
            "How many people have seen it",
            lambda scene: np.log1p(scene.pool.counters.views),
        ),
    )


def _rest() -> tuple[Feature, ...]:
    return (
        Feature("age", "age", "How old it is", lambda s: np.log1p(s.pool.ages)),
        Feature("new", "age", "Whether it is of today", lambda s: np.exp(-s.pool.ages / 24)),
        Feature(
            "rising",
            "age",
            "How many people see it by the hour",
            lambda scene: np.log1p(scene.pool.counters.views / (scene.pool.ages + 2)),
        ),
        Feature("hour_sin", "moment", "The time of day", lambda s: s.flat(_clock(s, np.sin))),
        Feature("hour_cos", "moment", "… as on a dial", lambda s: s.flat(_clock(s, np.cos))),
        Feature(
            "depth",
            "moment",
            "How many clips you have seen this time",
            lambda scene: scene.flat(float(np.log1p(scene.viewer.depth))),
        ),
        Feature(
            "since_active",
            "moment",
            "How many since you last made or said something",
            lambda scene: scene.flat(float(np.log1p(scene.viewer.since_active))),
        ),
        Feature(
            "author_share",
            "variety",
            "How many others here are by the same person",
            lambda scene: _share(scene.pool.author_numbers),
        ),
        Feature(
            "family_share",
            "variety",
            "How many others here are remixes of the same clip",
            lambda scene: _share(scene.pool.family_numbers),
        ),
    )


def _asked() -> tuple[Feature, ...]:
    return (
        Feature(
            "asked",
            "asked",
            "Whether you asked for anything",
            lambda scene: scene.flat(float(not scene.viewer.plan.is_empty)),
        ),
        Feature(
            "wanted_most",
            "asked",
            "How well it is what you asked for",
            lambda scene: scene.reading.wanted_most,
        ),
        Feature(
            "wanted_least",
            "asked",
            "… all of it",
            lambda scene: scene.reading.wanted_least,
        ),
        Feature(
            "unwanted",
            "asked",
            "How much it has of what you do not want",
            lambda scene: scene.reading.unwanted,
        ),
        Feature("follows", "asked", "How well it follows your words", lambda s: s.reading.score),
        Feature("lean", "asked", "How near it is to your mood", lambda s: s.reading.lean),
        Feature(
            "social",
            "asked",
            "Whether it is from the people you asked to hear from",
            lambda scene: scene.pool.connected * scene.flat(_social(scene.viewer)),
        ),
    )


def _clock(scene: Scene, turn: Callable[[float], float]) -> float:
    return float(turn(2 * np.pi * scene.viewer.hour / 24))


def _share(numbers: Ints) -> Column:
    """Return the share of the pool that has the same number as each row: (n,)."""
    share: Column = np.bincount(numbers)[numbers] / max(len(numbers), 1)
    return share


def _social(viewer: Viewer) -> float:
    return {"only": 1.0, "more": 1.0, "less": -1.0, "no": -1.0, None: 0.0}[viewer.plan.social]


HELPS: Final = frozenset({"wanted_most", "wanted_least", "follows"})
HURTS: Final = frozenset({"unwanted", "near_negative", "rate_hides", "rate_reports", "rate_skips"})


def _direction(feature: Feature) -> int:
    return (feature.group == "ties" or feature.name in HELPS) - (feature.name in HURTS)


FEATURES: Final = (*_ties(), *_sources(), *_content(), *_moods(), *_rates(), *_rest(), *_asked())
NAMES: Final = tuple(feature.name for feature in FEATURES)
KEY: Final = hashlib.sha256(" ".join(NAMES).encode()).hexdigest()[:16]
"""Which features these are: a model, or a row, of other ones is no longer read."""

DIRECTIONS: Final = tuple(_direction(feature) for feature in FEATURES)
"""Whether more of a feature may only help a clip (1), only hurt it (-1), or either (0)."""

ASKED: Final = tuple(at for at, f in enumerate(FEATURES) if f.group == "asked")


def rows_of(pool: Candidates, viewer: Viewer, reading: Reading) -> Floats:
    """Compute every feature of every candidate: (n, len(FEATURES))."""
    scene = Scene(pool, viewer, reading)
    rows = np.empty((len(pool), len(FEATURES)), np.float32)
    for at, feature in enumerate(FEATURES):
        rows[:, at] = feature.column(scene)
    return rows


def asked_rows(pool: Candidates, viewer: Viewer, reading: Reading) -> Floats:
    """Compute only what an instruction changes: (n, len(ASKED))."""
    scene = Scene(pool, viewer, reading)
    columns = [FEATURES[at].column(scene) for at in ASKED]
    return np.stack(columns, axis=1).astype(np.float32)
