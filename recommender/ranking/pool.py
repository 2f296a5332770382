"""What the ranker is given and what it gives back: plain columns, with no database behind them.

A pool of n candidates is columns of n; a slate is what is shown, a trace how it came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from enum import IntFlag, auto
from functools import cached_property
from typing import Any, Final, Self
from uuid import UUID

import numpy as np
import numpy.typing as npt

from recommender.ranking.facets import KEYS as FACETS
from recommender.ranking.moods import MOODS
from recommender.ranking.plan import Plan

WIDTH: Final = 384  # numbers in a vector
FAR: Final = 99.0  # the remix distance of what shares no family with anything of the viewer

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Names = npt.NDArray[np.object_]  # of UUIDs or texts


class Source(IntFlag):
    """Where a candidate came from; it may have come from several."""

    FOLLOWING = auto()  # by somebody the viewer follows
    MUTUAL = auto()  # by somebody who follows back
    CAMEO = auto()  # the viewer is cast in it
    LINEAGE = auto()  # a remix of the viewer's clip, or what the viewer remixed
    CIRCLE = auto()  # liked by people the viewer follows
    LONG = auto()  # near what the viewer has liked over the weeks
    SESSION = auto()  # near what the viewer liked just now
    INSTRUCTION = auto()  # near what the viewer asked for
    SIMILAR = auto()  # liked by those who liked what the viewer liked
    TRENDING = auto()  # many make something of it
    FRESH = auto()  # new, shown to few as yet
    RANDOM = auto()


CONNECTED: Final = Source.FOLLOWING | Source.MUTUAL | Source.CAMEO | Source.LINEAGE | Source.CIRCLE


class Columns:
    """Arrays of one length, side by side."""

    def take(self, rows: npt.NDArray[Any] | Sequence[int]) -> Self:
        """Keep these rows, by index or mask, in this order."""
        index = np.asarray(rows)
        if index.size == 0:
            index = index.astype(np.int64)
        return replace(self, **{f.name: _taken(getattr(self, f.name), index) for f in _of(self)})  # type: ignore[type-var]


@dataclass(frozen=True)
class Ties(Columns):
    """What ties the viewer to each candidate: (n,) each."""

    follow: Floats  # 1 where the viewer follows the author
    mutual: Floats  # 1 where they follow each other
    cameo: Floats  # 1 where the viewer is cast in it
    affinity_1: Floats  # the viewer's acts on the author's clips, decayed over 1 day, …
    affinity_7: Floats
    affinity_30: Floats
    remix_distance: Floats  # steps in the remix tree to a clip of the viewer, or FAR
    friends_remixed: Floats  # people the viewer follows who remixed it
    friends_liked: Floats

    @classmethod
    def none(cls, count: int) -> Self:
        """Return the ties of a stranger."""
        columns = {f.name: np.zeros(count, np.float32) for f in fields(cls)}
        return cls(**columns | {"remix_distance": np.full(count, FAR, np.float32)})


@dataclass(frozen=True)
class Counters(Columns):
    """How often each candidate was …, by everybody: (n,) each."""

    serves: Floats  # put into a slate
    views: Floats
    skips: Floats  # left within two seconds
    likes: Floats
    saves: Floats
    comments: Floats
    shares: Floats
    hides: Floats
    reports: Floats
    drafts: Floats  # remix sheets opened
    remixes: Floats
    creates: Floats  # clips made within a day of seeing it

    @classmethod
    def zero(cls, count: int) -> Self:
        return cls(**{f.name: np.zeros(count, np.float32) for f in fields(cls)})


@dataclass(frozen=True)
class Candidates(Columns):
    """n clips that may be shown."""

    ids: Names  # (n,) of UUID, each once
    authors: Names  # (n,) of UUID, or all of its 16 bytes: they are only compared
    families: Names  # (n,) … of the first clip of its remix tree
    texts: Names  # (n,) of str: prompt and caption, for words that are no facet
    sources: Ints  # (n,) of Source
    vectors: Floats  # (n, 384), rows of length one
    facets: Floats  # (n, len(FACETS)) in [0, 1], as computed at ingest
    moods: Floats  # (n, len(MOODS)): leanings, as computed at ingest
    ties: Ties
    counters: Counters
    ages: Floats  # (n,) hours since it was posted
    author_priors: Floats  # (n,) the author's smoothed creation rate
    reusable: Floats  # (n,) in [0, 1]: how well its prompt can be made one's own
    letters: Floats  # (n,) in its text
    similar: Floats  # (n,) item-item score from what others liked along with it, or 0
    adults_only: Flags  # (n,)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def connected(self) -> Flags:
        """Where something ties the viewer to it."""
        return (self.sources & int(CONNECTED)) > 0

    @cached_property
    def author_numbers(self) -> Ints:
        """A number for each author."""
        return numbered(self.authors)

    @cached_property
    def family_numbers(self) -> Ints:
        """A number for each family."""
        return numbered(self.families)


@dataclass(frozen=True)
class Targets:
    """A plan made ready for ranking, once, when it was given: see `targets.aimed`."""

    vector: Floats | None = None  # (384,) of what is wanted, to look for neighbours
    phrases: tuple[str, ...] = ()
    vectors: Floats = field(default_factory=lambda: np.zeros((0, WIDTH), np.float32))  # of phrases

    def of(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of phrases, (texts, 384); zeros for those that are not known."""
        places = [self.phrases.index(text) if text in self.phrases else -1 for text in texts]
        return np.vstack([self.vectors, np.zeros((1, WIDTH), np.float32)])[places]


NO_PLAN: Final = Plan()
NO_TARGETS: Final = Targets()


@dataclass(frozen=True)
class Viewer:
    """Who looks, and what is known of the moment. None is what is not known."""

    id: UUID | None = None
    long: Floats | None = None  # (384,) of what was liked over the weeks, length one
    session: Floats | None = None  # … just now
    negative: Floats | None = None  # … was hidden, reported or skipped
    tastes: Floats | None = None  # (len(FACETS),) mean facets of what was liked
    hour: int = 12  # on the viewer's clock
    depth: int = 0  # clips seen this session
    since_active: int = 0  # clips since the viewer last made, remixed or wrote something
    plan: Plan = NO_PLAN
    targets: Targets = NO_TARGETS
    seen: frozenset[UUID] = frozenset()  # this session
    hidden: frozenset[UUID] = frozenset()  # clips
    hidden_authors: frozenset[UUID] = frozenset()
    minor: bool = False
    nudge: str = ""  # the kind of nudge that is due, or nothing


@dataclass(frozen=True)
class Placed:
    """One clip at its place."""

    id: UUID
    position: int  # from 0
    score: float
    source: Source  # the closest of its sources
    reasons: tuple[str, ...]  # codes, the most telling first: see `explaining.REASONS`
    propensity: float  # how likely this clip was to stand here, in (0, 1]
    explored: bool = False


@dataclass(frozen=True)
class Slate:
    """What is shown, in order."""

    placed: tuple[Placed, ...] = ()
    nudge: str = ""  # a card that asks to make something, and after which clip it stands
    nudge_after: int = 0
    scorer: str = "heuristic"  # or the name of the model
    not_understood: tuple[str, ...] = ()  # phrases of the instruction that mean nothing here

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(placed.id for placed in self.placed)


@dataclass(frozen=True)
class Stage:
    """One stage of one ranking: how long it took, what it left out and why."""

    name: str
    milliseconds: float
    kept: int
    left_out: dict[str, tuple[UUID, ...]] = field(default_factory=dict)  # by reason


@dataclass(frozen=True)
class Trace:
    """How one slate came about, for staff who replay it."""

    stages: tuple[Stage, ...] = ()
    features: tuple[str, ...] = ()  # names of the columns of `rows`
    ids: tuple[UUID, ...] = ()  # the scored candidates
    rows: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))  # (ids, features)
    scores: Floats = field(default_factory=lambda: np.zeros(0, np.float32))

    def row(self, item: UUID) -> dict[str, float]:
        """Return the features of one candidate as they were scored."""
        at = self.ids.index(item)
        return dict(zip(self.features, map(float, self.rows[at]), strict=True))


def strangers(
    ids: Sequence[UUID], *, vectors: Floats, authors: Sequence[UUID], texts: Sequence[str]
) -> Candidates:
    """Return candidates of which no more is known: no ties, no counts, no facets, new.

    `dataclasses.replace` fills in what is known.
    """
    count = len(ids)
    return Candidates(
        ids=named(ids),
        authors=named(authors),
        families=named(ids),
        texts=named(texts),
        sources=np.full(count, int(Source.FRESH), np.int64),
        vectors=vectors.astype(np.float32, copy=False),
        facets=np.zeros((count, len(FACETS)), np.float32),
        moods=np.zeros((count, len(MOODS)), np.float32),
        ties=Ties.none(count),
        counters=Counters.zero(count),
        ages=np.zeros(count, np.float32),
        author_priors=np.zeros(count, np.float32),
        reusable=np.zeros(count, np.float32),
        letters=np.array([len(text) for text in texts], np.float32),
        similar=np.zeros(count, np.float32),
        adults_only=np.zeros(count, np.bool_),
    )


def named(values: Sequence[object]) -> Names:
    """Return a column of objects, one a row, whatever they are."""
    column = np.empty(len(values), np.object_)
    column[:] = list(values)
    return column


def numbered(names: Names) -> Ints:
    """Return a number for each row, the same for the same name, from 0 without gaps: (n,)."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _of(columns: Columns) -> tuple[Any, ...]:
    return fields(columns)  # type: ignore[arg-type]


def _taken(column: Any, index: npt.NDArray[Any]) -> Any:
    return column.take(index) if isinstance(column, Columns) else column[index]
