"""Where faces are in a picture: BlazeFace, the one for near faces and the one for far ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from cameos.checking.models import FAR_FACES, NEAR_FACES, Array, network

Picture = npt.NDArray[np.uint8]  # (height, width, 3), RGB
STRIDES: Final = {NEAR_FACES: ((8, 2), (16, 6)), FAR_FACES: ((4, 1),)}  # and anchors in each cell
OVERLAP: Final = 0.3  # of two boxes, from which on they are one face
LOGIT_BOUND: Final = 50.0


@dataclass(frozen=True, kw_only=True)
class Face:
    """A face that was found; all in pixels of the picture."""

    score: float  # 0..1
    left: float
    top: float
    width: float
    height: float
    eyes: tuple[
        tuple[float, float], tuple[float, float]
    ]  # the one on the left of the picture first


def faces_in(picture: Picture, *, least_score: float, far: bool = False) -> list[Face]:
    """Find faces, the surest first.

    :param far: look for small faces instead of such as fill a fifth of the picture or more.
    :raises ModelsMissing: if the network is not installed.
    """
    name = FAR_FACES if far else NEAR_FACES
    look = network(name)
    square, scale, across, down = _letterboxed(picture, look.side)
    regressors, logits = look(square * 2 - 1)
    scores = 1 / (1 + np.exp(-np.clip(logits[:, 0], -LOGIT_BOUND, LOGIT_BOUND)))
    found = np.flatnonzero(scores >= least_score)
    anchors = _anchors(name, look.side)[found]
    places = regressors[found].reshape(-1, 8, 2)
    places[:, [0, *range(2, 8)]] += anchors[:, None]  # all but the size is told from the anchor
    places /= scale
    places[:, [0, *range(2, 8)]] -= (across / scale, down / scale)
    order = np.argsort(-scores[found])
    return _apart([_face(float(scores[found[i]]), places[i]) for i in order])


def _letterboxed(picture: Picture, side: int) -> tuple[Array, float, int, int]:
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    small = Image.fromarray(picture).resize(
        (max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.BILINEAR
    )
    square = Image.new("RGB", (side, side))
    across, down = (side - small.width) // 2, (side - small.height) // 2
    square.paste(small, (across, down))
    return np.asarray(square, np.float32) / 255, scale, across, down


@cache
def _anchors(name: str, side: int) -> Array:
    """Return the points, in pixels of the square, from which the network tells its boxes."""
    rows = []
    for stride, each in STRIDES[name]:
        cells = side // stride
        y, x = np.mgrid[:cells, :cells]
        points = (np.stack([x, y], -1).reshape(-1, 2) + 0.5) * stride
        rows.append(np.repeat(points, each, axis=0))
    return np.concatenate(rows).astype(np.float32)


def _face(score: float, place: Array) -> Face:
    (x, y), (width, height), (x1, y1), (x2, y2) = (map(float, point) for point in place[:4])
    return Face(
        score=score,
        left=x - width / 2,
        top=y - height / 2,
        width=width,
        height=height,
        eyes=((x1, y1), (x2, y2)),
    )


def _apart(faces: list[Face]) -> list[Face]:
    kept: list[Face] = []
    for face in faces:
        if all(_overlap(face, other) < OVERLAP for other in kept):
            kept.append(face)
    return kept


def _overlap(one: Face, other: Face) -> float:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    shared = max(across, 0.0) * max(down, 0.0)
    return shared / (one.width * one.height + other.width * other.height - shared)
