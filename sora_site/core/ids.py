"""Many ids in one query: as one text, for a parameter each costs more than finding the row."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models.expressions import RawSQL


def array(ids: Iterable[UUID]) -> str:
    """Write ids as PostgreSQL reads an array; cast it: `%s::uuid[]`."""
    return "{" + ",".join([one.hex for one in ids]) + "}"


def one_of(ids: Iterable[UUID]) -> RawSQL:
    """Name ids for a condition such as `pk__in`."""
    return RawSQL("SELECT unnest(%s::uuid[])", [array(ids)])
