"""From a row to what an engine is asked for."""

from __future__ import annotations

from pathlib import Path

from generation import casting, cutting, slots, storing, strangers
from generation.engines.animatic.telling import KEY
from generation.engines.protocol import Cameo, OrderRefused, Relation, RenderOrder, Source
from generation.models import Asset, Generation
from generation.nearby import with_near_words
from generation.screenwriting import screenplay_of, with_screenplay

RELATIONS: dict[str, Relation] = {
    Generation.Operation.REMIX: "remix",
    Generation.Operation.EDIT: "edit",
    Generation.Operation.EXTEND: "extend",
    Generation.Operation.SHOT: "next_shot",
}


def order_for(
    job: Generation,
    *,
    first_frame: Path | None = None,
    source: Source | None = None,
    cameos: tuple[Cameo, ...] = (),
) -> RenderOrder:
    """Translate a row; files it needs are the caller's to bring."""
    return RenderOrder(
        prompt=job.prompt,
        width=job.width,
        height=job.height,
        seconds=job.rendered_seconds,
        seed=job.seed,
        style=job.style,
        sound=job.sound,
        negative_prompt=job.negative_prompt,
        camera=job.camera,
        first_frame=first_frame,
        source=source,
        cameos=cameos,
    )


def full_order_for(job: Generation, folder: Path) -> RenderOrder:
    """Translate a row and bring the files it needs into `folder`.

    :raises LeaveEnded: if somebody in it may not be shown any more.
    :raises Stranger: if a person may be in what was brought along for it.
    """
    order = order_for(
        job,
        first_frame=_first_frame(job, folder),
        source=_found_source(job, folder),
        cameos=casting.lent_to(job, folder / "cast"),
    )
    return with_near_words(with_screenplay(order, job)) if job.recipe == KEY else order


def _first_frame(job: Generation, folder: Path) -> Path | None:
    start = Asset.objects.filter(generation=job, kind=Asset.Kind.START).first()
    if start is None:
        return None
    picture = storing.copy_out(start, folder)
    strangers.require_nobody(picture)
    return picture


def promised_source(job: Generation) -> Source | None:
    """Tell an engine what it would work from, before there is any need for the film."""
    if job.operation not in Generation.CHANGED or job.parent is None:
        return None
    return _source(job, job.parent, Path())


def _found_source(job: Generation, folder: Path) -> Source | None:
    relation = RELATIONS.get(job.operation)
    parent = job.parent
    if relation is None or (parent is None and job.operation == Generation.Operation.SHOT):
        return None
    if parent is None or parent.barred_at:
        raise OrderRefused(cutting.GONE)
    if relation not in slots.engine_of(job.recipe).capabilities().relations:
        return None  # a shot by an engine that knows of no other: see `services.fitting`
    video = cutting.piece_of(parent, folder / "source").video
    if strangers.brought_along(parent, kinds=()):
        strangers.require_nobody(video, film=True)
    return _source(job, parent, video)


def _source(job: Generation, parent: Generation, video: Path) -> Source:
    remix = job.operation == Generation.Operation.REMIX  # keeps to its own seed: see `new_take`
    return Source(
        relation=RELATIONS[job.operation],
        video=video,
        prompt=parent.story,
        seed=job.seed if remix else parent.seed,
        seconds=parent.seconds,
        style=parent.style,
        engine=parent.engine,
        end_state=parent.end_state,
        screenplay=screenplay_of(parent),
    )
