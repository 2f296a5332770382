"""Clothes: torso, skirts, shoes, capes and what is pinned on them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.bones import SPINE
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.garments import Wardrobe
from generation.engines.animatic.picture.ink import Ink, blob, polygon
from generation.engines.animatic.picture.joints import Joints, Point
from generation.engines.animatic.picture.limbs import tapered

CHEST, WAIST, HIP = 0.074, 0.058, 0.066  # half widths
LYING, CLINGS = 0.8, 0.6  # radians from which a skirt no longer hangs, and how wide it then is


@dataclass(frozen=True)
class Torso:
    """The bone between hip and shoulder."""

    hip: Point
    shoulder: Point

    @classmethod
    def of(cls, body: Joints) -> Torso:
        (x, y), lean = body.hip, body.lean
        return cls(body.hip, (x + SPINE * math.sin(lean), y + SPINE * math.cos(lean)))

    @property
    def spine(self) -> Point:
        """Its direction, of length one."""
        dx, dy = self.shoulder[0] - self.hip[0], self.shoulder[1] - self.hip[1]
        length = math.hypot(dx, dy)
        return dx / length, dy / length

    def at(self, up: float, forward: float) -> Point:
        """Return a point by its share of the way up the spine and its distance before it."""
        (hx, hy), (sx, sy), (dx, dy) = self.hip, self.shoulder, self.spine
        return hx + (sx - hx) * up + dy * forward, hy + (sy - hy) * up - dx * forward

    def beside(self, forward: float) -> Point:
        """Where an arm hangs."""
        return self.at(0.90, forward)


def outline(torso: Torso, girth: float) -> skia.Path:
    chest, waist, hip = CHEST * girth, WAIST * girth, HIP * girth
    path = skia.Path()
    path.moveTo(*torso.at(-0.10, -hip * 0.80))
    path.cubicTo(
        *torso.at(0.12, -hip * 1.22), *torso.at(0.34, -waist), *torso.at(0.55, -waist * 1.1)
    )
    path.cubicTo(
        *torso.at(0.78, -chest * 1.12),
        *torso.at(1.00, -chest * 1.22),
        *torso.at(1.06, -chest * 0.42),
    )
    path.quadTo(*torso.at(1.09, 0.0), *torso.at(1.06, chest * 0.46))
    path.cubicTo(
        *torso.at(1.00, chest * 1.16), *torso.at(0.80, chest * 1.24), *torso.at(0.55, waist * 1.12)
    )
    path.cubicTo(
        *torso.at(0.34, waist * 1.02), *torso.at(0.12, hip * 1.12), *torso.at(-0.10, hip * 0.84)
    )
    path.quadTo(*torso.at(-0.22, 0.0), *torso.at(-0.10, -hip * 0.80))
    path.close()
    return path


def torso(canvas: skia.Canvas, look: Wardrobe, ink: Ink, bone: Torso) -> None:
    neck = tapered((bone.at(0.98, 0.004), bone.at(1.24, 0.010)), (0.029, 0.027))
    canvas.drawPath(neck, ink.fill(darker(look.skin, 0.10)))
    path = outline(bone, look.girth)
    canvas.drawPath(path, ink.fill(look.top))
    canvas.save()
    canvas.clipPath(path, skia.ClipOp.kIntersect, doAntiAlias=True)
    shade = [
        bone.at(-0.3, -0.14),
        bone.at(-0.3, -0.028),
        bone.at(0.5, -0.022),
        bone.at(1.2, -0.046),
        bone.at(1.2, -0.14),
    ]
    canvas.drawPath(polygon(shade), ink.fill(darker(look.top, 0.15)))
    if (
        look.legwear in {"trousers", "shorts"}
        and not look.coat
        and look.suit
        not in {
            "space",
            "robot",
            "wet",
            "hero",
        }
    ):
        belt = [
            bone.at(0.055, -0.14),
            bone.at(0.055, 0.14),
            bone.at(-0.4, 0.14),
            bone.at(-0.4, -0.14),
        ]
        canvas.drawPath(polygon(belt), ink.fill(look.bottom))
        rear = [
            bone.at(0.055, -0.14),
            bone.at(0.055, -0.026),
            bone.at(-0.4, -0.03),
            bone.at(-0.4, -0.14),
        ]
        canvas.drawPath(polygon(rear), ink.fill(darker(look.bottom, 0.15)))
    collar = look.skin if look.suit in {"", "wet"} else look.top
    canvas.drawCircle(*bone.at(1.13, 0.014), 0.034, ink.fill(darker(collar, 0.05)))
    _details(canvas, look, ink, bone)
    canvas.restore()
    if look.chain is not None:
        _chain(canvas, ink, look.chain, bone)


def _chain(canvas: skia.Canvas, ink: Ink, rgb: int, bone: Torso) -> None:
    """Draw a chain over everything else that is worn."""
    path = skia.Path()
    path.moveTo(*bone.at(1.08, -0.030))
    path.quadTo(*bone.at(0.70, 0.034), *bone.at(1.08, 0.058))
    canvas.drawPath(path, ink.stroke(darker(rgb, 0.35), 0.016))
    canvas.drawPath(path, ink.stroke(rgb, 0.010))
    canvas.drawCircle(*bone.at(0.86, 0.028), 0.014, ink.fill(rgb))


def _details(canvas: skia.Canvas, look: Wardrobe, ink: Ink, bone: Torso) -> None:
    match look.suit:
        case "space":
            box = [
                bone.at(0.74, 0.0),
                bone.at(0.74, 0.058),
                bone.at(0.52, 0.058),
                bone.at(0.52, 0.0),
            ]
            canvas.drawPath(polygon(box), ink.fill(0x5B6B86))
            canvas.drawCircle(*bone.at(0.66, 0.018), 0.009, ink.fill(0xE5383B))
            canvas.drawCircle(*bone.at(0.66, 0.042), 0.009, ink.fill(0x43C59E))
            band = polygon([bone.at(0.16, -0.1), bone.at(0.16, 0.1)], close=False)
            canvas.drawPath(band, ink.stroke(0x8FA0BA, 0.022))
        case "robot":
            canvas.drawCircle(*bone.at(0.64, 0.022), 0.030, ink.fill(0x1E2A3A))
            canvas.drawCircle(*bone.at(0.64, 0.022), 0.019, ink.fill(0x4DE1FF))
            seam = polygon([bone.at(0.30, -0.1), bone.at(0.30, 0.1)], close=False)
            canvas.drawPath(seam, ink.stroke(darker(look.top, 0.3), 0.008))
        case "hero":
            x, y = bone.at(0.70, 0.024)
            star = [
                (x + r * math.sin(i * math.pi / 5), y + r * math.cos(i * math.pi / 5))
                for i, r in enumerate((0.034, 0.015) * 5)
            ]
            canvas.drawPath(polygon(star), ink.fill(0xFFD23F))
            belt = polygon([bone.at(0.06, -0.1), bone.at(0.06, 0.1)], close=False)
            canvas.drawPath(belt, ink.stroke(0xFFD23F, 0.024))
        case "formal":
            shirt = [bone.at(1.12, 0.0), bone.at(1.12, 0.062), bone.at(0.56, 0.044)]
            canvas.drawPath(polygon(shirt), ink.fill(0xF7F5F0))
            tie = [
                bone.at(1.06, 0.030),
                bone.at(1.06, 0.046),
                bone.at(0.66, 0.052),
                bone.at(0.60, 0.044),
                bone.at(0.66, 0.034),
            ]
            canvas.drawPath(polygon(tie), ink.fill(0xC2323A))


def skirt(canvas: skia.Canvas, look: Wardrobe, ink: Ink, body: Joints) -> None:
    hx, hy = body.hip
    spread = abs(body.near_foot[0] - body.far_foot[0])
    reach = (body.near_foot[0] + body.far_foot[0]) * 0.26
    long = 0.22 if look.coat else 0.15 if look.legwear == "skirt" else 0.20
    clings = CLINGS if abs(body.roll) > LYING else 1.0
    width = clings * ((0.074 if look.coat else 0.090) + spread * 0.15)
    rgb = look.bottom if look.legwear == "skirt" and not look.coat else look.top
    left, right, hem = hx + reach - width, hx + reach + width, hy - long
    path = skia.Path()
    path.moveTo(hx - 0.058, hy + 0.055)
    path.cubicTo(hx - 0.070, hy - 0.01, left, hem + 0.07, left, hem)
    path.quadTo(hx + reach, hem - 0.026, right, hem)
    path.cubicTo(right, hem + 0.07, hx + 0.072, hy - 0.01, hx + 0.060, hy + 0.055)
    path.close()
    canvas.drawPath(path, ink.fill(rgb))
    fold = [
        (hx - 0.058, hy + 0.03),
        (left, hem),
        (hx + reach - width * 0.42, hem - 0.013),
        (hx - 0.03, hy + 0.03),
    ]
    canvas.drawPath(polygon(fold), ink.fill(darker(rgb, 0.15)))
    edge = skia.Path()
    edge.moveTo(left, hem)
    edge.quadTo(hx + reach, hem - 0.026, right, hem)
    canvas.drawPath(edge, ink.stroke(lighter(rgb, 0.22), 0.009))


def shoe(canvas: skia.Canvas, paint: skia.Paint, ankle: Point, toe: float) -> None:
    canvas.save()
    canvas.translate(*ankle)
    canvas.rotate(math.degrees(toe))
    low = -0.035
    path = skia.Path()
    path.moveTo(-0.034, 0.030)
    path.quadTo(-0.047, low, -0.030, low)
    path.lineTo(0.072, low)
    path.quadTo(0.096, low + 0.004, 0.080, low + 0.026)
    path.quadTo(0.052, low + 0.040, 0.033, 0.028)
    path.close()
    canvas.drawPath(path, paint)
    canvas.restore()


def cape(canvas: skia.Canvas, ink: Ink, bone: Torso, time: float) -> None:
    wave = 0.02 * math.sin(time * 7)
    points = [
        bone.at(1.06, 0.03),
        bone.at(1.02, -0.07),
        bone.at(0.30, -0.16 + wave),
        bone.at(-0.45, -0.24 - wave),
        bone.at(-0.62, -0.16 + wave),
        bone.at(-0.30, -0.02),
    ]
    canvas.drawPath(blob(points), ink.fill(0xD62839))
