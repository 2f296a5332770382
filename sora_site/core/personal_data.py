"""How a room says what it holds about a person.

Each room declares its holdings in its own `personal_data.py`. The page about stored data, the
export and the erasure are made from these declarations and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Model, QuerySet

Row = Mapping[str, object]
CHUNK: Final = 500  # rows fetched at a time


@dataclass(frozen=True)
class StoredFile:
    """One file of a person: its name in the storage, and the path it gets in an export.

    `opened` reads what does not lie there as it is given, such as what is encrypted.
    """

    name: str
    path: str
    opened: Callable[[str], IO[bytes]] | None = None


def no_rows(person: UUID) -> Iterable[Row]:
    return ()


def no_files(person: UUID) -> Iterable[StoredFile]:
    return ()


def goes_with_the_account(person: UUID) -> None:
    """Leave it to the database: the rows are deleted together with the person's own."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One kind of thing that is stored about people, in words and in deeds.

    `rows` yields what an export shows: what the person wrote, did or was told, with other people
    named by their handle at most. `erase` may be called again after it was cut off half-way, so
    it minds nothing that is already gone, and deletes files before the rows that know of them.
    """

    key: str
    title: str
    what: str
    kept: str  # how long, or until what happens
    models: tuple[type[Model], ...]
    rows: Callable[[UUID], Iterable[Row]] = no_rows
    files: Callable[[UUID], Iterable[StoredFile]] = no_files
    erase: Callable[[UUID], None] = goes_with_the_account
    left: str = ""  # what an erasure leaves, and why


def stream(rows: QuerySet[Any, Row]) -> Iterator[Row]:
    """Read rows a few at a time, however many there are."""
    return rows.iterator(chunk_size=CHUNK)


def delete_folder(folder: str) -> None:
    """Delete a folder of the storage and the files that lie in it."""
    if default_storage.exists(folder):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
        default_storage.delete(folder)
