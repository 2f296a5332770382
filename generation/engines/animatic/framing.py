"""The camera: every actor in the picture, whatever its shape, and the move the shot asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.action import CameraPose
from generation.engines.animatic.ending import Ending
from generation.engines.animatic.scene import Camera
from generation.engines.animatic.tracks import Clock, Curve

EMPTY_VIEW: Final = 5.0  # metres from bottom to top when nobody is there
CLOSEST_VIEW: Final = 2.2
NEAREST_VIEW: Final = 0.7  # of a close-up
SIDE_MARGIN: Final = 0.12  # of the picture's width, on either side
SIDE_MARGIN_UPRIGHT: Final = 0.05
HEAD_MARGIN: Final = 0.12  # of the picture's height, above the highest head
TOP_MARGIN: Final = 0.05  # above the highest thing
GROUND_AT: Final = 0.2  # of the picture's height from the bottom
GROUND_AT_UPRIGHT: Final = 0.3
LOWEST_GROUND_AT: Final = 0.11  # where something tall needs the room above
ZOOM: Final = 1.35
PAN: Final = 0.12  # of the picture's width to either side
SETTLING_RATE: Final = 2.5  # a second: how fast the camera takes up what is asked of it
_SMOOTHING_SECONDS: Final = 0.6


@dataclass(frozen=True, kw_only=True)
class Extent:
    """What must be seen at every frame: metres of world."""

    left: Curve
    right: Curve
    head: Curve  # the highest of those who live
    top: Curve
    bottom: Curve
    room: float = 1.0  # how much more is seen than it takes


def frame_shot(
    extent: Extent | None, camera: Camera, *, frame_count: int, fps: float, aspect: float
) -> tuple[CameraPose, ...]:
    """Keep the extent inside the picture at every frame, smoothly."""
    progress = _ease(np.linspace(0.0, 1.0, frame_count))
    ground = GROUND_AT if aspect >= 1 else GROUND_AT_UPRIGHT
    x, tight, low = np.zeros(frame_count), EMPTY_VIEW, 0.0
    if extent is not None:
        x = _follow(extent, fps)
        tight = _tightest(extent, x, ground, aspect)
        low = min(0.0, float(extent.bottom.min()))
        ground = min(ground, 1 - TOP_MARGIN - (float(extent.top.max()) - low) / tight)
    view = np.full(frame_count, tight)
    if camera is Camera.ZOOM_IN:
        view = tight * (ZOOM + (1 - ZOOM) * progress)
    elif camera is Camera.ZOOM_OUT:
        view = tight * (1 + (ZOOM - 1) * progress)
    elif camera is Camera.PAN:
        view = np.full(frame_count, tight / (1 - 2 * PAN))
        x = x + (2 * progress - 1) * PAN * view * aspect
    y = view * (0.5 - ground) + low
    return tuple(
        CameraPose(x=float(at), y=float(height), view_height=float(tall))
        for at, height, tall in zip(x, y, view, strict=True)
    )


@dataclass(frozen=True, kw_only=True)
class Face:
    """What a close-up looks at, in metres."""

    x: Curve  # its middle
    y: Curve
    tall: float  # how much is seen of it, from the bottom to the top of the picture


def close_up(face: Face, camera: Camera, *, clock: Clock, aspect: float) -> tuple[CameraPose, ...]:
    """Stay near a face, or whatever is looked at."""
    progress = _ease(np.linspace(0.0, 1.0, clock.frame_count))
    tall = max(NEAREST_VIEW, face.tall, 0.8 * face.tall / aspect)
    view = np.full(clock.frame_count, tall)
    if camera is Camera.ZOOM_IN:
        view = tall * (ZOOM + (1 - ZOOM) * progress)
    elif camera is Camera.ZOOM_OUT:
        view = tall * (1 + (ZOOM - 1) * progress)
    x = _smooth(face.x, clock.fps)
    if camera is Camera.PAN:
        x = x + (2 * progress - 1) * PAN * view * aspect
    return tuple(
        CameraPose(x=float(at), y=float(up), view_height=float(high))
        for at, up, high in zip(x, _smooth(face.y, clock.fps), view, strict=True)
    )


def frame_on(
    extent: Extent | None, camera: Camera, *, past: Ending, clock: Clock, aspect: float
) -> tuple[CameraPose, ...]:
    """Go on from the camera's last place and speed; it comes no nearer unless it is asked to.

    :param camera: what it is asked to do from now on; still follows whoever goes away.
    """
    last, drift, count = past.last, past.drift, clock.frame_count
    progress = _ease(np.linspace(0.0, 1.0, count))
    x, tight, low = np.full(count, last.x), last.height, last.y - last.height / 2
    if extent is not None:
        x = _follow(extent, clock.fps)
        tight = _tightest(extent, x, GROUND_AT, aspect)
        low = min(low, float(extent.bottom.min()) - 0.02 * tight)
    view = _view_on(camera, tight, last.height, progress)
    if extent is not None:
        x = _where_it_was(x, last.x, extent, float(view.min()) * aspect / 2)
    if camera is Camera.PAN:
        x = x + 2 * progress * PAN * view * aspect
    times = clock.times + 1 / clock.fps
    curves = (
        _grown(x, last.x, drift.x, times),
        _grown(low + view / 2, last.y, drift.y, times),
        _grown(view, last.height, drift.height, times),
    )
    return tuple(
        CameraPose(x=float(at), y=float(up), view_height=float(tall))
        for at, up, tall in zip(*curves, strict=True)
    )


def _view_on(camera: Camera, tight: float, last: float, progress: Curve) -> Curve:
    if camera is Camera.ZOOM_IN:
        return last + (max(CLOSEST_VIEW, min(tight, last / ZOOM)) - last) * progress
    if camera is Camera.ZOOM_OUT:
        return last + last * (ZOOM - 1) * progress
    return np.full(len(progress), max(tight, last))


def _where_it_was(x: Curve, last: float, extent: Extent, half: float) -> Curve:
    """Stay aside of the middle, where a pan has led, as long as everybody is seen."""
    reach = (1 - 2 * SIDE_MARGIN_UPRIGHT) * half
    lowest = float((extent.right - x).max()) - reach
    highest = reach + float((extent.left - x).min())
    if lowest > highest:
        return x
    return x + min(max(last - float(x[0]), lowest), highest)


def _grown(curve: Curve, start: float, pace: float, times: Curve) -> Curve:
    """Let a curve begin at a value and a speed, and grow into its own."""
    step = times[0]
    own = (curve[1] - curve[0]) / step if len(curve) > 1 else 0.0
    gap, off = start - (curve[0] - own * step), pace - own
    grown: Curve = curve + (gap + (off + SETTLING_RATE * gap) * times) * np.exp(
        -SETTLING_RATE * times
    )
    return grown


def _ease(progress: Curve) -> Curve:
    return progress * progress * (3 - 2 * progress)


def _follow(extent: Extent, fps: float) -> Curve:
    """Follow the middle of the actors; stand still if they stay about where they are."""
    middle = (extent.left + extent.right) / 2
    spread = float((extent.right - extent.left).max())
    if float(np.ptp(middle)) <= max(1.5, 0.6 * spread):
        both = (float(extent.left.min()) + float(extent.right.max())) / 2
        return np.full_like(middle, both)
    return _smooth(middle, fps)


def _smooth(values: Curve, fps: float) -> Curve:
    reach = max(1, round(_SMOOTHING_SECONDS * fps))
    if len(values) < 3:
        return values
    slope_in, slope_out = values[1] - values[0], values[-1] - values[-2]
    steps = np.arange(reach, 0, -1)
    padded = np.concatenate(
        (values[0] - slope_in * steps, values, values[-1] + slope_out * steps[::-1])
    )
    window = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(padded, window / window.sum(), mode="valid")


def _tightest(extent: Extent, x: Curve, ground: float, aspect: float) -> float:
    low = min(0.0, float(extent.bottom.min()))
    tall = (float(extent.head.max()) - low) / (1 - ground - HEAD_MARGIN)
    high = (float(extent.top.max()) - low) / (1 - LOWEST_GROUND_AT - TOP_MARGIN)
    half = float(np.maximum(extent.right - x, x - extent.left).max())
    margin = SIDE_MARGIN if aspect >= 1 else SIDE_MARGIN_UPRIGHT
    wide = 2 * half / (1 - 2 * margin) / aspect
    return max(CLOSEST_VIEW, tall, high, wide) * extent.room
