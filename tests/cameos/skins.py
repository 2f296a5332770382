"""The painted skin of a drawn head: what is seen of it from all sides, unrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import skia

if TYPE_CHECKING:
    from tests.cameos.heads import Person

Colour = npt.NDArray[np.float64]
EYE_LINE: Final = 0.0


class _Brush:
    """Paints at places of the front, given in half widths of the head."""

    def __init__(self, canvas: skia.Canvas, who: Person, size: int, widest: float) -> None:
        self._canvas, self._who, self._size, self._widest = canvas, who, size, widest

    def at(self, x: float, y: float) -> tuple[float, float]:
        low = float(np.clip((y - 0.25) / 1.0, 0, 1))
        x = x / (1 - self._who.jaw * low**1.5)
        phi = float(np.arcsin(np.clip(y / self._who.tall, -0.999, 0.999)))
        theta = float(np.arcsin(np.clip(x / max(np.cos(phi), 0.05), -0.999, 0.999)))
        return (
            (theta / (2 * self._widest) + 0.5) * self._size,
            (phi / np.pi + 0.5) * self._size,
        )

    def shape(
        self,
        points: list[tuple[float, float]],
        colour: Colour,
        *,
        blur: float = 0,
        alpha: float = 1,
    ) -> None:
        path = skia.Path()
        path.addPoly([skia.Point(*self.at(*point)) for point in points], True)
        self._canvas.drawPath(path, self._paint(colour, blur, alpha))

    def oval(
        self, x: float, y: float, wide: float, tall: float, colour: Colour,
        *, blur: float = 0, alpha: float = 1,
    ) -> None:  # fmt: skip
        turns = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        points = [(x + wide * np.cos(t), y + tall * np.sin(t)) for t in turns]
        self.shape(points, colour, blur=blur, alpha=alpha)

    def line(
        self, points: list[tuple[float, float]], width: float, colour: Colour,
        *, blur: float = 0, alpha: float = 1,
    ) -> None:  # fmt: skip
        path = skia.Path()
        path.moveTo(*self.at(*points[0]))
        for point in points[1:]:
            path.lineTo(*self.at(*point))
        paint = self._paint(colour, blur, alpha)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width * self._size / (2 * self._widest))
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        self._canvas.drawPath(path, paint)

    def _paint(self, colour: Colour, blur: float, alpha: float) -> skia.Paint:
        red, green, blue = (float(np.clip(part, 0, 1)) for part in colour)
        paint = skia.Paint(skia.Color4f(red, green, blue, alpha))
        paint.setAntiAlias(True)
        if blur:
            sigma = blur * self._size / (2 * self._widest)
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma))
        return paint


def painted(who: Person, mouth: float, *, blink: bool, size: int, widest: float) -> skia.Image:
    """Paint a skin with the mouth open by 0..1."""
    skin, hair = np.array(who.skin), np.array(who.hair)
    surface = skia.Surface(size, size)
    with surface as canvas:
        red, green, blue = map(float, skin)
        canvas.drawColor(skia.Color4f(red, green, blue, 1))
        brush = _Brush(canvas, who, size, widest)
        _paint_features(brush, who, skin, mouth, blink=blink)
        _paint_hair(canvas, brush, who, hair, size)
    pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType)
    grain = np.random.default_rng(who.seed).normal(0, 1, (size // 3, size // 3, 1))
    grain = grain.repeat(3, 0).repeat(3, 1)
    pixels[..., :3] = np.clip(pixels[..., :3] * (1 + 0.025 * grain), 0, 255).astype(np.uint8)
    return skia.Image.fromarray(
        np.ascontiguousarray(pixels), colorType=skia.kRGBA_8888_ColorType, copy=True
    )


def _paint_features(brush: _Brush, who: Person, skin: Colour, mouth: float, *, blink: bool) -> None:
    shade, warm = skin * 0.62, skin * np.array([1.0, 0.72, 0.68])
    for side in (-1, 1):
        brush.oval(side * 0.52, 0.38, 0.22, 0.16, warm, blur=0.1, alpha=0.35)
        _paint_eye(brush, who, side, shade, blink=blink)
        brow = [
            (side * (who.eyes_apart - 0.2), -0.2),
            (side * who.eyes_apart, -0.27),
            (side * (who.eyes_apart + 0.24), -0.2),
        ]
        brush.line(brow, who.brows * 1.6, np.array(who.hair) * 0.8, blur=0.012)
        brush.line([(side * 0.1, -0.1), (side * 0.075, 0.25)], 0.05, shade, blur=0.05, alpha=0.4)
        brush.oval(side * who.nose_wide * 0.55, 0.49, 0.045, 0.025, skin * 0.25, blur=0.012)
        brush.oval(side * who.nose_wide, 0.44, 0.04, 0.06, shade, blur=0.03, alpha=0.5)
    brush.oval(0, 0.55, who.nose_wide * 1.2, 0.03, shade, blur=0.04, alpha=0.5)
    brush.oval(0, 0.3, 0.05, 0.2, np.minimum(skin * 1.15, 1), blur=0.05, alpha=0.5)
    _paint_mouth(brush, who, skin, mouth)
    brush.oval(0, 0.98, 0.2, 0.03, shade, blur=0.05, alpha=0.4)


def _paint_eye(brush: _Brush, who: Person, side: int, shade: Colour, *, blink: bool) -> None:
    x, large = side * who.eyes_apart, who.eyes_large
    brush.oval(x, -0.01, large * 1.5, large * 0.95, shade, blur=0.05, alpha=0.55)
    t = np.linspace(-1, 1, 17)
    if not blink:
        lid = [(x + large * a, -large * 0.46 * (1 - a * a)) for a in t]
        below = [(x + large * a, large * 0.38 * (1 - a * a)) for a in t[::-1]]
        brush.shape([*lid, *below], np.array([0.93, 0.92, 0.9]))
        brush.oval(x, -0.008, large * 0.42, large * 0.42, np.array(who.eyes))
        brush.oval(x, -0.008, large * 0.2, large * 0.2, np.array([0.03, 0.03, 0.03]))
        brush.oval(x - 0.025, -0.03, 0.014, 0.014, np.array([1.0, 1.0, 1.0]))
        brush.line(lid, 0.022, shade * 0.35)
        brush.line(below, 0.01, shade * 0.7)
    else:
        brush.line([(x + large * a, large * 0.3 * (1 - a * a)) for a in t], 0.025, shade * 0.35)


def _paint_mouth(brush: _Brush, who: Person, skin: Colour, mouth: float) -> None:
    t = np.linspace(-1, 1, 21)
    wide, open_by = who.mouth_wide * (1 - 0.12 * mouth), 0.17 * mouth
    lip = skin * np.array([0.86, 0.55, 0.55])
    arch = 1 - t * t
    upper = [
        (wide * a, 0.74 - open_by * 0.25 * b - who.lips * b**0.7)
        for a, b in zip(t, arch, strict=True)
    ]
    inner_up = [(wide * a, 0.74 - open_by * 0.25 * b) for a, b in zip(t, arch, strict=True)]
    inner_low = [(wide * a, 0.745 + open_by * b) for a, b in zip(t, arch, strict=True)]
    lower = [
        (wide * a, 0.745 + (open_by + who.lips * 1.2) * b) for a, b in zip(t, arch, strict=True)
    ]
    brush.shape([*inner_up, *inner_low[::-1]], np.array([0.16, 0.05, 0.05]))
    if mouth > 0.15:
        teeth = [(a * 0.8, b + 0.035 * min(1, mouth * 2)) for a, b in inner_up]
        brush.shape(
            [*[(a * 0.8, b) for a, b in inner_up], *teeth[::-1]], np.array([0.9, 0.88, 0.84])
        )
    brush.shape([*upper, *inner_up[::-1]], lip * 0.92, blur=0.006)
    brush.shape([*inner_low, *lower[::-1]], lip, blur=0.006)
    brush.line(inner_up, 0.012, skin * 0.3, blur=0.006)


def _paint_hair(canvas: skia.Canvas, brush: _Brush, who: Person, hair: Colour, size: int) -> None:
    path = _hair_line(brush, who, size)
    paint = skia.Paint(skia.Color4f(*map(float, hair), 1))
    paint.setAntiAlias(True)
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.006))
    canvas.drawPath(path, paint)
    canvas.save()
    canvas.clipPath(path, True)
    rng = np.random.default_rng(who.seed + 1)
    for x in rng.uniform(0, size, 200):
        bright = np.minimum(hair * rng.uniform(0.6, 1.5), 1)
        streak = skia.Paint(skia.Color4f(*map(float, bright), 0.7))
        streak.setStrokeWidth(size / 400)
        canvas.drawLine(size / 2 + (x - size / 2) * 0.7, 0, x, size * 0.62, streak)
    canvas.restore()


def _hair_line(brush: _Brush, who: Person, size: int) -> skia.Path:
    """Return the edge of the hair, as it goes around the head."""
    left, line = brush.at(-0.93, -who.hairline * 0.8)
    right, _ = brush.at(0.93, -who.hairline * 0.8)
    _, top = brush.at(0, -who.hairline)
    _, ear = brush.at(0, 0.75 if who.long_hair else 0.05)
    path = skia.Path()
    path.moveTo(0, 0)
    for x, y in ((size, 0), (size, ear), (right + size * 0.02, ear), (right, line)):
        path.lineTo(x, y)
    path.quadTo(size * 0.6, top, size / 2, top)
    path.quadTo(size * 0.4, top, left, line)
    for x, y in ((left - size * 0.02, ear), (0, ear)):
        path.lineTo(x, y)
    path.close()
    return path
