"""A year of listening among friends: the ranker with its ties, against EASE and what is popular.

The split is that of SocialLGN (Liao et al., 2022): who listened to whom, and who is whose friend.
An artist is a candidate, with a neighbour's score from EASE (Steck, 2019), the friends who listen,
and how near it is to what the person listens to; everything goes through the ranker's own columns,
features and trees.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import UUID

import numpy as np
from scipy import sparse

from recommender.ranking.booster import Booster, Lessons, fit
from recommender.ranking.features import rows_of
from recommender.ranking.pipeline import understood
from recommender.ranking.pool import Candidates, Floats, Ints, Source, Ties, Viewer, strangers

DATA: Final = Path(os.environ.get("EVALUATION_DATA", Path(__file__).parents[3] / "shared/data"))
FOLDER: Final = DATA / "lastfm-sociallgn-split"
TOP: Final = 10
NEAREST: Final = 150  # candidates by EASE
BY_FRIENDS: Final = 50
RIDGE: Final = 100.0
HELD_OUT: Final = 5  # one listening in so many is learned from, the others are known
DISCOUNTS: Final = 1 / np.log2(np.arange(2, TOP + 2))


class World:
    """What is known: who listens to what, who is whose friend, and what follows from it."""

    def __init__(self, listens: Floats, friends: Floats) -> None:
        self.listens = listens  # (people, artists) of 0 and 1
        self.ease = ease(listens)  # (people, artists)
        self.by_friends: Floats = sparse.csr_matrix(friends) @ listens  # … how many listen
        self.vectors = _vectors(listens)  # (artists, 384)
        self.popular: Floats = listens.sum(axis=0)  # (artists,)


@dataclass(frozen=True)
class Found:
    """NDCG of the first ten, means over the same people."""

    ranker: float
    ease: float
    popular: float
    people: int


def measured(train: Floats, test: Floats, friends: Floats, *, people: int, seed: int = 1) -> Found:
    """Train on some people's known listening, and rank for them what they came to listen to.

    Listening is (people, artists) of 0 and 1, friends are (people, people).
    """
    order = np.random.default_rng(seed).permutation(np.flatnonzero(test.sum(axis=1)))[:people]
    held = _held_out(train, seed)
    model = fit(_lessons(World(train - held, friends), held, order), seed=seed)
    ranker, world = Booster(model, name="lastfm"), World(train, friends)
    found = [_of_one(world, ranker, one, test[one] > 0) for one in order]
    by_ranker, by_ease, by_popularity = np.mean(found, axis=0)
    return Found(
        ranker=float(by_ranker),
        ease=float(by_ease),
        popular=float(by_popularity),
        people=len(order),
    )


def _of_one(world: World, ranker: Booster, one: int, wanted: Floats) -> tuple[float, ...]:
    chosen, rows = _rows(world, one)
    heard = world.listens[one] > 0
    by_ranker = chosen[np.argsort(-ranker.scores(rows), kind="stable")[:TOP]]
    return (
        _ndcg(by_ranker, wanted),
        _ndcg(_best(np.where(heard, -np.inf, world.ease[one]), TOP), wanted),
        _ndcg(_best(np.where(heard, -np.inf, world.popular), TOP), wanted),
    )


def _lessons(world: World, held: Floats, people: Ints) -> Lessons:
    rows, labels = [], []
    for own, label in _pages(world, held, people):
        rows.append(own)
        labels.append(label)
    told = np.concatenate(labels).astype(np.int64)
    return Lessons(np.vstack(rows), told, np.ones(len(told), np.float32))


def _pages(world: World, held: Floats, people: Ints) -> Iterator[tuple[Floats, Floats]]:
    for one in people:
        chosen, rows = _rows(world, one)
        if held[one, chosen].any():
            yield rows, held[one, chosen]


def _rows(world: World, one: int) -> tuple[Ints, Floats]:
    chosen = _candidates(world, one)
    pool = _pool(world, one, chosen)
    heard = world.vectors[world.listens[one] > 0].sum(axis=0)
    viewer = Viewer(long=heard / (np.linalg.norm(heard) + 1e-9))
    return chosen, rows_of(pool, viewer, understood(pool, viewer))


def _candidates(world: World, one: int) -> Ints:
    heard = world.listens[one] > 0
    near = _best(np.where(heard, -np.inf, world.ease[one]), NEAREST)
    theirs = _best(np.where(heard, 0, world.by_friends[one]), BY_FRIENDS)
    both: Ints = np.union1d(near, theirs[world.by_friends[one, theirs] > 0])
    return both


def _pool(world: World, one: int, chosen: Ints) -> Candidates:
    count = len(chosen)
    ids = [UUID(int=int(artist)) for artist in chosen]
    plain = strangers(ids, vectors=world.vectors[chosen], authors=ids, texts=[""] * count)
    by_friends = world.by_friends[one, chosen]
    sources = np.where(by_friends > 0, int(Source.CIRCLE), int(Source.SIMILAR))
    views = np.full(count, len(world.listens), np.float32)
    return replace(
        plain,
        sources=sources.astype(np.int64),
        similar=world.ease[one, chosen],
        ties=replace(Ties.none(count), friends_liked=by_friends),
        counters=replace(plain.counters, views=views, likes=world.popular[chosen]),
    )


def ease(listens: Floats) -> Floats:
    """Score every artist for every person: EASE in closed form.

    There are ten times as many artists as people, so the inverse is taken over people (Woodbury).
    """
    known = sparse.csr_matrix(listens)
    inverse = np.linalg.inv((known @ known.T).toarray() + RIDGE * np.eye(len(listens)))
    reached: Floats = (known.T @ inverse.astype(np.float32)).T
    diagonal = (1 - np.asarray(known.multiply(reached).sum(axis=0)).ravel()) / RIDGE
    return np.asarray(np.where(listens > 0, 0, -reached / diagonal), np.float32)


def _vectors(listens: Floats) -> Floats:
    """Place each artist by who listens: (artists, 384), rows of length one."""
    values, axes = np.linalg.eigh(listens @ listens.T)
    axes = axes[:, -384:] / np.maximum(values[-384:], 1e-6) ** 0.25
    placed = np.zeros((listens.shape[1], 384), np.float32)
    placed[:, : axes.shape[1]] = sparse.csr_matrix(listens).T @ axes.astype(np.float32)
    lengths = np.linalg.norm(placed, axis=1, keepdims=True)
    vectors: Floats = placed / (lengths + 1e-9)
    return vectors


def logs() -> tuple[Floats, Floats, Floats]:
    """Read who listened to what, to what they came to listen, and who is whose friend."""
    train, test, trust = (
        np.loadtxt(FOLDER / f"{name}.txt", delimiter=",", skiprows=1, dtype=np.int64)
        for name in ("train_set", "test_set", "trust")
    )
    people = 1 + max(int(train[:, 0].max()), int(test[:, 0].max()), int(trust.max()))
    artists = 1 + max(int(train[:, 1].max()), int(test[:, 1].max()))
    return (
        _matrix(train, people, artists),
        _matrix(test, people, artists),
        _matrix(trust, people, people),
    )


def _matrix(pairs: Ints, rows: int, columns: int) -> Floats:
    matrix = np.zeros((rows, columns), np.float32)
    matrix[pairs[:, 0], pairs[:, 1]] = 1
    return matrix


def _held_out(listens: Floats, seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    held = np.zeros_like(listens)
    for one, heard in enumerate(listens):
        known = np.flatnonzero(heard)
        if len(known) >= HELD_OUT:
            held[one, rng.choice(known, len(known) // HELD_OUT, replace=False)] = 1
    return held


def _best(scores: Floats, count: int) -> Ints:
    chosen = np.argpartition(-scores, count)[:count]
    best: Ints = chosen[np.argsort(-scores[chosen], kind="stable")]
    return best


def _ndcg(ranked: Ints, wanted: Floats) -> float:
    ideal = DISCOUNTS[: min(TOP, int(wanted.sum()))].sum()
    return float((wanted[ranked] * DISCOUNTS[: len(ranked)]).sum() / ideal)
