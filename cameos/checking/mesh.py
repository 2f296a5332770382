"""The 468 points of a face, and how the head is turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from cameos.checking.faces import Face, Picture
from cameos.checking.models import FACE_MESH, Array, network

ROOM: Final = 1.5  # of the box around a face, by which the network sees more
POINTS: Final = 468
# Which point is what. Left and right as seen in the picture.
EYES: Final = (33, 133, 362, 263)  # corners, from left to right
NOSE_TIP: Final = 1
CHEEKS: Final = (234, 454)
FOREHEAD, CHIN = 10, 152
LIPS: Final = (13, 14)  # inner edges, upper and lower
RIGID: Final = (33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 1, 10, 109, 338, 127, 356, 234, 454)
OUTLINE: Final = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
)


@dataclass(frozen=True, kw_only=True)
class Mesh:
    """A face as points in space: x and y in pixels of the picture, z as large, away from it."""

    points: Array  # (468, 3)
    score: float  # 0..1, whether there is a face at all

    @property
    def between_eyes(self) -> float:
        """The length from the outer corner of one eye to the other's, in pixels, as if frontal."""
        return float(np.linalg.norm(self.points[EYES[0]] - self.points[EYES[-1]]))

    @property
    def mouth(self) -> float:
        """How far the mouth is open, in lengths between the eyes."""
        upper, lower = self.points[list(LIPS)]
        return float(np.linalg.norm(upper - lower)) / self.between_eyes

    @property
    def pose(self) -> tuple[float, float]:
        """Yaw and pitch in degrees; to the person's left and upwards are positive."""
        across = self.points[CHEEKS[1]] - self.points[CHEEKS[0]]
        across = across / np.linalg.norm(across)
        down = self.points[CHIN] - self.points[FOREHEAD]
        down = down / np.linalg.norm(down)
        yaw = np.degrees(np.arctan2(across[2], np.hypot(across[0], across[1])))
        pitch = np.degrees(np.arctan2(down[2], np.hypot(down[0], down[1])))
        return float(yaw), float(-pitch)


def mesh_of(picture: Picture, face: Face) -> Mesh:
    """Find the points of a face.

    :raises ModelsMissing: if the network is not installed.
    """
    look = network(FACE_MESH)
    (x1, y1), (x2, y2) = face.eyes
    angle = np.arctan2(y2 - y1, x2 - x1)
    side = max(face.width, face.height) * ROOM
    scale = side / look.side
    cos, sin = np.cos(angle) * scale, np.sin(angle) * scale
    middle = np.array([face.left + face.width / 2, face.top + face.height / 2])
    turn = np.array([[cos, -sin], [sin, cos]])  # from the crop to the picture
    corner = middle - turn @ np.full(2, look.side / 2)
    seen = Image.fromarray(picture).transform(
        (look.side, look.side),
        Image.Transform.AFFINE,
        (cos, -sin, corner[0], sin, cos, corner[1]),
        Image.Resampling.BILINEAR,
    )
    flat, flag = look(np.asarray(seen, np.float32) / 255)
    points = flat.reshape(POINTS, 3).astype(np.float64)
    points[:, :2] = points[:, :2] @ turn.T + corner
    points[:, 2] *= scale
    score = float(1 / (1 + np.exp(-flag.reshape(-1)[0])))
    return Mesh(points=points.astype(np.float32), score=score)
