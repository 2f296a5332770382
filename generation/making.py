"""Making what a job asks for: an engine renders, the one writer writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from generation import cutting, screenwriting, slots
from generation.engines.protocol import ClipFiles, Report
from generation.engines.writer import Piece, splice, words_in, write_clip
from generation.models import Generation
from generation.orders import full_order_for
from generation.workspaces import JobWorkspace

CONTAINING: Final = tuple(  # the film of other clips
    {*Generation.CUT, Generation.Operation.EXTEND} - {Generation.Operation.UPLOAD}
)
RENDERING: Final = 0.9  # of the work on an extension; the rest is joining


@dataclass(frozen=True, kw_only=True)
class Made:
    """The files of a finished clip and what is known of it."""

    files: ClipFiles
    engine: str
    duration: float  # seconds
    account: Mapping[str, Any] = field(default_factory=dict)
    end_state: Mapping[str, Any] | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What its row learns only now: of an upload, its size and whether it is heard."""
    prompts: str = ""
    """What was asked for in it: its own prompt and those of the clips that it contains."""
    told: str = ""
    """What is said, heard and seen in it, in words, as far as its engines tell."""


def make(job: Generation, folder: Path, *, report: Report) -> Made:
    """Make the clip's files in `folder`.

    :raises OrderRefused: if the engine cannot make such a clip.
    :raises EngineError: if it could not.
    :raises Cancelled: out of `report`.
    """
    contained = cutting.sources_of(job) if job.operation in CONTAINING else []
    made = _made(job, folder, report)
    accounts = [made.account, *(clip.account for clip in contained)]
    captions = made.files.captions.read_text(encoding="utf-8")
    return replace(
        made,
        prompts="\n".join([job.prompt, *(clip.prompt for clip in contained)]),
        told="\n".join([words_in(captions), *(word for each in accounts for word in _named(each))]),
    )


def _made(job: Generation, folder: Path, report: Report) -> Made:
    if job.operation == Generation.Operation.UPLOAD:
        return _take_in(job, folder, report)
    if job.operation in Generation.CUT:
        return _cut(job, folder, report)
    if job.operation == Generation.Operation.EXTEND:
        return _extend(job, folder, report)
    return _render(job, folder, report)


def _render(job: Generation, folder: Path, report: Report) -> Made:
    engine = slots.engine_of(job.recipe)
    report(0.0, "Reading the prompt")  # by a language model it may take seconds
    plan = engine.plan(full_order_for(job, folder / "given"))
    clip = engine.render(plan, workspace=JobWorkspace(job), report=report)
    return Made(
        files=write_clip(clip, folder),
        engine=engine.key,
        duration=float(clip.frame_count / clip.fps),
        account=dict(clip.account)
        | {"adjustments": list(plan.adjustments)}
        | screenwriting.remarks(job),
        end_state=clip.end_state,
    )


def _extend(job: Generation, folder: Path, report: Report) -> Made:
    """Render what is new and join it to what was there."""
    source = cutting.sources_of(job)[0]
    added = _render(job, folder / "added", _share(report, 0, RENDERING))
    pieces = [
        cutting.piece_of(source, folder / "source"),
        Piece(video=added.files.video, captions=added.files.captions),
    ]
    whole = splice(pieces, folder, report=_share(report, RENDERING, 1))
    return replace(added, files=whole.files, duration=whole.seconds)


def _cut(job: Generation, folder: Path, report: Report) -> Made:
    sources = cutting.sources_of(job)
    whole = cutting.cut(job, sources, folder, report=report)
    return Made(
        files=whole.files,
        engine=cutting.engines_of(sources),
        duration=whole.seconds,
        account=cutting.account_of(sources),
        end_state=sources[-1].end_state if cutting.keeps_end(job, sources[-1]) else None,
    )


def _take_in(job: Generation, folder: Path, report: Report) -> Made:
    taken = cutting.taken_in(job, folder, report=report)
    return Made(
        files=taken.files,
        engine="",
        duration=taken.seconds,
        facts={
            "size": f"{taken.width}x{taken.height}",
            "seconds": max(round(taken.seconds), 1),
            "sound": taken.sound,
        },
    )


def _named(account: Mapping[str, Any]) -> Iterator[str]:
    """Name what is seen and heard in each shot, where an engine tells."""
    for shot in _rows(account, "shots"):
        for actor in _rows(shot, "actors"):
            yield from (str(actor.get(key, "")) for key in ("name", "kind"))
        yield from map(str, shot.get("sounds") or ())


def _rows(of: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = of.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _share(report: Report, start: float, end: float) -> Report:
    """Report a part of the work as its share of the whole."""
    return lambda fraction, stage: report(start + fraction * (end - start), stage)
