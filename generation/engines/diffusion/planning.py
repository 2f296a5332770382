"""From an order to what is to be computed: snapped to the model's grids, refused early."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from generation.engines.diffusion.licences import require_territory
from generation.engines.diffusion.recipes import Mode, Recipe
from generation.engines.diffusion.sheets import words_for
from generation.engines.protocol import Cameo, OrderRefused, RenderOrder

STYLES: Final = {
    "cinematic": "cinematic film still, shallow depth of field, film grain",
    "anime": "hand-drawn anime",
    "watercolour": "watercolour painting on paper, wet edges",
    "pencil": "pencil drawing on paper",
    "pixel": "pixel art of a 16-bit game",
    "noir": "black-and-white film noir, hard shadows",
    "claymation": "stop-motion with clay figures",
    "comic": "comic book, ink lines and halftone dots",
    "neon": "night scene lit by neon signs",
    "papercut": "layered paper cut-outs",
}
START_UP: Final = 4.0  # seconds a clip takes whatever its size: the text encoder comes and goes


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """The grid that is computed and the part of it that is the clip."""

    width: int
    height: int
    frames: int
    clip_width: int  # from the middle
    clip_height: int
    lead: int  # frames at the start that repeat the clip it goes on from
    kept: int  # frames after them that are the clip
    clips: int = 1  # of this size that are computed at once: 2 beside a sheet

    @property
    def pixels(self) -> int:
        """Of all frames that are computed together."""
        return self.width * self.height * self.frames * self.clips


def fitted(order: RenderOrder, recipe: Recipe) -> tuple[RenderOrder, tuple[str, ...]]:
    """Bring size, length and rate to what the recipe makes, and say what was changed."""
    width, height = _nearest_size(order.width, order.height, recipe.sizes)
    seconds = min(recipe.seconds[1], max(recipe.seconds[0], order.seconds))
    adjustments = []
    if (width, height) != (order.width, order.height):
        adjustments.append(f"drawn at {width} by {height}")
    if seconds != order.seconds:
        adjustments.append(f"{seconds} seconds long")
    if order.fps != recipe.fps:
        adjustments.append(f"{recipe.fps} frames a second")
    if order.sound and not recipe.sound:
        adjustments.append("without sound")
    if order.negative_prompt and not recipe.negative_prompt:
        adjustments.append(
            "what is not wanted could not be passed on: this model takes no such text"
        )
    adjustments += [*_unused(order, recipe), *_unheard(order, recipe)]
    result = replace(
        order,
        width=width,
        height=height,
        seconds=seconds,
        fps=recipe.fps,
        sound=order.sound and recipe.sound,
        negative_prompt=order.negative_prompt if recipe.negative_prompt else "",
    )
    return result, tuple(adjustments)


def require_possible(order: RenderOrder, recipe: Recipe, *, territory: str) -> None:
    """Refuse what cannot be made at all.

    :raises OrderRefused: with what can be.
    """
    require_territory(recipe.licence, territory)
    if not order.prompt.strip():
        raise OrderRefused("Write what is to be seen: the prompt is empty.")
    if order.style and order.style not in STYLES:
        raise OrderRefused(f"There is no style “{order.style}”. There are: {', '.join(STYLES)}.")
    if order.source and order.source.relation == "edit":
        raise OrderRefused(
            f"{recipe.title} cannot change part of a clip. It can make a remix, go on from a clip"
            " and add a shot."
        )
    if order.soundtrack is not None:
        _require_movable(order, recipe)
    if _starts_from_picture(order) and not recipe.calls.keys() & {"first_frame", "keyframes"}:
        raise OrderRefused(f"{recipe.title} starts from words alone: leave the picture out.")


def _require_movable(order: RenderOrder, recipe: Recipe) -> None:
    if not order.sound or "soundtrack" not in recipe.calls:
        raise OrderRefused(f"{recipe.title} moves to no given sound here: leave the sound out.")
    if not _starts_from_picture(order) or mode_for(order, recipe) != "soundtrack":
        raise OrderRefused(
            f"{recipe.title} moves a picture to a sound: give it a picture to start from, or a cameo."
        )


def mode_for(order: RenderOrder, recipe: Recipe) -> Mode:
    """Choose how the recipe is called for an order that it can make."""
    goes_on = order.source is not None and order.source.relation == "extend"
    wished: tuple[tuple[bool, Mode], ...] = (
        (goes_on, "keyframes"),
        (order.soundtrack is not None, "soundtrack"),
        (_start_given(order), "first_frame"),
        (0 < len(order.cameos) <= recipe.people, "reference"),
        (bool(order.cameos), "first_frame"),
    )
    return next((mode for wish, mode in wished if wish and mode in recipe.calls), "text")


def canvas_for(order: RenderOrder, recipe: Recipe) -> Canvas:
    """Round up to the recipe's grids; what is more than was asked for is cut off again."""
    kept = round(order.seconds * order.fps)
    mode = mode_for(order, recipe)
    call = recipe.calls[mode]
    lead = recipe.overlap if mode == "keyframes" else 0
    least = max(kept + lead, call.adapter.frames if call.adapter else 0)
    return Canvas(
        width=_up(order.width, recipe.side_grid),
        height=_up(order.height, recipe.side_grid),
        frames=_up(least - recipe.frame_rest, recipe.frame_grid) + recipe.frame_rest,
        clip_width=order.width,
        clip_height=order.height,
        lead=lead,
        kept=kept,
        clips=call.clips,
    )


def prompt_for(order: RenderOrder, recipe: Recipe) -> str:
    """Write out style, camera and how people want to be shown, which the model has only words for."""
    parts = [f"Style: {STYLES[order.style]}." if order.style else "", order.prompt.strip()]
    parts += [order.camera and f"Camera: {order.camera}."]
    parts += [
        f"{cameo.handle}: {cameo.instructions}." for cameo in order.cameos if cameo.instructions
    ]
    if recipe.numbers_people and mode_for(order, recipe) == "reference":
        parts += _numbered(order)
    text = "\n".join(part for part in parts if part)
    if adapter := recipe.calls[mode_for(order, recipe)].adapter:
        seen = words_for(order.cameos, order.width, order.height)
        text = f"{adapter.of_sheet} {seen}\n\n{adapter.of_clip} {text}"
    return text


def _numbered(order: RenderOrder) -> Iterator[str]:
    voices = count(1)
    for number, cameo in enumerate(order.cameos, start=1):
        speaks = f" and speaks as in Audio {next(voices)}" if order.sound and cameo.voice else ""
        yield f"{cameo.handle} looks as in Picture {number}{speaks}."


def estimated_seconds(canvas: Canvas, recipe: Recipe) -> float:
    return START_UP + canvas.pixels / 1e6 * recipe.seconds_per_megapixel


def estimated_memory(canvas: Canvas, recipe: Recipe) -> int:
    """Estimate the bytes of an accelerator that the fastest way of making the clip fills."""
    fastest = recipe.placements[0].needs
    share = min(canvas.pixels / _most_pixels(recipe), 1.0)
    return math.ceil(fastest * (0.8 + 0.2 * share)) + beyond_largest(canvas, recipe)


def beyond_largest(canvas: Canvas, recipe: Recipe) -> int:
    """Estimate the bytes that a clip needs beside those of the recipe's largest plain one."""
    return max(canvas.pixels - _most_pixels(recipe), 0) * recipe.denoise_bytes_per_pixel


def _most_pixels(recipe: Recipe) -> int:
    largest = max(_up(w, recipe.side_grid) * _up(h, recipe.side_grid) for w, h in recipe.sizes)
    frames = recipe.seconds[1] * int(recipe.fps) - recipe.frame_rest
    return largest * (_up(frames, recipe.frame_grid) + recipe.frame_rest)


def shown_by(order: RenderOrder, recipe: Recipe) -> str:
    """Say by which pictures people are shown; empty: by none."""
    named = ", ".join(f"@{cameo.handle}" for cameo in _shown(order, recipe))
    if not named:
        return ""
    if mode_for(order, recipe) == "reference":
        return f"the model looked at pictures of {named} beside the words"
    return f"the clip starts from the picture of {named}"


def _shown(order: RenderOrder, recipe: Recipe) -> tuple[Cameo, ...]:
    """List the cameos whose pictures have a place in the clip."""
    if _start_given(order):
        return ()
    return order.cameos if mode_for(order, recipe) == "reference" else order.cameos[:1]


def _unused(order: RenderOrder, recipe: Recipe) -> list[str]:
    """Name cameos whose pictures have no place in the clip."""
    shown = _shown(order, recipe)
    left = [f"@{cameo.handle}" for cameo in order.cameos if cameo not in shown]
    return (
        [f"without the pictures of {', '.join(left)}: the clip starts from another"] if left else []
    )


def _unheard(order: RenderOrder, recipe: Recipe) -> list[str]:
    """Name cameos who do not speak as they sound, though their voices are lent."""
    if not (order.sound and recipe.sound):
        return []
    if recipe.numbers_people and mode_for(order, recipe) == "reference":
        return []
    silent = [f"@{cameo.handle}" for cameo in order.cameos if cameo.voice]
    return [f"without the voice of {', '.join(silent)}"] if silent else []


def _start_given(order: RenderOrder) -> bool:
    """Tell whether the first frame is fixed: given, or the last of an earlier clip."""
    goes_on = order.source is not None and order.source.relation in {"extend", "next_shot"}
    return goes_on or order.first_frame is not None


def _starts_from_picture(order: RenderOrder) -> bool:
    return _start_given(order) or bool(order.cameos)


def _nearest_size(width: int, height: int, sizes: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Keep the orientation, then take the size with the nearest number of pixels."""
    turned = [size for size in sizes if (size[1] > size[0]) == (height > width)] or list(sizes)
    return min(turned, key=lambda size: abs(size[0] * size[1] - width * height))


def _up(number: int, grid: int) -> int:
    return math.ceil(number / grid) * grid
