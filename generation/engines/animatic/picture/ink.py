"""Paints, toned by the style and cached: making a paint costs more than drawing with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import skia

Tone = Callable[[int], int]
Point = tuple[float, float]


@dataclass
class Ink:
    """Where every colour goes through on its way to the canvas."""

    tone: Tone
    _paints: dict[tuple[int, int, int, int], skia.Paint] = field(default_factory=dict)

    def argb(self, rgb: int, alpha: float = 1.0) -> int:
        return round(min(1.0, max(0.0, alpha)) * 255) << 24 | self.tone(rgb)

    def fill(self, rgb: int, alpha: float = 1.0) -> skia.Paint:
        """Return a cached flat paint; do not alter it."""
        return self._cached((rgb, round(alpha * 255), 0, 0))

    def stroke(self, rgb: int, width: float, alpha: float = 1.0) -> skia.Paint:
        """Return a cached round-capped stroke, its width in the canvas's units; do not alter it."""
        return self._cached((rgb, round(alpha * 255), max(1, round(width * 4096)), 1))

    def _cached(self, key: tuple[int, int, int, int]) -> skia.Paint:
        paint = self._paints.get(key)
        if paint is None:
            paint = self._paints[key] = self._made(key)
        return paint

    def _made(self, key: tuple[int, int, int, int]) -> skia.Paint:
        rgb, alpha, fine_width, stroked = key
        paint = skia.Paint(AntiAlias=True, Color=self.argb(rgb, alpha / 255))
        if stroked:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(fine_width / 4096)
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
        return paint

    def fade(
        self, start: Point, end: Point, colours: Sequence[tuple[int, float]], stops: Sequence[float]
    ) -> skia.Paint:
        """Return a linear gradient of (rgb, alpha) pairs; slow, for baking only."""
        shader = skia.GradientShader.MakeLinear(
            [start, end], [self.argb(rgb, alpha) for rgb, alpha in colours], list(stops)
        )
        return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)

    def glow(self, centre: Point, radius: float, rgb: int, alpha: float) -> skia.Paint:
        """Return a round glow that falls off softly; slow, for baking only."""
        shares = (1.0, 0.62, 0.32, 0.12, 0.0)
        shader = skia.GradientShader.MakeRadial(
            centre,
            radius,
            [self.argb(rgb, alpha * share) for share in shares],
            [0.0, 0.18, 0.42, 0.7, 1.0],
        )
        return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


def polygon(points: Sequence[Point], *, close: bool = True) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points], close)
    return path


def blob(points: Sequence[Point]) -> skia.Path:
    """Return a closed smooth outline through the midpoints of a polygon's edges."""
    path = skia.Path()
    last = points[-1]
    path.moveTo((last[0] + points[0][0]) / 2, (last[1] + points[0][1]) / 2)
    for here, after in zip(points, [*points[1:], points[0]], strict=True):
        path.quadTo(*here, (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
    path.close()
    return path


def oval(x: float, y: float, across: float, up: float) -> skia.Rect:
    """Return the rectangle about a centre, by its half width and half height."""
    return skia.Rect.MakeLTRB(x - across, y - up, x + across, y + up)
