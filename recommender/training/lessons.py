"""What there is to learn from: pages as they were shown, and what people did with each clip.

Only what somebody saw is learned from, so that a place far down a page counts against nobody. How
long they watched is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection, transaction

from recommender.models import Interaction
from recommender.ranking.booster import Lessons
from recommender.ranking.concepts import Pool
from recommender.ranking.facets import KEYS
from recommender.ranking.features import ASKED, KEY, NAMES, asked_rows
from recommender.ranking.gate import WANTED, read
from recommender.ranking.lexicon import FACETS
from recommender.ranking.plan import Plan, Polarity, Wish
from recommender.ranking.pool import Floats, Ints, Viewer, strangers

Kind = Interaction.Kind

ANSWERED: Final = timedelta(hours=24)  # after a clip was shown, what is done with it is about it
LABELS: Final = {
    Kind.VIEW: 0,
    Kind.LIKE: 1,
    Kind.SAVE: 1,
    Kind.COMMENT: 2,
    Kind.SHARE: 2,
    Kind.FOLLOW: 3,
    Kind.REMIX_OPENED: 3,
    Kind.REMIX: 4,
    Kind.CREATE: 4,
}
MADE: Final = LABELS[Kind.REMIX]
UNWANTED: Final = frozenset({Kind.HIDE, Kind.LESS_LIKE, Kind.REPORT})
UNWANTED_WEIGHT: Final = 3.0
MOST_RARE: Final = 10.0  # what was shown by a small chance counts for, where it is valued
MOST_LEARNED: Final = 2.0  # … where it is learned from: a few clips must not outshout the others
AT_ONCE: Final = 20_000  # rows that are fetched together

_SHOWN: Final = """
    SELECT shown.slate, shown.person_id, shown.features, shown.propensity, item.facets,
           done.kinds
      FROM recommender_impression shown
      JOIN recommender_item item ON item.id = shown.item_id
      JOIN LATERAL (
           SELECT array_agg(DISTINCT kind) AS kinds FROM recommender_interaction did
            WHERE did.person_id = shown.person_id AND did.item_id = shown.item_id
              AND did.at >= shown.at AND did.at < shown.at + %(answered)s
      ) AS done ON done.kinds IS NOT NULL
     WHERE shown.at >= %(since)s AND shown.at < %(until)s AND shown.features_key = %(key)s
     ORDER BY shown.at, shown.slate, shown.position
"""


class NothingToLearn(Exception):
    """There is no page on which one clip did better than another."""


@dataclass(frozen=True)
class Page:
    """One page of one person, as far as they saw it: m clips."""

    slate: UUID
    person: UUID
    rows: Floats  # (m, features) as they were scored
    labels: Ints  # (m,) from 0 to 4
    weights: Floats  # (m,)
    rarity: Floats  # (m,) one by how likely each was to be shown
    facets: Floats  # (m, facets)

    @property
    def tells(self) -> bool:
        """Whether one clip did better than another."""
        return bool(self.labels.max() > self.labels.min())

    @property
    def asked(self) -> bool:
        """Whether an instruction was in force."""
        return bool(self.rows[0, NAMES.index("asked")] > 0)


def pages(*, since: datetime, until: datetime) -> Iterator[Page]:
    """Read the pages of a time, the first ones first; each holds what its person saw of it."""
    facts = {"since": since, "until": until, "key": KEY, "answered": ANSWERED}
    for slate, shown in groupby(_rows(facts), key=lambda row: row[0]):
        yield _page(slate, list(shown))


def _rows(facts: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    with transaction.atomic(), connection.connection.cursor(name="lessons") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(_SHOWN, facts)
        yield from cursor


def _page(slate: UUID, shown: Sequence[tuple[Any, ...]]) -> Page:
    features = b"".join(bytes(row[2]) for row in shown)
    labels = [label_of(row[5]) for row in shown]
    rarity = [1 / row[3] for row in shown]
    return Page(
        slate=slate,
        person=shown[0][1],
        rows=np.frombuffer(features, "<f4").reshape(len(shown), len(NAMES)),
        labels=np.array([label for label, _ in labels], np.int64),
        weights=np.array(
            [w * min(rare, MOST_LEARNED) for (_, w), rare in zip(labels, rarity, strict=True)],
            np.float32,
        ),
        rarity=np.minimum(np.array(rarity, np.float32), MOST_RARE),
        facets=_facets([bytes(row[4]) for row in shown]),
    )


def label_of(kinds: Sequence[str]) -> tuple[int, float]:
    """Say what somebody's deeds make of a clip: a label, and how much it weighs.

    Whatever else they did, what they did not want is worth nothing, and weighs more.
    """
    if UNWANTED & set(kinds):
        return 0, UNWANTED_WEIGHT
    return max((LABELS.get(Kind(kind), 0) for kind in kinds), default=0), 1.0


def _facets(stored: Sequence[bytes]) -> Floats:
    whole = [row if len(row) == 2 * len(KEYS) else bytes(2 * len(KEYS)) for row in stored]
    return np.frombuffer(b"".join(whole), "<f2").reshape(len(stored), len(KEYS)).astype(np.float32)


def steered_copies(known: Sequence[Page], *, seed: int) -> Iterator[Page]:
    """Retell pages as if their person had asked for something: what matches is worth more.

    The wishes are facets, more or less of them, not anybody's words; a page is retold with one
    that some of its clips have and others have not.
    """
    rng = np.random.default_rng(seed)
    for page in known:
        has = page.facets >= WANTED
        telling = np.flatnonzero(has.any(axis=0) & ~has.all(axis=0))
        if telling.size and not page.asked:
            facet = KEYS[int(rng.choice(telling))]
            yield _retold(page, facet, "more" if rng.random() < 0.7 else "less")


def _retold(page: Page, facet: str, polarity: Polarity) -> Page:
    plan = Plan(wishes=(Wish(polarity=polarity, any_of=((FACETS[facet].names[0],),)),))
    count = len(page.labels)
    nothing = np.zeros((count, 384), np.float32)
    pool = strangers(
        [UUID(int=at) for at in range(count)],
        vectors=nothing,
        authors=[UUID(int=at) for at in range(count)],
        texts=[""] * count,
    )
    reading = read(
        plan, Pool(("",) * count, nothing, lambda texts: nothing[: len(texts)], page.facets)
    )
    rows = page.rows.copy()
    rows[:, ASKED] = asked_rows(pool, Viewer(plan=plan), reading)
    match = page.facets[:, KEYS.index(facet)]
    obeys = match if polarity == "more" else 1 - match
    worth = (page.labels + 1) * np.where(obeys >= WANTED, obeys, 0)
    return replace(page, rows=rows, labels=np.clip(np.rint(worth), 0, 4).astype(np.int64))


def lessons(known: Sequence[Page]) -> Lessons:
    """Put the pages that tell something side by side.

    :raises NothingToLearn: if there is none.
    """
    telling = [page for page in known if page.tells]
    if not telling:
        raise NothingToLearn(
            "There is no page on which one clip did better than another: people have to use the"
            " feed first."
        )
    return Lessons(
        rows=np.vstack([page.rows for page in telling]),
        labels=np.concatenate([page.labels for page in telling]),
        weights=np.concatenate([page.weights for page in telling]),
    )
