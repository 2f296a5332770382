"""What items mean: as long as nobody reads them anew, each process keeps those it met last.

They are most of what a page looks at, the same for everybody, and hardly ever change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from django.conf import settings

from recommender.columns import Rows, edition, halves, read, vector
from recommender.ranking.facets import KEYS
from recommender.ranking.moods import MOODS
from recommender.ranking.pool import WIDTH, Columns, Floats, Names
from sora_site.core.ids import array

_ROWS: Final = """
    SELECT id, xmin AS written, ctid AS stands, vector, facets, moods
      FROM recommender_item WHERE id = ANY(%(items)s::uuid[])
"""
_SENT: Final = {
    "edition": edition("id", "written", "stands"),
    "vector": vector("vector"),
    "facets": halves("facets", len(KEYS)),
    "moods": halves("moods", len(MOODS)),
}


@dataclass(frozen=True)
class Meanings(Columns):
    """What some items mean: a row each; zeros where nobody read it yet."""

    vectors: Floats  # (n, 384)
    facets: Floats  # (n, len(KEYS))
    moods: Floats  # (n, len(MOODS))

    @classmethod
    def nothing(cls, count: int) -> Self:
        widths = (WIDTH, len(KEYS), len(MOODS))
        return cls(*(np.zeros((count, width), np.float32) for width in widths))

    def put(self, places: npt.NDArray[np.int64], others: Meanings) -> None:
        """Write others over the rows at these places."""
        self.vectors[places] = others.vectors
        self.facets[places] = others.facets
        self.moods[places] = others.moods


class Kept:
    """The meanings that one process keeps, by the edition of their item; the first few `most`."""

    def __init__(self, most: int) -> None:
        self._all = Meanings.nothing(most + 1)  # the last one stays empty: what is not kept
        self._most = most
        self._places: dict[bytes, int] = {}
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
        read_now = Meanings(*(_floats(rows[name]) for name in ("vector", "facets", "moods")))
        editions: list[bytes] = rows["edition"].tolist()
        row_of = {items[row].bytes: row for row in missing}
        known.put(np.array([row_of[one[:16]] for one in editions], np.int64), read_now)
        self._keep(editions, read_now)

    def _keep(self, editions: list[bytes], meanings: Meanings) -> None:
        with self._lock:
            if len(self._places) + len(editions) > self._most:
                self._places.clear()
            room = self._most - len(self._places)
            new = {one: row for row, one in enumerate(editions) if one not in self._places}
            rows = np.array(list(new.values())[:room], np.int64)
            places = len(self._places) + np.arange(len(rows))
            self._all.put(places, meanings.take(rows))
            self._places |= dict(zip(new, places.tolist(), strict=False))


def _floats(values: npt.NDArray[Any]) -> Floats:
    return values.astype(np.float32)


@cache
def _kept() -> Kept:
    return Kept(settings.RANKER_ITEMS_KEPT)


def meanings_of(items: Names, editions: Rows) -> Meanings:
    """Return what items mean, from what this process keeps where it can: a row each."""
    return _kept().of(items, editions)
