"""Looking at a film once, picture by picture, and noting what the checks ask about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PIL import Image

from cameos.checking.faces import Face, Picture, faces_in
from cameos.checking.likeness import template_of
from cameos.checking.mesh import Mesh, mesh_of
from cameos.checking.thresholds import Thresholds

BYSTANDER: Final = 0.35  # of a face's width, from which another one counts
SIDE: Final = 128  # pixels of a face on which sharpness is measured
BEGINNING: Final = 6  # pictures that say how the head is held when it is not turned
AHEAD: Final = 6.0  # degrees by which a head that looks ahead is turned at most
TEMPLATE_EACH: Final = 0.8  # seconds


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What was seen in one picture."""

    time: float  # seconds
    faces: int
    mesh: Mesh | None = None  # of the largest face
    light: float = 0.0  # 0..255
    sharpness: float = 0.0


@dataclass(kw_only=True)
class Kept:
    """The best picture of its kind so far."""

    picture: Picture
    mesh: Mesh
    score: float


@dataclass(kw_only=True)
class Watched:
    """What was seen in a film."""

    moments: list[Moment] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)  # "front", "left", "right"
    templates: list[bytes] = field(default_factory=list)  # of the face from the front, in order

    @property
    def faced(self) -> list[tuple[Moment, Mesh]]:
        """The moments in which there is one face, each with its points."""
        return [(m, m.mesh) for m in self.moments if m.faces == 1 and m.mesh is not None]

    @property
    def middle(self) -> tuple[float, float]:
        """Yaw and pitch of a head that is not turned: as it is held in the beginning."""
        poses = [mesh.pose for _, mesh in self.faced[:BEGINNING]] or [(0.0, 0.0)]
        yaw, pitch = np.median(np.array(poses), axis=0)
        return float(yaw), float(pitch)


def watched(pictures: Iterable[tuple[float, Picture]], thresholds: Thresholds) -> Watched:
    """Look at a film.

    :raises ModelsMissing: if there is nothing to look with.
    """
    seen, due = Watched(), 0.0
    for time, picture in pictures:
        moment = _moment(time, picture, thresholds)
        seen.moments.append(moment)
        if moment.faces == 1 and moment.mesh is not None:
            _keep(seen, picture, moment, moment.mesh)
            if _looks_ahead(seen, moment.mesh) and time >= due:
                seen.templates.append(template_of(picture, moment.mesh, thresholds))
                due = time + TEMPLATE_EACH
    return seen


def _looks_ahead(seen: Watched, mesh: Mesh) -> bool:
    yaw, pitch = mesh.pose[0] - seen.middle[0], mesh.pose[1] - seen.middle[1]
    return abs(yaw) < AHEAD and abs(pitch) < AHEAD


def _moment(time: float, picture: Picture, thresholds: Thresholds) -> Moment:
    faces = faces_in(picture, least_score=thresholds.face_score)
    if not faces:
        return Moment(time=time, faces=0)
    largest = max(faces, key=lambda face: face.width)
    mesh = mesh_of(picture, largest)
    if mesh.score < thresholds.face_score:
        return Moment(time=time, faces=0)
    crop = _crop(picture, largest)
    return Moment(
        time=time,
        faces=sum(face.width >= BYSTANDER * largest.width for face in faces),
        mesh=mesh,
        light=float(np.percentile(crop, 95)),  # a dark skin is not a dark room
        sharpness=_sharpness(crop),
    )


def _crop(picture: Picture, face: Face) -> Picture:
    box = (face.left, face.top, face.left + face.width, face.top + face.height)
    grey = Image.fromarray(picture).convert("L")
    return np.asarray(grey.resize((SIDE, SIDE), Image.Resampling.BOX, box=_within(box, grey.size)))


def _within(
    box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    left, top = min(max(left, 0), size[0] - 2), min(max(top, 0), size[1] - 2)
    return left, top, max(min(right, size[0]), left + 1), max(min(bottom, size[1]), top + 1)


def _sharpness(grey: Picture) -> float:
    """Return how much of a face is fine lines: the Laplacian's spread against the contrast."""
    g = grey.astype(np.float32)
    edges = g[1:-1, :-2] + g[1:-1, 2:] + g[:-2, 1:-1] + g[2:, 1:-1] - 4 * g[1:-1, 1:-1]
    return float(100 * edges.std() / (g.std() * 8 + 1))


def _keep(seen: Watched, picture: Picture, moment: Moment, mesh: Mesh) -> None:
    """Keep the picture if it is a better reference than the one so far."""
    yaw = mesh.pose[0] - seen.middle[0]
    pitch = mesh.pose[1] - seen.middle[1]
    straight = abs(yaw) + abs(pitch) + 100 * mesh.mouth
    marks = {"front": -straight, "left": -abs(yaw - 25), "right": -abs(yaw + 25)}
    for kind, mark in marks.items():
        score = mark + min(moment.sharpness, 20.0) / 2
        if (kind == "front" or yaw * (1 if kind == "left" else -1) > 12) and (
            kind not in seen.kept or score > seen.kept[kind].score
        ):
            seen.kept[kind] = Kept(picture=picture, mesh=mesh, score=score)
