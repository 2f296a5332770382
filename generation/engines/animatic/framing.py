"""The camera: every actor in the picture, whatever its shape, and the move the shot asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.action import CameraPose
from generation.engines.animatic.scene import Camera
from generation.engines.animatic.tracks import Curve

EMPTY_VIEW: Final = 5.0  # metres from bottom to top when nobody is there
CLOSEST_VIEW: Final = 2.2
SIDE_MARGIN: Final = 0.12  # of the picture's width, on either side
SIDE_MARGIN_UPRIGHT: Final = 0.05
HEAD_MARGIN: Final = 0.12  # of the picture's height, above the highest head
TOP_MARGIN: Final = 0.05  # above the highest thing
GROUND_AT: Final = 0.2  # of the picture's height from the bottom
GROUND_AT_UPRIGHT: Final = 0.3
LOWEST_GROUND_AT: Final = 0.11  # where something tall needs the room above
ZOOM: Final = 1.35
PAN: Final = 0.12  # of the picture's width to either side
_SMOOTHING_SECONDS: Final = 0.6


@dataclass(frozen=True, kw_only=True)
class Extent:
    """What must be seen at every frame: metres of world."""

    left: Curve
    right: Curve
    head: Curve  # the highest of those who live
    top: Curve
    bottom: Curve


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
    return max(CLOSEST_VIEW, tall, high, wide)
