"""People: our own rig, drawn from joints."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture import heads
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import Ink, blob, polygon
from generation.engines.animatic.picture.motions import ANKLE, Joints, Point, joints
from generation.engines.animatic.picture.wardrobe import Wardrobe

THIGH, SHIN = 0.232, 0.222
UPPER_ARM, FOREARM = 0.165, 0.155
SPINE = 0.29  # hip to shoulder


def knee(hip: Point, ankle: Point, bend: float = 1.0) -> tuple[Point, Point]:
    """Two-bone inverse kinematics: the knee, and the ankle pulled within reach."""
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    reach = max(math.hypot(dx, dy), 1e-6)
    length = min(reach, (THIGH + SHIN) * 0.999)
    dx, dy = dx / reach * length, dy / reach * length
    along = (THIGH**2 - SHIN**2 + length**2) / (2 * length)
    side = math.sqrt(max(0.0, THIGH**2 - along**2)) * bend
    ux, uy = dx / length, dy / length
    return (hip[0] + ux * along - uy * side, hip[1] + uy * along + ux * side), (
        hip[0] + dx,
        hip[1] + dy,
    )


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


@dataclass
class Person:
    """One person, drawn in units of body height, y up, the soles at the origin."""

    look: Wardrobe
    ink: Ink
    blink_at: float  # seconds: when in its period the eyes close

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        body = joints(pose.motion, pose.phase)
        canvas.save()
        if body.roll:
            canvas.translate(0, body.centre)
            canvas.rotate(-math.degrees(body.roll))
            canvas.translate(0, -0.5)
        self._body(canvas, body, pose, time)
        canvas.restore()

    def _body(self, canvas: skia.Canvas, body: Joints, pose: Pose, time: float) -> None:
        spine = (math.sin(body.lean), math.cos(body.lean))
        shoulder = (body.hip[0] + SPINE * spine[0], body.hip[1] + SPINE * spine[1])
        back, front = self._offset(shoulder, spine, -0.030), self._offset(shoulder, spine, 0.035)
        self._cape(canvas, shoulder, body, time)
        self._arm(canvas, front, body.far_arm, far=True)
        self._leg(canvas, body, far=True)
        self._leg(canvas, body, far=False)
        self._torso(canvas, body, shoulder, spine)
        canvas.save()
        canvas.translate(shoulder[0] + spine[0] * 0.03, shoulder[1] + spine[1] * 0.03)
        canvas.rotate(-math.degrees(body.lean * 0.5 + body.nod))
        heads.draw(
            canvas, self.look, self.ink, heads.Face(pose.mouth, self._lids(time), body.cheer)
        )
        canvas.restore()
        self._arm(canvas, back, body.near_arm, far=False)

    @staticmethod
    def _offset(at: Point, spine: Point, forward: float) -> Point:
        return at[0] + spine[1] * forward - spine[0] * 0.02, at[1] - spine[0] * forward - spine[
            1
        ] * 0.02

    def _lids(self, time: float) -> float:
        """How far the eyes are shut, 0..1."""
        into = (time + self.blink_at) % 3.4
        return max(0.0, 1 - abs(into - 0.1) / 0.09)

    def _cape(self, canvas: skia.Canvas, shoulder: Point, body: Joints, time: float) -> None:
        if self.look.suit != "hero":
            return
        wave = 0.03 * math.sin(time * 7)
        x, y = shoulder
        points = [
            (x + 0.05, y),
            (x - 0.06, y),
            (x - 0.22 + wave, y - 0.34),
            (x - 0.10 - wave, y - 0.44),
            (x + 0.02, y - 0.36),
        ]
        canvas.drawPath(blob(points), self.ink.fill(0xD62839))

    def _arm(self, canvas: skia.Canvas, shoulder: Point, angles: Point, *, far: bool) -> None:
        look = self.look
        elbow, wrist = arm(shoulder, *angles)
        shade = 0.17 if far else 0.0
        skin, cloth = darker(look.skin, shade), darker(look.top, shade)
        width = 0.050 * (1 + (look.girth - 1) * 0.8)
        path = polygon([shoulder, elbow, wrist], close=False)
        if look.sleeve < 1:
            canvas.drawPath(path, self.ink.stroke(skin, width * 0.92))
        canvas.drawCircle(
            *wrist, 0.031, self.ink.fill(skin if look.suit != "space" else darker(0xD8DEE8, shade))
        )
        if look.sleeve > 0:
            canvas.drawPath(
                _along(shoulder, elbow, wrist, look.sleeve), self.ink.stroke(cloth, width * 1.14)
            )

    def _leg(self, canvas: skia.Canvas, body: Joints, *, far: bool) -> None:
        look, ink = self.look, self.ink
        sole, toe = (body.far_foot, body.far_toe) if far else (body.near_foot, body.near_toe)
        hip = (body.hip[0] + (0.018 if far else -0.012), body.hip[1] - 0.01)
        bent, ankle = knee(hip, (sole[0], sole[1] + ANKLE))
        shade = 0.20 if far else 0.0
        cloth = darker(look.top if look.legwear == "dress" else look.bottom, shade)
        path = polygon([hip, bent, ankle], close=False)
        width = 0.068 * look.girth
        self._shoe(canvas, ankle, toe, darker(look.shoes, shade))
        if look.legwear == "trousers":
            canvas.drawPath(path, ink.stroke(cloth, width))
        else:
            canvas.drawPath(path, ink.stroke(darker(look.skin, shade), width * 0.80))
            share = 0.52 if look.legwear == "shorts" else 0.30
            canvas.drawPath(_along(hip, bent, ankle, share), ink.stroke(cloth, width * 1.18))

    def _shoe(self, canvas: skia.Canvas, ankle: Point, toe: float, rgb: int) -> None:
        canvas.save()
        canvas.translate(*ankle)
        canvas.rotate(math.degrees(toe))
        low = -ANKLE
        points = [
            (-0.036, 0.032),
            (-0.040, low),
            (0.020, low),
            (0.088, low),
            (0.088, low + 0.030),
            (0.035, 0.020),
            (0.028, 0.036),
        ]
        path = skia.Path()
        path.moveTo(*points[0])
        path.quadTo(-0.048, low, -0.030, low)
        path.lineTo(0.074, low)
        path.quadTo(0.098, low + 0.004, 0.080, low + 0.028)
        path.quadTo(0.052, low + 0.038, 0.032, 0.030)
        path.close()
        canvas.drawPath(path, self.ink.fill(rgb))
        canvas.restore()

    def _torso(self, canvas: skia.Canvas, body: Joints, shoulder: Point, spine: Point) -> None:
        look, ink = self.look, self.ink
        hx, hy = body.hip
        sx, sy = shoulder
        side = (spine[1], -spine[0])
        chest, waist = 0.082 * look.girth, 0.064 * look.girth
        neck = polygon([(sx, sy - 0.03), (sx + spine[0] * 0.06, sy + spine[1] * 0.06)], close=False)
        canvas.drawPath(neck, ink.stroke(darker(look.skin, 0.10), 0.055))
        path = skia.Path()
        path.moveTo(hx - side[0] * waist, hy - 0.035)
        path.quadTo(
            hx - side[0] * waist, (hy + sy) / 2, sx - side[0] * chest, sy - side[1] * chest - 0.035
        )
        path.quadTo(
            sx - side[0] * chest, sy - side[1] * chest + 0.018, sx - side[0] * 0.02, sy + 0.022
        )
        path.lineTo(sx + side[0] * 0.03, sy + 0.022)
        path.quadTo(
            sx + side[0] * chest,
            sy + side[1] * chest + 0.018,
            sx + side[0] * chest * 0.95,
            sy + side[1] * chest - 0.035,
        )
        path.quadTo(hx + side[0] * waist * 1.15, (hy + sy) / 2, hx + side[0] * waist, hy - 0.035)
        path.quadTo(hx, hy - 0.062, hx - side[0] * waist, hy - 0.035)
        path.close()
        canvas.drawPath(path, ink.fill(look.top))
        canvas.save()
        canvas.clipPath(path, skia.ClipOp.kIntersect, True)
        shade = [
            (hx - 0.2, hy - 0.1),
            (hx - 0.03, hy - 0.1),
            (sx - 0.035, sy + 0.1),
            (sx - 0.2, sy + 0.1),
        ]
        canvas.drawPath(polygon(shade), ink.fill(darker(look.top, 0.16)))
        if look.legwear in {"trousers", "shorts"}:
            canvas.drawRect(
                skia.Rect.MakeLTRB(hx - 0.2, hy - 0.2, hx + 0.2, hy - 0.012), ink.fill(look.bottom)
            )
        self._details(canvas, shoulder, body.hip)
        canvas.restore()
        if look.legwear in {"skirt", "dress"}:
            self._skirt(canvas, body)

    def _details(self, canvas: skia.Canvas, shoulder: Point, hip: Point) -> None:
        ink, (x, y) = self.ink, shoulder
        match self.look.suit:
            case "space":
                box = skia.Rect.MakeLTRB(x + 0.005, y - 0.13, x + 0.075, y - 0.07)
                canvas.drawRoundRect(box, 0.012, 0.012, ink.fill(0x5B6B86))
                canvas.drawCircle(x + 0.025, y - 0.10, 0.010, ink.fill(0xE5383B))
                canvas.drawCircle(x + 0.053, y - 0.10, 0.010, ink.fill(0x43C59E))
            case "robot":
                canvas.drawCircle(x + 0.03, y - 0.10, 0.028, ink.fill(0x1E2A3A))
                canvas.drawCircle(x + 0.03, y - 0.10, 0.018, ink.fill(0x4DE1FF))
            case "hero":
                star = [
                    (
                        x + 0.03 + r * math.sin(i * math.pi / 5),
                        y - 0.09 + r * math.cos(i * math.pi / 5),
                    )
                    for i, r in enumerate((0.036, 0.016) * 5)
                ]
                canvas.drawPath(polygon(star), ink.fill(0xFFD23F))
            case "formal":
                shirt = [(x + 0.0, y + 0.03), (x + 0.075, y + 0.03), (x + 0.05, y - 0.12)]
                canvas.drawPath(polygon(shirt), ink.fill(0xF7F5F0))
                tie = [
                    (x + 0.035, y + 0.01),
                    (x + 0.055, y + 0.01),
                    (x + 0.058, y - 0.10),
                    (x + 0.047, y - 0.12),
                ]
                canvas.drawPath(polygon(tie), ink.fill(0xC2323A))

    def _skirt(self, canvas: skia.Canvas, body: Joints) -> None:
        hx, hy = body.hip
        spread = abs(body.near_foot[0] - body.far_foot[0])
        reach = (body.near_foot[0] + body.far_foot[0]) * 0.30
        long = 0.17 if self.look.legwear == "skirt" else 0.21
        width = 0.095 + spread * 0.16
        rgb = self.look.top if self.look.legwear == "dress" else self.look.bottom
        path = skia.Path()
        path.moveTo(hx - 0.058, hy + 0.045)
        path.quadTo(hx - 0.075, hy - 0.04, hx + reach - width, hy - long)
        path.quadTo(hx + reach, hy - long - 0.022, hx + reach + width, hy - long)
        path.quadTo(hx + 0.078, hy - 0.04, hx + 0.060, hy + 0.045)
        path.close()
        canvas.drawPath(path, self.ink.fill(rgb))
        fold = polygon(
            [
                (hx - 0.058, hy + 0.03),
                (hx + reach - width, hy - long),
                (hx + reach - width * 0.45, hy - long - 0.012),
            ]
        )
        canvas.drawPath(fold, self.ink.fill(darker(rgb, 0.16)))
        hem = polygon(
            [
                (hx + reach - width, hy - long),
                (hx + reach, hy - long - 0.010),
                (hx + reach + width, hy - long),
            ],
            close=False,
        )
        canvas.drawPath(hem, self.ink.stroke(lighter(rgb, 0.15), 0.008))


def _along(start: Point, middle: Point, end: Point, share: float) -> skia.Path:
    """The first `share` of a limb's length."""
    if share <= 0.5:
        part = share * 2
        stop = (start[0] + (middle[0] - start[0]) * part, start[1] + (middle[1] - start[1]) * part)
        return polygon([start, stop], close=False)
    part = (share - 0.5) * 2 * 0.92
    stop = (middle[0] + (end[0] - middle[0]) * part, middle[1] + (end[1] - middle[1]) * part)
    return polygon([start, middle, stop], close=False)
