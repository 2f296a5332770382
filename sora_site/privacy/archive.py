"""The archive itself: rows as JSON, the same to read in a browser, and every file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.core.personal_data import Holding, Row, StoredFile
from sora_site.privacy.holdings import HOLDINGS

logger = logging.getLogger(__name__)

CHUNK: Final = 256 * 1024  # bytes
ROWS_SHARE: Final = 0.1  # of the work, the rest is files
MARKER: Final = "[sections]"
Report = Callable[[float, str], None]
_ENCODER: Final = DjangoJSONEncoder(ensure_ascii=False)


@dataclass
class _Work:
    """An archive while it is written; `reading` is the page for people, added at the end."""

    person: User
    archive: ZipFile
    reading: IO[str]
    report: Report
    files: list[StoredFile] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def write_archive(person: User, folder: Path, report: Report) -> Path:
    """Write all that is stored about a person into one zip file in `folder`; return its path.

    Nothing is held in memory but one row or one piece of a file at a time.
    """
    path, reading = folder / "export.zip", folder / "index.html"
    with reading.open("w", encoding="utf-8") as page, ZipFile(path, "w") as archive:
        work = _Work(person, archive, page, report)
        page.write(_frame(work)[0])
        for number, holding in enumerate(HOLDINGS):
            _write_holding(work, holding, ROWS_SHARE * number / len(HOLDINGS))
        _write_files(work)
        page.write(_frame(work)[2])
        page.close()
        archive.write(reading, "index.html", ZIP_DEFLATED)
    return path


def _write_holding(work: _Work, holding: Holding, done: float) -> None:
    path = f"data/{holding.key}.json"
    _write_part(work, "section", {"holding": holding, "path": path})
    with _entry(work.archive, path, ZIP_DEFLATED) as entry:
        separator = "[\n"
        for row in holding.rows(work.person.pk):
            work.report(done, holding.title)
            entry.write((separator + _ENCODER.encode(dict(row))).encode())
            separator = ",\n"
            _write_part(work, "row", {"facts": list(_facts(row)), "files": row.get("files", [])})
        entry.write(b"[]\n" if separator == "[\n" else b"\n]\n")
    work.files.extend(holding.files(work.person.pk))


def _facts(row: Row) -> Iterator[tuple[str, Any]]:
    """Read a row as people do: what is not there is not said, nor what only machines read."""
    for name, value in row.items():
        if name != "files" and not isinstance(value, dict) and value not in (None, ""):
            yield name.replace("_", " ").capitalize(), value


def _write_files(work: _Work) -> None:
    sizes = {file.name: _size(file) for file in work.files}
    whole, done = sum(sizes.values()) or 1, 0
    for file in work.files:
        if sizes[file.name] < 0:
            work.missing.append(file.path)
            continue
        with _opened(file) as source, _entry(work.archive, file.path) as entry:
            while chunk := source.read(CHUNK):
                entry.write(chunk)
                done += len(chunk)
                work.report(ROWS_SHARE + (1 - ROWS_SHARE) * done / whole, "Your files")


def _opened(file: StoredFile) -> IO[bytes]:
    return file.opened(file.name) if file.opened else default_storage.open(file.name)


def _size(file: StoredFile) -> int:
    """Return a file's size in bytes; -1 if the storage has lost it."""
    try:
        return default_storage.size(file.name)
    except FileNotFoundError:
        logger.warning("privacy.file_missing", extra={"file": file.name})
        return -1


@contextmanager
def _entry(archive: ZipFile, path: str, compression: int = ZIP_STORED) -> Iterator[IO[bytes]]:
    info = ZipInfo(path, timezone.localtime().timetuple()[:6])
    info.compress_type = compression
    info.external_attr = 0o600 << 16
    with archive.open(info, "w", force_zip64=True) as entry:
        yield entry


def _frame(work: _Work) -> tuple[str, str, str]:
    """Return what stands before the sections of the page for people, and what after them."""
    context = {
        "person": work.person,
        "made_at": timezone.now(),
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "missing": work.missing,
        "marker": MARKER,
    }
    return render_to_string("privacy/archive/page.html", context).partition(MARKER)


def _write_part(work: _Work, part: str, context: dict[str, Any]) -> None:
    work.reading.write(render_to_string(f"privacy/archive/{part}.html", context))
