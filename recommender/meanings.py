"""What is known of items themselves: as long as nobody reads them anew, each process keeps what it met last.

It is most of what a page looks at, the same for everybody, and hardly ever changes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from threading import Lock
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from django.conf import settings

from recommender.columns import Rows, edition, flag, halves, key, precise, read, real, vector, whole
from recommender.ranking.facets import KEYS
from recommender.ranking.moods import MOODS
from recommender.ranking.pool import WIDTH, Columns, Flags, Floats, Names
from sora_site.core.ids import array

Keys = npt.NDArray[np.void]
Moments = npt.NDArray[np.float64]

_ROWS: Final = """
    SELECT id, xmin AS written, ctid AS stands, author_id, family, reusable, adults_only, text,
           extract(epoch FROM published_at)::float8 AS published, vector, facets, moods
      FROM recommender_item WHERE id = ANY(%(items)s::uuid[])
"""
_SENT: Final = {
    "edition": edition("id", "written", "stands"),
    "authors": key("author_id"),
    "families": key("family"),
    "published": precise("published"),
    "reusable": real("reusable"),
    "letters": whole("length(text)"),
    "adults_only": flag("adults_only"),
    "vectors": vector("vector"),
    "facets": halves("facets", len(KEYS)),
    "moods": halves("moods", len(MOODS)),
}
_KEPT: Final[dict[str, tuple[str, tuple[int, ...]]]] = {
    "authors": ("V16", ()),
    "families": ("V16", ()),
    "published": ("f8", ()),
    "reusable": ("f4", ()),
    "letters": ("f4", ()),
    "adults_only": ("?", ()),
    "vectors": ("f4", (WIDTH,)),
    "facets": ("f4", (len(KEYS),)),
    "moods": ("f4", (len(MOODS),)),
}


@dataclass(frozen=True)
class Meanings(Columns):
    """What some items are and mean: a row each; zeros where nobody read it yet, or it is gone."""

    authors: Keys  # (n,) 16 bytes each
    families: Keys  # (n,)
    published: Moments  # (n,) seconds since 1970
    reusable: Floats  # (n,)
    letters: Floats  # (n,) in its text
    adults_only: Flags  # (n,)
    vectors: Floats  # (n, 384)
    facets: Floats  # (n, len(KEYS))
    moods: Floats  # (n, len(MOODS))

    @classmethod
    def nothing(cls, count: int) -> Self:
        columns: Any = {
            name: np.zeros((count, *shape), kind) for name, (kind, shape) in _KEPT.items()
        }
        return cls(**columns)

    @classmethod
    def sent(cls, rows: Rows) -> Self:
        columns: Any = {name: rows[name].astype(kind) for name, (kind, _) in _KEPT.items()}
        return cls(**columns)

    def put(self, places: npt.NDArray[np.int64], others: Meanings) -> None:
        """Write others over the rows at these places."""
        for column in fields(self):
            getattr(self, column.name)[places] = getattr(others, column.name)


class Kept:
    """What one process keeps, by the edition of the item: of the `most` it met for the first time last."""

    def __init__(self, most: int) -> None:
        self._all = Meanings.nothing(most + 1)  # the last one stays empty: what is not kept
        self._most = most
        self._next = 0  # place to be written
        self._places: dict[bytes, int] = {}
        self._editions = [b""] * most  # at each place
        self._lock = Lock()

    def of(self, items: Names, editions: Rows) -> Meanings:
        """Return what items mean, a row each. One query where some of them are not kept.

        `editions` name each item as it is now: see `columns.edition`.
        """
        wanted: list[bytes] = editions.tolist()
        with self._lock:
            places = np.array([self._places.get(one, -1) for one in wanted], np.int64)
            known = self._all.take(places)
        missing = np.flatnonzero(places < 0)
        if len(missing):
            self._read(items, missing, known)
        return known

    def _read(self, items: Names, missing: npt.NDArray[np.int64], known: Meanings) -> None:
        """Read what is missing, write it where it belongs, and keep it."""
        rows = read(_ROWS, _SENT, {"items": array(items[missing])})
        read_now, editions = Meanings.sent(rows), rows["edition"].tolist()
        row_of = {items[row].bytes: row for row in missing}
        known.put(np.array([row_of[one[:16]] for one in editions], np.int64), read_now)
        self._keep(editions, read_now)

    def _keep(self, editions: list[bytes], meanings: Meanings) -> None:
        """Write the new ones over those that were met longest ago."""
        with self._lock:
            rows = [row for row, one in enumerate(editions) if one not in self._places]
            rows = rows[: self._most]
            places = [(self._next + n) % self._most for n in range(len(rows))]
            for place, row in zip(places, rows, strict=True):
                self._places.pop(self._editions[place], None)
                self._editions[place] = editions[row]
                self._places[editions[row]] = place
            self._all.put(np.array(places, np.int64), meanings.take(rows))
            self._next = (self._next + len(rows)) % max(self._most, 1)


@cache
def _kept() -> Kept:
    return Kept(settings.RANKER_ITEMS_KEPT)


def meanings_of(items: Names, editions: Rows) -> Meanings:
    """Return what items mean, from what this process keeps where it can: a row each."""
    return _kept().of(items, editions)
