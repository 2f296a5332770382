"""Making clips from the files of others: by no engine, and without encoding what can be copied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from generation import storing
from generation.engines.protocol import OrderRefused, Report
from generation.engines.uploads import Upload, take_in
from generation.engines.writer import Piece, Spliced, splice
from generation.engines.writer.films import look_at
from generation.models import LONGEST, Asset, Generation

GONE: Final = "A clip that this was to be made from has been deleted, or taken down, meanwhile."
ENGINE_LIMIT: Final = 40  # characters
A_FRAME: Final = 0.02  # seconds; less than one


def cut(job: Generation, sources: Sequence[Generation], folder: Path, *, report: Report) -> Spliced:
    """Join the clips that a stitch or a storyboard is made of, or take a part of one.

    :raises OrderRefused: if one of them is gone.
    """
    pieces = [piece_of(clip, folder / f"part-{number}") for number, clip in enumerate(sources)]
    if job.operation == Generation.Operation.TRIM:
        fps = look_at(pieces[0].video).shape.fps
        start, end = (round(job.options[name] * fps) for name in ("start", "end"))
        pieces = [replace(pieces[0], start=start, end=end)]
    return splice(pieces, folder, report=report)


def taken_in(job: Generation, folder: Path, *, report: Report) -> Upload:
    """Read the film that somebody brought along.

    :raises OrderRefused: if it is gone, or no film that is taken.
    """
    given = Asset.objects.filter(generation=job, kind=Asset.Kind.UPLOAD).first()
    if given is None:
        raise OrderRefused(GONE)
    return take_in(
        storing.copy_out(given, folder / "given"),
        folder,
        most_bytes=settings.UPLOAD_MEGABYTES * 2**20,
        most_seconds=LONGEST,
        report=report,
    )


def keeps_end(job: Generation, last: Generation) -> bool:
    """Tell whether a clip ends as the last of those it was cut from."""
    trim = job.operation == Generation.Operation.TRIM
    return not trim or job.options["end"] > last.duration - A_FRAME


def sources_of(job: Generation) -> list[Generation]:
    """List the clips a job is cut from, in their order.

    :raises OrderRefused: if one of them is gone, or a moderator took it down.
    """
    parts = job.ingredients.order_by("place").select_related("source")
    sources = [part.source for part in parts] or [job.parent]
    there = [source for source in sources if source and not source.barred_at]
    if len(there) < len(sources):
        raise OrderRefused(GONE)
    return there


def piece_of(clip: Generation, folder: Path) -> Piece:
    """Bring a clip's film and captions into a folder of its own.

    :raises OrderRefused: if it is gone.
    """
    kinds = (Asset.Kind.VIDEO, Asset.Kind.CAPTIONS)
    files = {file.kind: file for file in Asset.objects.filter(generation=clip, kind__in=kinds)}
    try:
        paths = {kind: storing.copy_out(file, folder) for kind, file in files.items()}
        return Piece(video=paths[Asset.Kind.VIDEO], captions=paths.get(Asset.Kind.CAPTIONS))
    except (KeyError, FileNotFoundError) as error:
        raise OrderRefused(GONE) from error


def engines_of(sources: Iterable[Generation]) -> str:
    """Name the engines that made what a clip was cut from."""
    return ", ".join(dict.fromkeys(s.engine for s in sources if s.engine))[:ENGINE_LIMIT]


def account_of(sources: Sequence[Generation]) -> Mapping[str, Any]:
    """Put together what the engines said of the clips that another was cut from."""
    if len(sources) == 1:
        account: Mapping[str, Any] = sources[0].account
        return account
    lists = ("understood", "not_understood", "adjustments")
    return {
        name: list(dict.fromkeys(word for s in sources for word in s.account.get(name, [])))
        for name in lists
    }
