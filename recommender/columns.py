"""Rows of a query as columns of numbers: the database packs them, so that no row is read singly.

A page of the feed looks at hundreds of candidates with hundreds of numbers each. As rows of Python
objects they cost more than everything that is done with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recommender.ranking.pool import WIDTH, Floats
from sora_site.core.statements import prepared

Rows = npt.NDArray[np.void]


@dataclass(frozen=True)
class Sent:
    """A value as PostgreSQL sends it: the SQL of it as bytes, always of one width, and its type."""

    sql: str
    dtype: npt.DTypeLike


def key(value: str) -> Sent:
    """Send a UUID, to be read as 16 bytes."""
    return Sent(f"uuid_send({value})", "V16")


def edition(item: str, xmin: str, ctid: str) -> Sent:
    """Send what names one writing of one row: its UUID, what wrote it, and where it stands."""
    return Sent(f"uuid_send({item}) || xidsend({xmin}) || tidsend({ctid})", "V26")


def whole(value: str) -> Sent:
    return Sent(f"int4send(({value})::int)", ">i4")


def real(value: str) -> Sent:
    return Sent(f"float4send(({value})::real)", ">f4")


def precise(value: str) -> Sent:
    return Sent(f"float8send(({value})::float8)", ">f8")


def flag(value: str) -> Sent:
    return Sent(f"boolsend({value})", "?")


def wholes(*values: str) -> Sent:
    """Send several numbers at once, which costs little more than one; `numbers` reads them."""
    return Sent(f"array_send(ARRAY[{', '.join(values)}]::int4[])", _array_of(">i4", len(values)))


def reals(*values: str) -> Sent:
    return Sent(f"array_send(ARRAY[{', '.join(values)}]::float4[])", _array_of(">f4", len(values)))


def _array_of(number: str, count: int) -> npt.DTypeLike:
    """Describe an array as it is sent: 20 bytes of what it is, then each value after its width."""
    return [("head", "V20"), ("each", [("width", ">i4"), ("number", number)], (count,))]


def numbers(column: npt.NDArray[np.void]) -> Floats:
    """Read what `wholes` or `reals` sent: (rows, values)."""
    sent: Floats = column["each"]["number"].astype(np.float32)
    return sent


def vector(value: str) -> Sent:
    """Send a vector; zeros where there is none."""
    sent = f"substring(vector_send({value}) FROM 5)"  # two 16-bit numbers come before the values
    return Sent(f"coalesce({sent}, {_nothing(4 * WIDTH)})", f"({WIDTH},)>f4")


def halves(value: str, count: int) -> Sent:
    """Send bytes that hold as many 16-bit floats; zeros where they hold another number of them."""
    sent = (
        f"CASE octet_length({value}) WHEN {2 * count} THEN {value} ELSE {_nothing(2 * count)} END"
    )
    return Sent(sent, f"({count},)<f2")


def _nothing(width: int) -> str:
    return f"decode(repeat('00', {width}), 'hex')"


def read(source: str, wanted: Mapping[str, Sent], facts: Mapping[str, Any]) -> Rows:
    """Read what is wanted of each row of a query, in its order: (rows,) with named columns."""
    packed = " || ".join(sent.sql for sent in wanted.values())
    query = f"SELECT string_agg({packed}, ''::bytea) FROM ({source}) AS one"  # noqa: S608 - ours
    with prepared() as cursor:
        cursor.execute(query, facts)
        sent: bytes | None = cursor.fetchone()[0]
    return np.frombuffer(sent or b"", np.dtype([(name, s.dtype) for name, s in wanted.items()]))
