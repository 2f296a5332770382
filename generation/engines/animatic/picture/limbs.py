"""Limbs: tapered outlines about two bones, and where the joints of an arm or a leg lie."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.bones import FOREARM, SHIN, THIGH, UPPER_ARM
from generation.engines.animatic.picture.joints import Point


def knee(hip: Point, ankle: Point) -> tuple[Point, Point]:
    """Two-bone inverse kinematics: the knee, and the ankle pulled within reach."""
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    reach = max(math.hypot(dx, dy), 1e-6)
    length = min(reach, (THIGH + SHIN) * 0.999)
    ux, uy = dx / reach, dy / reach
    along = (THIGH**2 - SHIN**2 + length**2) / (2 * length)
    side = math.sqrt(max(0.0, THIGH**2 - along**2))
    bend = (hip[0] + ux * along - uy * side, hip[1] + uy * along + ux * side)
    return bend, (hip[0] + ux * length, hip[1] + uy * length)


def arm(shoulder: Point, upper: float, bend: float) -> tuple[Point, Point]:
    """Elbow and wrist by angles from hanging down."""
    elbow = (
        shoulder[0] + UPPER_ARM * math.sin(upper),
        shoulder[1] - UPPER_ARM * math.cos(upper),
    )
    lower = upper + bend
    return elbow, (
        elbow[0] + FOREARM * math.sin(lower),
        elbow[1] - FOREARM * math.cos(lower),
    )


def along(joints: tuple[Point, Point, Point], share: float) -> tuple[Point, ...]:
    """Return the first `share` of a limb's length, as its bend points."""
    start, middle, end = joints
    if share <= 0.5:
        return start, _between(start, middle, share * 2)
    return start, middle, _between(middle, end, share * 2 - 1)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def tapered(points: tuple[Point, ...], radii: tuple[float, ...]) -> skia.Path:
    """Return a limb about its bones, as wide at each joint as twice its radius, round at joints."""
    path = skia.Path()
    for (x, y), radius in zip(points, radii, strict=False):
        path.addCircle(x, y, radius, skia.PathDirection.kCCW)
    pairs = zip(points, points[1:], radii, radii[1:], strict=False)
    for (ax, ay), (bx, by), wide, narrow in pairs:
        length = max(math.hypot(bx - ax, by - ay), 1e-6)
        nx, ny = -(by - ay) / length, (bx - ax) / length
        path.moveTo(ax + nx * wide, ay + ny * wide)
        path.lineTo(bx + nx * narrow, by + ny * narrow)
        path.lineTo(bx - nx * narrow, by - ny * narrow)
        path.lineTo(ax - nx * wide, ay - ny * wide)
        path.close()
    return path


def radii_along(radii: tuple[float, float, float], share: float) -> tuple[float, ...]:
    """Return the widths that go with `along`."""
    start, middle, end = radii
    if share <= 0.5:
        return start, start + (middle - start) * share * 2
    return start, middle, middle + (end - middle) * (share * 2 - 1)


def reaching(shoulder: Point, hand: Point, palm: float) -> Point:
    """Return the angles of an arm whose palm is at a point, or as near as it reaches, elbow low."""
    fore = FOREARM + palm
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    far = min(max(math.hypot(dx, dy), abs(UPPER_ARM - fore) + 1e-3), (UPPER_ARM + fore) * 0.998)
    inner = math.acos((UPPER_ARM**2 + far**2 - fore**2) / (2 * UPPER_ARM * far))
    elbow = math.acos((UPPER_ARM**2 + fore**2 - far**2) / (2 * UPPER_ARM * fore))
    return math.atan2(dx, -dy) - inner, math.pi - elbow
