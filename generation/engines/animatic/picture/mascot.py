"""A body for animals of which there is only a face: upright, in the colours of the face."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.gestures import paws
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.headgear import Head, put_on_head
from generation.engines.animatic.picture.ink import Ink, blob
from generation.engines.animatic.picture.sprites import toned
from generation.engines.animatic.picture.vector import Drawing
from generation.engines.animatic.scene import Actor, Motion

COATS: Final[dict[str, tuple[int, int]]] = {
    "🦊": (0xF4900C, 0xFFF1DC), "🐻": (0xC1694F, 0xE6AAAA), "🐼": (0x292F33, 0xF2F4F5),
    "🐨": (0x99AAB5, 0xDCE4EA), "🦁": (0xFFCB4E, 0xFFE8B6), "🐸": (0x77B255, 0xC6E5B3),
    "🐺": (0x8899A6, 0xDCE4EA), "🦝": (0x7C8790, 0xD5DCE1), "🐹": (0xF4B183, 0xFFEBD9),
    "🦄": (0xD8CFEA, 0xF7F3FF), "🐗": (0x7A5645, 0xB58A72), "👽": (0xA9C7B6, 0xD7E8DE),
    "🤖": (0xA7B6C2, 0xDDE5EB), "👻": (0xE1E8ED, 0xFFFFFF), "🎃": (0xF4900C, 0x3E721D),
    "🦍": (0x3A3F46, 0x6B7278), "🐻‍❄": (0xE1E8ED, 0xFFFFFF), "🐽": (0xF4ABBA, 0xFAD4DC), "🐮": (0xE1E8ED, 0xFFFFFF),
}  # fmt: skip
"""Coat and belly by the emoji of a face."""


@dataclass
class Mascot:
    """A face on a body with arms and legs, in units of its height, y up."""

    actor: Actor
    ink: Ink
    face: Drawing
    coat: int
    belly: int

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        swing, lift = _stride(pose)
        lie = paws(pose.motion) in {Motion.SWIM, Motion.FLY}
        canvas.save()
        if lie:
            canvas.translate(0, 0.24)
            canvas.rotate(-68)
            canvas.translate(0, -0.5)
        self._tail(canvas, time)
        self._limb(
            canvas, (0.07, 0.16), (0.08 - swing * 0.16, 0.03 + lift * max(0.0, -swing)), far=True
        )
        self._limb(canvas, (0.13, 0.36), _paw(pose, -swing, 0.16), far=True)
        self._limb(
            canvas, (-0.07, 0.16), (-0.06 + swing * 0.16, 0.03 + lift * max(0.0, swing)), far=False
        )
        body = blob(
            [
                (-0.20, 0.12),
                (-0.19, 0.34),
                (-0.08, 0.48),
                (0.10, 0.48),
                (0.20, 0.34),
                (0.22, 0.12),
                (0.0, 0.04),
            ]
        )
        canvas.drawPath(body, self.ink.fill(self.coat))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.05, 0.09, 0.18, 0.38), self.ink.fill(self.belly))
        self._limb(canvas, (-0.12, 0.36), _paw(pose, swing, -0.14), far=False)
        self._head(canvas, pose, time)
        canvas.restore()

    def _limb(
        self,
        canvas: skia.Canvas,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        far: bool,
    ) -> None:
        rgb = darker(self.coat, 0.20 if far else 0.07)
        canvas.drawLine(*start, *end, self.ink.stroke(rgb, 0.10))
        canvas.drawOval(
            skia.Rect.MakeLTRB(end[0] - 0.05, end[1] - 0.03, end[0] + 0.075, end[1] + 0.04),
            self.ink.fill(darker(rgb, 0.10)),
        )

    def _tail(self, canvas: skia.Canvas, time: float) -> None:
        wag = 0.05 * math.sin(time * 6)
        tail = blob(
            [(-0.12, 0.12), (-0.28, 0.14), (-0.36, 0.30 + wag), (-0.27, 0.34 + wag), (-0.22, 0.22)]
        )
        canvas.drawPath(tail, self.ink.fill(darker(self.coat, 0.10)))

    def _head(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        box = self.face
        scale = 0.60 / (box.bottom - box.top)
        canvas.save()
        canvas.translate(0.02, 0.42)
        canvas.rotate(2.5 * math.sin(time * 1.7) + 5 * pose.mouth)
        canvas.scale(scale * (1 - 0.04 * pose.mouth), -scale * (1 + 0.07 * pose.mouth))
        canvas.translate(-(box.left + box.right) / 2, -box.bottom)
        for shape in box.shapes:
            canvas.drawPath(shape.path, self.ink.fill(toned(self.actor, shape.rgb), shape.alpha))
        if self.actor.wears:
            self._hat(canvas)
        canvas.restore()

    def _hat(self, canvas: skia.Canvas) -> None:
        box = self.face
        middle, radius = (box.left + box.right) / 2, 0.34 * (box.right - box.left)
        eyes = (middle, (box.top + box.bottom) / 2)
        put_on_head(canvas, self.actor, self.ink, Head(middle, box.top, radius, eyes))


def _stride(pose: Pose) -> tuple[float, float]:
    """How far the near leg swings, -1..1, and how high feet are lifted."""
    turn = math.sin(math.tau * pose.phase)
    match paws(pose.motion):
        case Motion.WALK:
            return 0.7 * turn, 0.10
        case Motion.RUN | Motion.SWIM:
            return turn, 0.18
        case Motion.DANCE | Motion.SKATE:
            return 0.4 * turn, 0.2
    return 0.0, 0.0


def _paw(pose: Pose, swing: float, x: float) -> tuple[float, float]:
    if paws(pose.motion) in {Motion.DANCE, Motion.JUMP, Motion.BACKFLIP, Motion.FALL, Motion.FLY}:
        wave = 0.06 * math.sin(math.tau * pose.phase * 2 + x * 20)
        return x * 2.0, 0.52 + wave
    if pose.motion is Motion.SURF:
        return x * 2.4, 0.36 + 0.03 * math.sin(math.tau * pose.phase)
    talk = 0.12 * pose.mouth if x > 0 else 0.0
    return x * 1.35 - swing * 0.14, 0.20 + talk


def mascot_of(actor: Actor, ink: Ink, face: Drawing) -> Mascot | None:
    """Return a body for a face, or None for what has a body already."""
    coat = COATS.get(actor.emoji.replace("\ufe0f", ""))
    if coat is None:
        return None
    outer, belly = (toned(actor, rgb) for rgb in coat)
    return Mascot(actor, ink, face, outer, mix(belly, lighter(outer, 0.4), 0.15))
