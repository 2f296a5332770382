"""The tail of a mermaid: scales from the waist down, and a fluke that beats."""

from __future__ import annotations

import math
from typing import Final

import skia

from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import Ink, blob
from generation.engines.animatic.picture.joints import Joints, Point

PIECES: Final = 9
HIP, ANKLE = 0.072, 0.020  # half widths
BEATS: Final = 1.1  # a second


def draw(canvas: skia.Canvas, ink: Ink, rgb: int, body: Joints, time: float) -> None:
    """Draw it from the hip to where the feet would be, swinging the more the further down."""
    spine = _spine(body, time)
    left, right = [], []
    for number, (x, y) in enumerate(spine):
        share = number / PIECES
        (dx, dy), half = _along(spine, number), HIP + (ANKLE - HIP) * share**0.8
        left.append((x - dy * half, y + dx * half))
        right.append((x + dy * half, y - dx * half))
    _fluke(canvas, ink, rgb, spine)
    outline = blob([*left, *reversed(right)])
    canvas.drawPath(outline, ink.fill(rgb))
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, doAntiAlias=True)
    _scales(canvas, ink, rgb, spine)
    canvas.restore()


def _spine(body: Joints, time: float) -> list[Point]:
    (hx, hy), (nx, ny), (fx, fy) = body.hip, body.near_foot, body.far_foot
    end = ((nx + fx) / 2, (ny + fy) / 2 + 0.02)
    bend = (hx + 0.20, hy - 0.02) if hy < 0.3 else ((hx + end[0]) / 2, (hy + end[1]) / 2)
    points = []
    for number in range(-1, PIECES):
        share = max(-0.1, number / (PIECES - 1))
        x = (1 - share) ** 2 * hx + 2 * share * (1 - share) * bend[0] + share**2 * end[0]
        y = (1 - share) ** 2 * hy + 2 * share * (1 - share) * bend[1] + share**2 * end[1]
        sway = 0.07 * max(0.0, share) ** 1.6 * math.sin(math.tau * (BEATS * time - 0.35 * share))
        points.append((x + sway, y))
    return points


def _along(spine: list[Point], at: int) -> Point:
    before, after = spine[max(0, at - 1)], spine[min(len(spine) - 1, at + 1)]
    dx, dy = after[0] - before[0], after[1] - before[1]
    long = math.hypot(dx, dy) or 1.0
    return dx / long, dy / long


def _fluke(canvas: skia.Canvas, ink: Ink, rgb: int, spine: list[Point]) -> None:
    (x, y), (dx, dy) = spine[-1], _along(spine, len(spine) - 1)

    def at(down: float, aside: float) -> Point:
        return x + dx * down - dy * aside, y + dy * down + dx * aside

    for side, tone in ((1, darker(rgb, 0.12)), (-1, lighter(rgb, 0.12))):
        lobe = [at(-0.05, 0.0), at(0.03, side * 0.06), at(0.12, side * 0.15), at(0.13, side * 0.08),
                at(0.075, side * 0.01), at(0.02, side * -0.01)]  # fmt: skip
        canvas.drawPath(blob(lobe), ink.fill(tone))


def _scales(canvas: skia.Canvas, ink: Ink, rgb: int, spine: list[Point]) -> None:
    line = ink.stroke(darker(rgb, 0.2), 0.007)
    for number in range(1, len(spine) - 1):
        (x, y), (dx, dy) = spine[number], _along(spine, number)
        for aside in (-0.05, -0.017, 0.017, 0.05):
            path = skia.Path()
            path.moveTo(x - dy * (aside - 0.017), y + dx * (aside - 0.017))
            path.quadTo(
                x - dy * aside + dx * 0.03, y + dx * aside + dy * 0.03,
                x - dy * (aside + 0.017), y + dx * (aside + 0.017),
            )  # fmt: skip
            canvas.drawPath(path, line)
    canvas.drawPath(_sheen(spine), ink.stroke(lighter(rgb, 0.35), 0.010, 0.6))


def _sheen(spine: list[Point]) -> skia.Path:
    path = skia.Path()
    for number, (x, y) in enumerate(spine[1:-2], start=1):
        (dx, dy), aside = _along(spine, number), -0.028 * (1 - number / PIECES)
        point = (x - dy * aside, y + dx * aside)
        path.moveTo(*point) if number == 1 else path.lineTo(*point)
    return path
