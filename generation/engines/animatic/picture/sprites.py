"""Animals and things: emoji outlines that hop, tilt, stretch and walk."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.gestures import paws
from generation.engines.animatic.picture.colours import channels, luminance, mix, named
from generation.engines.animatic.picture.headgear import head_of, put_on_head
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.vector import Bend, Drawing, bent, drawing
from generation.engines.animatic.scene import Actor, Body, Motion

STEPS: Final = 24  # drawings kept of a cycle
WHOLE: Final = {
    "🐶": "🐕", "🐱": "🐈", "🐭": "🐁", "🐰": "🐇", "🐴": "🐎", "🐮": "🐄", "🐷": "🐖", "🐯": "🐅",
    "🐵": "🐒", "🐲": "🐉", "🐔": "🐓",
}  # fmt: skip
LEFTWARD: Final = frozenset("🚗🚕🚙🚌🚎🏎🚓🚑🚒🚐🛻🚚🚛🚜🛵🏍🚲🛴🚂🚃🚄🚅🚆🛥🚤⛵🚁🛶🚢🔫📣")
RIGHTWARD: Final = frozenset("🐧")
PANES: Final = frozenset({0xBBDDF5, 0x88C9F9})  # glass keeps its colour in a red car
LEGLESS: Final = frozenset("🐟🐠🐡🦈🐬🐳🐋🐙🦑🐌🐍🦋🐝🐛🐞🦀🦞🐚🦐🪼🐢")

RESTING: Final = {Motion.SLEEP: "lie", Motion.LIE: "lie", Motion.SIT: "sit", Motion.SIT_DOWN: "sit"}
FOLDED: Final = 0.28  # of the length of a leg that is left when it is folded
GAITS: Final = {
    Motion.WALK: "walk",
    Motion.RUN: "run",
    Motion.DANCE: "run",
    Motion.SWIM: "paddle",
    Motion.FALL: "paddle",
    Motion.FLY: "paddle",
}


@dataclass
class Sprite:
    """One emoji, drawn in units of its height, y up, its lowest point at the origin."""

    actor: Actor
    ink: Ink
    drawing: Drawing
    _steps: dict[tuple[str, int], skia.Picture] = field(default_factory=dict)

    @property
    def leftward(self) -> bool:
        sign = self.actor.emoji.replace("\ufe0f", "")
        return (self.actor.body is Body.ANIMAL and sign not in RIGHTWARD) or sign in LEFTWARD

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        picture = self._picture(pose, time)
        box = self.drawing
        scale = 1 / (box.bottom - box.top)
        canvas.save()
        if self.leftward:
            canvas.scale(-1, 1)
        elif pose.facing < 0:
            canvas.scale(-1, 1)  # the caller mirrored it; a thing that has no front stays as it is
        canvas.scale(scale, -scale)
        canvas.translate(-(box.left + box.right) / 2, -box.bottom)
        canvas.drawPicture(picture)
        canvas.restore()

    def _picture(self, pose: Pose, time: float) -> skia.Picture:
        gait = self._gait(pose)
        cycle = time * 0.4 if gait in {"idle", "talk", *RESTING.values()} else pose.phase
        step = 0 if gait == "rigid" else round(cycle * STEPS) % STEPS
        if gait == "talk":
            step = round(pose.mouth * 8)
        key = (gait, step)
        if key not in self._steps:
            self._steps[key] = self._drawn(gait, step)
        return self._steps[key]

    def _gait(self, pose: Pose) -> str:
        if self.actor.body is not Body.ANIMAL:
            return "rigid"
        if pose.mouth > 0.06:
            return "talk"
        if self.actor.emoji.replace("\ufe0f", "") in LEGLESS:
            return "wriggle"
        return RESTING.get(pose.motion) or GAITS.get(paws(pose.motion), "idle")

    def _drawn(self, gait: str, step: int) -> skia.Picture:
        bend = None if gait == "rigid" else _bend(gait, step, self.drawing)
        recorder = skia.PictureRecorder()
        canvas = recorder.beginRecording(skia.Rect.MakeLTRB(-20, -20, 56, 56))
        for shape in self.drawing.shapes:
            path = shape.path if bend is None else bent(shape.path, bend)
            canvas.drawPath(path, self.ink.fill(toned(self.actor, shape.rgb), shape.alpha))
        if self.actor.wears:
            put_on_head(canvas, self.actor, self.ink, head_of(self.drawing), bend)
        return recorder.finishRecordingAsPicture()


def toned(actor: Actor, rgb: int) -> int:
    """Return the sprite's own colour, or what it becomes when the prompt names another."""
    if not actor.colour or (actor.body is Body.THING and rgb in PANES):
        return rgb
    wanted = named(actor.colour, rgb)
    bright = luminance(rgb) / 255
    if bright < 0.22 or (actor.body is Body.THING and max(channels(rgb)) - min(channels(rgb)) < 48):
        return rgb
    deep = mix(0x101018, wanted, min(1.0, bright * 1.9))
    return mix(rgb, mix(deep, 0xFFFFFF, max(0.0, bright - 0.6) * 0.9), 0.85)


def _bend(gait: str, step: int, box: Drawing) -> Bend:
    """How a body's outline moves: legs swing about the belly line, the head nods, the tail wags.

    The animal looks left, so its fore legs and head are on the left.
    """
    if gait in RESTING.values():
        return _rest(gait, step, box)
    if gait in {"wriggle", "talk"}:
        return _wriggle(step, box) if gait == "wriggle" else _talk(step, box)
    turn = math.tau * step / STEPS
    tall, wide = box.bottom - box.top, box.right - box.left
    belly = box.bottom - 0.34 * tall
    stride = {"walk": 0.11, "run": 0.20, "paddle": 0.14}.get(gait, 0.0) * tall
    lift = {"walk": 0.05, "run": 0.10}.get(gait, 0.0) * tall
    bob = {"walk": 0.012, "run": 0.035, "idle": 0.008}.get(gait, 0.0) * tall

    def legs(x: float, y: float) -> tuple[float, float]:
        reach = max(0.0, (y - belly) / (box.bottom - belly))
        pair = (x - box.left) / wide * 5.2
        swing = turn + math.pi * (math.floor(pair) % 2) + (0.7 if pair > 2.6 else 0.0)
        up = max(0.0, math.cos(swing)) * lift * reach
        body = (1 - reach) * bob * math.sin(2 * turn)
        head = max(0.0, 1 - (x - box.left) / (0.42 * wide)) * (1 - reach)
        tail = max(0.0, (x - box.left) / wide - 0.72) / 0.28 * (1 - reach)
        nod = head * bob * 1.4 * math.sin(2 * turn + 1.2)
        wag = tail * 0.045 * tall * math.sin(turn * 2)
        return x + reach * stride * math.sin(swing), y - up + body + nod + wag

    return legs


def _wriggle(step: int, box: Drawing) -> Bend:
    turn, tall = math.tau * step / STEPS, box.bottom - box.top

    def wriggle(x: float, y: float) -> tuple[float, float]:
        along = (x - box.left) / (box.right - box.left)
        return x, y + 0.035 * tall * (0.3 + along) * math.sin(turn - 4.5 * along)

    return wriggle


def _talk(step: int, box: Drawing) -> Bend:
    tall, wide = box.bottom - box.top, box.right - box.left
    belly = box.bottom - 0.34 * tall

    def talk(x: float, y: float) -> tuple[float, float]:
        head = max(0.0, 1 - (x - box.left) / (0.45 * wide)) * max(
            0.0, min(1.0, (belly - y) / (0.3 * tall))
        )
        return x - head * step * 0.004 * wide, y - head * step * 0.010 * tall

    return talk


def _rest(gait: str, step: int, box: Drawing) -> Bend:
    """Fold the legs; who sits folds the hind ones alone, who lies has the head low, and breathes."""
    turn = math.tau * step / STEPS
    tall, wide = box.bottom - box.top, box.right - box.left
    belly = box.bottom - 0.34 * tall

    def rest(x: float, y: float) -> tuple[float, float]:
        along, above = (x - box.left) / wide, max(0.0, belly - y) / tall
        rear = min(1.0, max(0.0, (along - 0.38) / 0.3)) if gait == "sit" else 1.0
        head = max(0.0, 1 - along / 0.4) if gait == "lie" else 0.0
        gone = rear * (1 - FOLDED)
        low = y if y <= belly else belly + (y - belly) * (1 - gone)
        breath = 0.018 * tall * math.sin(turn) * above
        return x, low + gone * (box.bottom - belly) + 0.10 * tall * head * above - breath

    return rest


def sprite_of(actor: Actor, ink: Ink) -> Sprite | None:
    """Return the actor's emoji, or None where the set has no picture of it."""
    sign = actor.emoji.replace("\ufe0f", "")
    found = drawing(WHOLE.get(sign, actor.emoji))
    return None if found is None else Sprite(actor, ink, found)
