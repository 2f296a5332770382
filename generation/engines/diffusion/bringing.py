"""From an order to a take: what it brings along is read and fitted to what is computed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generation.engines.diffusion import inputs, planning
from generation.engines.diffusion.planning import Canvas
from generation.engines.diffusion.recipes import Recipe
from generation.engines.diffusion.sheets import sheet_of
from generation.engines.diffusion.takes import Keyframe, Take
from generation.engines.protocol import RenderOrder

STARTED: Final = frozenset({"first_frame", "soundtrack"})  # modes that begin with a picture


def take_of(order: RenderOrder, recipe: Recipe, *, adapter: Path | None = None) -> Take:
    """Read what the order brings along.

    :param adapter: the file of the one that the order's mode wants.
    :raises Unreadable: if a file cannot be used.
    """
    mode, canvas = planning.mode_for(order, recipe), planning.canvas_for(order, recipe)
    source, cameo = order.source, order.cameos[0] if order.cameos else None
    start: inputs.Picture | None = None
    keyframes: tuple[Keyframe, ...] = ()
    if mode == "keyframes" and source:
        end = _end(order, source.video, frames=canvas.lead)
        keyframes = (Keyframe(frames=tuple(_fitted(frame, order, canvas) for frame in end)),)
    elif mode in STARTED and source and source.relation in {"extend", "next_shot"}:
        start = _end(order, source.video, frames=1)[0]
    elif mode in STARTED:
        path = order.first_frame or (cameo.stills[0] if cameo else None)
        start = inputs.read_still(path) if path else None
    return Take(
        mode=mode,
        prompt=planning.prompt_for(order, recipe),
        canvas=canvas,
        fps=order.fps,
        seed=source.seed if source and source.relation == "remix" else order.seed,
        sound=order.sound,
        negative_prompt=order.negative_prompt,
        start=None if start is None else _fitted(start, order, canvas),
        keyframes=keyframes,
        references=_references(order, recipe, canvas) if mode == "reference" else (),
        voices=_voices(order) if mode == "reference" and recipe.numbers_people else (),
        soundtrack=order.soundtrack if mode == "soundtrack" else None,
        adapter=adapter,
    )


def _end(order: RenderOrder, video: Path, *, frames: int) -> list[inputs.Picture]:
    return inputs.read_end(video, width=order.width, height=order.height, frames=frames)


def _references(order: RenderOrder, recipe: Recipe, canvas: Canvas) -> tuple[inputs.Picture, ...]:
    """Return one sheet of everybody where an adapter reads it, else a picture of each."""
    if recipe.calls["reference"].adapter:
        sheet = sheet_of(order.cameos, order.width, order.height)
        return (inputs.framed(sheet, canvas.width, canvas.height),)
    stills = [inputs.read_still(cameo.stills[0]) for cameo in order.cameos]
    return tuple(inputs.filling(still, canvas.width, canvas.height) for still in stills)


def _voices(order: RenderOrder) -> tuple[Path, ...]:
    return tuple(cameo.voice for cameo in order.cameos if cameo.voice and order.sound)


def _fitted(picture: inputs.Picture, order: RenderOrder, canvas: Canvas) -> inputs.Picture:
    """Bring a picture to the clip's size, then to the computed one."""
    covering = inputs.filling(picture, order.width, order.height)
    return inputs.framed(covering, canvas.width, canvas.height)
