"""People with something in their hands: the arms reach for it, and it goes where the hand goes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.cabs import Drawable
from generation.engines.animatic.picture.clothes import Torso
from generation.engines.animatic.picture.grips import (
    ACTS,
    AT_THE_SIDE,
    GRIPS,
    PLAIN,
    TILT,
    TO_THE_MOUTH,
    WITHOUT_IT,
    Grip,
    at_the_mouth,
    hand_of,
)
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.joints import Joints, Point
from generation.engines.animatic.picture.limbs import arm, reaching
from generation.engines.animatic.picture.tools import Desk, Easel, Stool
from generation.engines.animatic.riding import STOOD_BEFORE
from generation.engines.animatic.scene import Actor, Body, Motion

AT_A_DESK: Final = frozenset({Motion.TYPE, Motion.WRITE})
EASEL_AT: Final[Point] = (0.42, 0.0)
PIANO: Final = "musical keyboard"
ON_A_STRING: Final[Point] = (0.15, -0.01)  # of the hand, from the shoulders
KEYS: Final[Point] = (0.25, -0.115)
PALM: Final = 0.020  # from the wrist on
LEVEL: Final = math.pi / 2  # of a forearm that points ahead
LARGEST: Final = 0.85  # of the holder's height
BOW: Final = 0.36  # its length, in body heights
STRINGS: Final[Point] = (0.20, 0.045)  # from the shoulders
BOW_TURN: Final = 1.15  # radians above the level, back to front


@dataclass
class Held:
    """One thing in a hand, as the one who holds it draws it."""

    thing: Actor
    drawable: Drawable
    share: float  # of the holder's height

    @property
    def grip(self) -> Grip:
        return GRIPS.get(self.thing.kind, PLAIN)

    def draw(self, canvas: skia.Canvas, at: Point, turn: float, pose: Pose, time: float) -> None:
        """Draw it with the place that it is held by at a point."""
        grip = self.grip
        canvas.save()
        canvas.translate(*at)
        canvas.rotate(math.degrees(grip.turn + turn))
        canvas.scale(self.share, self.share)
        canvas.translate(-grip.by[0], -grip.by[1])
        if grip.flip:
            canvas.scale(-1, 1)
        own = replace(pose, facing=1, angle=0.0, squash=0.0, mouth=0.0, yaw=0.0)
        self.drawable.draw(canvas, own, time)
        canvas.restore()


@dataclass
class Hands:
    """What is in somebody's hands: the first in the far one, the second in the near one."""

    held: tuple[Held, ...]
    ink: Ink
    strings: bool = False  # whether something flies on a string they hold
    piano: bool = False  # whether there is one before them

    def sits_down_to(self, pose: Pose) -> bool:
        """Tell who needs a seat for what they do, and has none: to write, to play the piano."""
        at_a_desk = bool(self.held) and pose.motion in AT_A_DESK
        return (at_a_desk or self._plays(pose)) and not (pose.seated or pose.grounded)

    def _plays(self, pose: Pose) -> bool:
        return self.piano and pose.motion is Motion.PLAY_PIANO

    def furnish(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Draw what is needed besides hands: a desk to write at, an easel to paint at."""
        if self.sits_down_to(pose):
            seat = Stool if self._plays(pose) else Desk
            seat(self.ink).draw(canvas)
        elif pose.motion is Motion.PAINT and self.held:
            canvas.save()
            canvas.translate(*EASEL_AT)
            Easel(self.ink).draw(canvas)
            canvas.restore()

    def gripping(self, body: Joints, pose: Pose) -> Joints:
        """Return the body with the arms where what they hold needs them."""
        if self._plays(pose):
            return _on_the_keys(body, pose.phase)
        if (
            self.strings
            and not self.held
            and pose.motion not in {*ACTS, *TO_THE_MOUTH, *WITHOUT_IT}
        ):
            return replace(body, far_arm=_reach(Torso.of(body), 0.040, ON_A_STRING))
        if body.roll or not self.held:
            return body
        return self._holding(body, pose)

    def palm(self, body: Joints) -> Point:
        """Return where the far hand is."""
        return _hand(Torso.of(body), 0.040, body.far_arm)

    def _holding(self, body: Joints, pose: Pose) -> Joints:
        grip, torso = self.held[0].grip, Torso.of(body)
        far, near = hand_of(grip, pose.motion, pose.phase), grip.near
        if grip.bowed:
            near = _on_the_bow(pose.phase)
        if pose.motion in WITHOUT_IT:
            far, near = None, AT_THE_SIDE
        elif len(self.held) > 1:
            near = near or AT_THE_SIDE
        if far is not None:
            body = replace(body, far_arm=_reach(torso, 0.040, far))
        if near is not None:
            body = replace(body, near_arm=_reach(torso, -0.034, near))
        return body

    def draw(self, canvas: skia.Canvas, body: Joints, pose: Pose, time: float) -> None:
        torso = Torso.of(body)
        far = (_hand(torso, 0.040, body.far_arm), body.far_arm)
        near = (_hand(torso, -0.034, body.near_arm), body.near_arm)
        first = near if pose.motion in WITHOUT_IT else far
        for held, (hand, angles) in zip(self.held, (first, near), strict=False):
            place = hand if held.grip.at is None else _from(torso, held.grip.at)
            held.draw(canvas, place, _turn(held.grip, pose, angles), pose, time)
            if held.grip.bowed:
                self._bow(canvas, near[0])

    def _bow(self, canvas: skia.Canvas, hand: Point) -> None:
        x, y = BOW * math.cos(BOW_TURN), BOW * math.sin(BOW_TURN)
        canvas.drawLine(*hand, hand[0] + x, hand[1] + y, self.ink.stroke(0x7A4627, 0.010))
        canvas.drawLine(
            hand[0] + 0.012,
            hand[1],
            hand[0] + x + 0.010,
            hand[1] + y,
            self.ink.stroke(0xF4EFE2, 0.004),
        )


def hands_of(holder: Actor, cast: Sequence[tuple[Actor, Drawable]], ink: Ink) -> Hands:
    """Return what somebody of a cast has in their hands."""
    held = [(thing, drawable) for thing, drawable in cast if is_in_hand(thing, holder)]
    theirs = [thing for thing, _ in cast if thing.held_by == holder.name]
    return Hands(
        tuple(Held(thing, drawable, thing.height / holder.height) for thing, drawable in held[:2]),
        ink,
        strings=any(thing.motion is Motion.FLY for thing in theirs),
        piano=any(thing.kind == PIANO for thing in theirs),
    )


def is_in_hand(thing: Actor, holder: Actor) -> bool:
    """Tell what is held from what is thrown, ridden, pushed, or has on a string."""
    in_hand = thing.held_by == holder.name and thing.motion is Motion.STAND and not thing.rides
    return (
        in_hand
        and holder.body is Body.PERSON
        and thing.body is Body.THING
        and thing.kind not in STOOD_BEFORE
        and thing.height <= LARGEST * holder.height
    )


def _turn(grip: Grip, pose: Pose, angles: Point) -> float:
    if pose.motion in TO_THE_MOUTH:
        tilt = TILT if pose.motion is Motion.DRINK else 0.0
        return tilt * at_the_mouth(pose.phase)
    return sum(angles) - LEVEL if grip.swings else 0.0


def _from(torso: Torso, offset: Point) -> Point:
    return torso.shoulder[0] + offset[0], torso.shoulder[1] + offset[1]


def _reach(torso: Torso, beside: float, offset: Point) -> Point:
    return reaching(torso.beside(beside), _from(torso, offset), PALM)


def _hand(torso: Torso, beside: float, angles: Point) -> Point:
    _, wrist = arm(torso.beside(beside), *angles)
    turn = angles[0] + angles[1]
    return wrist[0] + PALM * math.sin(turn), wrist[1] - PALM * math.cos(turn)


def _on_the_keys(body: Joints, phase: float) -> Joints:
    """Put both hands on the keys, and let them go up and down by turns."""
    torso, strike = Torso.of(body), 0.018 * math.sin(math.tau * phase)
    near = KEYS[0] - 0.03, KEYS[1] + max(0.0, strike)
    far = KEYS[0] + 0.02, KEYS[1] + max(0.0, -strike)
    return replace(body, near_arm=_reach(torso, -0.034, near), far_arm=_reach(torso, 0.040, far))


def _on_the_bow(phase: float) -> Point:
    """Return where the hand is that draws a bow over the strings, to and fro."""
    back = BOW * (0.28 + 0.26 * (1 + math.sin(math.tau * phase)) / 2 * 2)
    return STRINGS[0] - back * math.cos(BOW_TURN), STRINGS[1] - back * math.sin(BOW_TURN)
