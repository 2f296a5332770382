"""Drawn heads: solid, painted, lit and turned, of people who do not exist.

A head is an ellipsoid with a nose, sockets, lips and a jaw, covered by a painted skin. It turns in
space as a head does, so that what a flat picture of it cannot do is seen to be missing. Lengths
are in half widths of the head; angles in degrees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import skia

Picture = npt.NDArray[np.uint8]  # (height, width, 3), RGB
Points = npt.NDArray[np.float64]
ACROSS, DOWN = 49, 45  # points of the surface
WIDEST: Final = np.radians(150)  # how far around the head the skin is painted, to each side
SKIN: Final = 510  # pixels of the painted skin, across and down; three to a grain
DEPTH: Final = 1.12
MOUTHS: Final = 8  # how many ways to hold the mouth are painted


@dataclass(frozen=True, kw_only=True)
class Person:
    """What somebody looks like; every number varies between people who do not exist."""

    seed: int
    skin: tuple[float, float, float]
    hair: tuple[float, float, float]
    eyes: tuple[float, float, float]
    tall: float  # half the height of the head
    eyes_apart: float
    eyes_large: float
    nose: float
    nose_wide: float
    mouth_wide: float
    lips: float
    jaw: float
    brows: float
    hairline: float
    long_hair: bool
    shirt: tuple[float, float, float] = field(default=(0.3, 0.35, 0.45))


def person(seed: int) -> Person:
    """Make somebody up; the same number is always the same person."""
    rng = np.random.default_rng(seed)
    tone = rng.uniform(0.35, 1.0)
    skin = np.array([0.93, 0.74, 0.63]) * tone * rng.uniform(0.94, 1.06, 3)
    hair = np.array([[0.1, 0.08, 0.07], [0.3, 0.18, 0.1], [0.62, 0.48, 0.28], [0.45, 0.44, 0.43]])
    eyes = np.array([[0.25, 0.15, 0.08], [0.2, 0.35, 0.5], [0.25, 0.4, 0.25]])
    return Person(
        seed=seed,
        skin=tuple(np.clip(skin, 0.1, 0.98)),
        hair=tuple(hair[rng.integers(4)] * rng.uniform(0.8, 1.2)),
        eyes=tuple(eyes[rng.integers(3)]),
        tall=rng.uniform(1.3, 1.46),
        eyes_apart=rng.uniform(0.37, 0.46),
        eyes_large=rng.uniform(0.135, 0.175),
        nose=rng.uniform(0.24, 0.36),
        nose_wide=rng.uniform(0.12, 0.18),
        mouth_wide=rng.uniform(0.28, 0.38),
        lips=rng.uniform(0.05, 0.09),
        jaw=rng.uniform(0.18, 0.34),
        brows=rng.uniform(0.03, 0.06),
        hairline=rng.uniform(0.6, 0.82),
        long_hair=bool(rng.integers(2)),
        shirt=tuple(rng.uniform(0.15, 0.8, 3)),
    )


@dataclass(frozen=True, kw_only=True)
class Held:
    """How a head is held in one moment; to the person's left and up are positive."""

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    mouth: float = 0.0  # 0..1, how far it is open
    blink: bool = False
    x: float = 0.0  # of the head, in half widths to the right of the picture
    y: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Room:
    """Where somebody is filmed: size in pixels, light 0..1, and what is behind them."""

    width: int = 640
    height: int = 480
    light: float = 1.0
    size: float = 0.2  # half width of the head in widths of a picture of 4:3
    wall: tuple[float, float, float] = (0.62, 0.66, 0.64)


def filmed(who: Person, held: Held, room: Room) -> Picture:
    """Draw one moment."""
    surface = skia.Surface(room.width, room.height)
    with surface as canvas:
        canvas.drawImage(_wall(room), 0, 0)
        scale = room.size * room.height * 4 / 3
        canvas.translate(room.width / 2 + held.x * scale, room.height * 0.5 + held.y * scale)
        canvas.scale(scale, scale)
        _paint_body(canvas, who, held)
        _paint_head(canvas, who, held)
    picture = surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3]
    return np.asarray(np.clip(picture * room.light, 0, 255), np.uint8)


@lru_cache(maxsize=8)
def _wall(room: Room) -> skia.Image:
    surface = skia.Surface(room.width, room.height)
    with surface as canvas:
        _paint_wall(canvas, room)
    return surface.makeImageSnapshot()


def _paint_wall(canvas: skia.Canvas, room: Room) -> None:
    wall = np.array(room.wall)
    shades = [_colour(wall * bright) for bright in (1.1, 0.8)]
    canvas.drawPaint(
        skia.Paint(
            Shader=skia.GradientShader.MakeLinear([(0, 0), (room.width, room.height)], shades)
        )
    )
    frame = skia.Rect.MakeXYWH(room.width * 0.06, room.height * 0.1, room.width * 0.16, 90)
    canvas.drawRect(frame, skia.Paint(Color=_colour(wall * 0.5)))


def _paint_body(canvas: skia.Canvas, who: Person, held: Held) -> None:
    neck = skia.Paint(AntiAlias=True, Color=_colour(np.array(who.skin) * 0.66))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(-0.5, 0.6, 0.5, 2.0), 0.3, 0.3), neck)
    shirt = skia.Paint(AntiAlias=True, Color=_colour(np.array(who.shirt)))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(-1.9, 1.62, 1.9, 4.0), 0.7, 0.6), shirt)
    if who.long_hair:
        back = skia.Paint(AntiAlias=True, Color=_colour(np.array(who.hair) * 0.6))
        canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(-1.05, -0.9, 1.05, 1.5), 0.8, 0.8), back)


def _paint_head(canvas: skia.Canvas, who: Person, held: Held) -> None:
    points, places, triangles = _solid(who)
    turned = points @ _turn(held).T
    near = 1 / (1 + 0.12 * turned[:, 2:])  # a camera about four head widths away
    flat = turned[:, :2] * near
    normals = _normals(turned, triangles)
    light = np.clip(0.42 + 0.62 * (normals @ np.array([-0.35, -0.45, -0.82])), 0.2, 1.0)
    depth = turned[triangles].mean(1)[:, 2]
    corners = flat[triangles]
    one, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    facing = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0] > 0
    seen = triangles[facing][np.argsort(-depth[facing])]
    grey = (light * 255).astype(np.uint32)
    colours = 0xFF000000 | (grey << 16) | (grey << 8) | grey
    skin = _skin(who, min(MOUTHS - 1, round(held.mouth * (MOUTHS - 1))), held.blink)
    vertices = skia.Vertices(
        skia.Vertices.kTriangles_VertexMode,
        [skia.Point(*point) for point in flat.tolist()],
        places,
        colours.tolist(),
        seen.ravel().tolist(),
    )
    shader = skin.makeShader(skia.SamplingOptions(skia.FilterMode.kLinear))
    paint = skia.Paint(Shader=shader, AntiAlias=True)
    canvas.drawVertices(vertices, paint, skia.BlendMode.kModulate)


def _turn(held: Held) -> Points:
    yaw, pitch, roll = np.radians([held.yaw, held.pitch, held.roll])
    about_y = np.array([[np.cos(yaw), 0, -np.sin(yaw)], [0, 1, 0], [np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(pitch), np.sin(pitch)], [0, -np.sin(pitch), np.cos(pitch)]]
    )
    about_z = np.array(
        [[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]]
    )
    return np.asarray(about_z @ about_y @ about_x)


@lru_cache(maxsize=32)
def _solid(who: Person) -> tuple[Points, list[skia.Point], npt.NDArray[np.int64]]:
    """Return points (n, 3), their places in the skin (n) in its pixels, and triangles."""
    u, v = np.meshgrid(np.linspace(0, 1, ACROSS), np.linspace(0.01, 0.99, DOWN))
    theta, phi = (u - 0.5) * 2 * WIDEST, (v - 0.5) * np.pi
    x, y = np.sin(theta) * np.cos(phi), np.sin(phi) * who.tall
    z = -DEPTH * np.cos(theta) * np.cos(phi)
    front = np.clip(np.cos(theta), 0, 1) ** 0.5
    low = np.clip((y - 0.25) / 1.0, 0, 1)
    x = x * (1 - who.jaw * low**1.5)
    z = z - front * _relief(who, x, y)
    points = np.stack([x, y, z], -1).reshape(-1, 3)
    grid = np.stack([u, v], -1).reshape(-1, 2) * SKIN
    places = [skia.Point(*place) for place in grid.tolist()]
    i = (np.arange(DOWN - 1)[:, None] * ACROSS + np.arange(ACROSS - 1)).ravel()
    triangles = np.concatenate(
        [np.stack([i, i + 1, i + ACROSS], -1), np.stack([i + 1, i + ACROSS + 1, i + ACROSS], -1)]
    )
    return points, places, triangles


def _relief(who: Person, x: Points, y: Points) -> Points:
    """How far the surface stands out to the front."""

    def bump(at_x: float, at_y: float, wide: float, tall: float) -> Points:
        return np.exp(-(((x - at_x) / wide) ** 2) - ((y - at_y) / tall) ** 2)

    ridge = np.exp(-((x / who.nose_wide) ** 2)) * np.clip((y + 0.1) / 0.5, 0, 1)
    ridge = ridge * np.clip((0.52 - y) / 0.1, 0, 1)
    sockets = sum(bump(side * who.eyes_apart, 0.0, 0.2, 0.13) for side in (-1, 1))
    cheeks = sum(bump(side * 0.5, 0.35, 0.25, 0.22) for side in (-1, 1))
    lips = bump(0, 0.74, who.mouth_wide, 0.1)
    return (
        who.nose * ridge - 0.1 * sockets + 0.06 * cheeks + 0.09 * lips
        + 0.14 * bump(0, 1.15, 0.3, 0.2) + 0.05 * bump(0, -0.25, 0.5, 0.12)
        + 0.16 * np.clip((y - 0.2) / 1.0, 0, 1)  # an ellipsoid's chin would flee
    )  # fmt: skip


def _normals(points: Points, triangles: npt.NDArray[np.int64]) -> Points:
    corners = points[triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, triangles[:, corner], faces)
    return np.asarray(-normals / (np.linalg.norm(normals, axis=1, keepdims=True) + 1e-9))


@lru_cache(maxsize=256)
def _skin(who: Person, mouth: int, blink: bool) -> skia.Image:
    from tests.cameos.skins import painted  # noqa: PLC0415 - skins import heads

    return painted(who, mouth / (MOUTHS - 1), blink=blink, size=SKIN, widest=float(WIDEST))


def _colour(rgb: Points) -> int:
    red, green, blue = (int(np.clip(part, 0, 1) * 255) for part in rgb)
    return int(skia.ColorSetRGB(red, green, blue))
