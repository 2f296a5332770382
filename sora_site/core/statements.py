"""A query put together once in each process, for the few that are asked for every page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from psycopg import Cursor
from psycopg.pq import Format

from sora_site.core.ids import array, one_of

NOBODY: Final = UUID("5f0e1a52-0c66-4d0b-9a0e-64b9b3f1f2d7")  # no key of anything


def prepared() -> CursorWrapper:
    """Open a cursor for queries that every page asks: each connection lets them be planned once.

    PostgreSQL gets the parameters apart from the query and answers in its own binary form. Say of
    what type each parameter is (`%s::uuid[]`), and leave the text of the query as it is.
    """
    connection.ensure_connection()
    cursor = Cursor(connection.connection)
    cursor.format = Format.BINARY
    opened: CursorWrapper = connection._prepare_cursor(cursor)  # type: ignore[attr-defined]  # noqa: SLF001 - what `cursor()` does
    return opened


class Statement:
    """What a viewer may have, perhaps of some ids, by a query that is written when it is first asked.

    `build` is given the key of a viewer and ids for an `__in`; the query it returns must be the
    same, but for these two, whoever looks and whenever. Without `keeps_plan` each viewer has a plan
    of their own: where few and many rows want different ones, that is worth the planning.
    """

    def __init__(
        self, build: Callable[[UUID, RawSQL], QuerySet[Any, Any]], *, keeps_plan: bool = True
    ) -> None:
        self._build: Final = build
        self._keeps_plan: Final = keeps_plan

    def rows(self, *, viewer: UUID, ids: Collection[UUID] = ()) -> list[tuple[Any, ...]]:
        """Ask it. One query."""
        sql, params = self.written
        told: dict[Any, Any] = {NOBODY: viewer, array([NOBODY]): array(ids)}
        with prepared() if self._keeps_plan else connection.cursor() as cursor:
            cursor.execute(sql, [told.get(one, one) for one in params])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def among(self, ids: Collection[UUID], *, viewer: UUID) -> set[UUID]:
        """Keep those of some ids that it answers with. One query."""
        return {row[0] for row in self.rows(viewer=viewer, ids=ids)}

    @cached_property
    def written(self) -> tuple[str, tuple[Any, ...]]:
        """The SQL and what is told it, with NOBODY for the viewer and for the ids."""
        return self._build(NOBODY, one_of([NOBODY])).query.sql_with_params()
