"""What the limbs do in each motion, as keyed joints of a body one unit tall."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from generation.engines.animatic.picture.body_language import BODY_LANGUAGE
from generation.engines.animatic.picture.crafts import CRAFTS
from generation.engines.animatic.picture.joints import TAU, Joints, stride, wave
from generation.engines.animatic.picture.sports import SPORTS
from generation.engines.animatic.scene import Motion


def joints(motion: Motion, phase: float) -> Joints:
    """Return the body at a moment of its motion's cycle; phase in cycles."""
    return KEYED[motion](phase)


def _stand(phase: float) -> Joints:
    breath = wave(phase * 0.5)
    return Joints(
        hip=(0.0, 0.496 + 0.0015 * breath),
        lean=0.01 + 0.012 * breath,
        nod=-0.02 * breath,
        near_arm=(-0.08 + 0.02 * breath, 0.26),
        far_arm=(0.10 - 0.02 * breath, 0.24),
    )


def _walk(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.15, 0.07, 0.58)
    far, far_toe = stride(phase + 0.5, 0.15, 0.07, 0.58)
    swing = math.cos(TAU * phase)
    return Joints(
        hip=(0.0, 0.478 - 0.009 * math.cos(2 * TAU * phase)),
        lean=0.06,
        nod=-0.03 + 0.02 * math.cos(2 * TAU * phase),
        near_arm=(-0.50 * swing, 0.30 - 0.15 * swing),
        far_arm=(0.50 * swing, 0.30 + 0.15 * swing),
        near_foot=near,
        far_foot=far,
        near_toe=near_toe,
        far_toe=far_toe,
    )


def _run(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.21, 0.20, 0.40)
    far, far_toe = stride(phase + 0.5, 0.21, 0.20, 0.40)
    swing = math.cos(TAU * phase)
    return Joints(
        hip=(0.02, 0.452 + 0.016 * math.cos(2 * TAU * phase + 2.2)),
        lean=0.24,
        nod=-0.16,
        near_arm=(-0.95 * swing + 0.1, 1.35),
        far_arm=(0.95 * swing + 0.1, 1.35),
        near_foot=near,
        far_foot=far,
        near_toe=near_toe - 0.1,
        far_toe=far_toe - 0.1,
    )


def _jump(phase: float) -> Joints:
    tuck = math.sin(math.pi * (phase % 1.0))
    return Joints(
        hip=(0.0, 0.490 - 0.012 * tuck),
        lean=0.04 + 0.02 * tuck,
        nod=-0.12 * tuck,
        near_arm=(2.35 * tuck, 0.25),
        far_arm=(0.1 + 2.6 * tuck, 0.2),
        near_foot=(-0.05 - 0.10 * tuck, 0.10 * tuck),
        far_foot=(0.06 + 0.09 * tuck, 0.05 * tuck),
        near_toe=-0.7 * tuck,
        far_toe=-0.5 * tuck,
        cheer=tuck,
    )


def _backflip(phase: float) -> Joints:
    tuck = math.sin(math.pi * (phase % 1.0)) ** 0.7
    return Joints(
        hip=(-0.06 * tuck, 0.490 - 0.03 * tuck),
        lean=0.55 * tuck,
        nod=0.35 * tuck,
        near_arm=(0.9 * tuck, 0.2 + 0.5 * tuck),
        far_arm=(0.1 + 0.9 * tuck, 0.2 + 0.5 * tuck),
        near_foot=(0.02 + 0.08 * tuck, 0.26 * tuck),
        far_foot=(0.06 + 0.08 * tuck, 0.28 * tuck),
        near_toe=-0.5 * tuck,
        far_toe=-0.5 * tuck,
        cheer=tuck,
    )


def _swim(phase: float) -> Joints:
    kick = wave(phase * 2)
    return Joints(
        hip=(0.0, 0.494),
        nod=-0.75,
        near_arm=(TAU * (phase % 1.0) + math.pi, 0.25),
        far_arm=(TAU * ((phase + 0.5) % 1.0) + math.pi, 0.25),
        near_foot=(0.075 * kick, 0.015),
        far_foot=(-0.075 * kick, 0.015),
        near_toe=-1.1,
        far_toe=-1.1,
        roll=1.42,
        centre=0.14,
    )


def _surf(phase: float) -> Joints:
    sway = wave(phase)
    return Joints(
        hip=(-0.03 + 0.01 * sway, 0.375 + 0.015 * wave(phase, 0.2)),
        lean=0.34 + 0.06 * sway,
        nod=-0.22,
        near_arm=(-1.15 + 0.16 * sway, -0.15),
        far_arm=(1.45 + 0.16 * sway, 0.15),
        near_foot=(-0.19, 0.0),
        far_foot=(0.17, 0.0),
        cheer=0.8,
    )


def _skate(phase: float) -> Joints:
    sway = wave(phase)
    return Joints(
        hip=(-0.02, 0.425 + 0.012 * wave(phase, 0.3)),
        lean=0.22 + 0.04 * sway,
        nod=-0.15,
        near_arm=(-0.75 + 0.18 * sway, 0.45),
        far_arm=(0.85 - 0.18 * sway, 0.45),
        near_foot=(-0.14, 0.0),
        far_foot=(0.13, 0.0),
        cheer=0.5,
    )


def _dance(phase: float) -> Joints:
    sway, bounce = wave(phase), abs(wave(phase))
    lift = max(0.0, sway) * 0.07
    return Joints(
        hip=(0.035 * sway, 0.462 + 0.018 * bounce),
        lean=-0.14 * sway,
        nod=0.16 * sway,
        near_arm=(1.75 + 0.85 * sway, 0.85 - 0.45 * sway),
        far_arm=(1.75 - 0.85 * sway, 0.85 + 0.45 * sway),
        near_foot=(-0.09, max(0.0, -sway) * 0.07),
        far_foot=(0.10, lift),
        near_toe=-max(0.0, -sway) * 0.7,
        far_toe=-lift * 9,
        cheer=1.0,
    )


def _talk(phase: float) -> Joints:
    beat, drift = wave(phase), wave(phase * 0.37)
    return Joints(
        hip=(0.004 * drift, 0.496),
        lean=0.02 + 0.02 * beat,
        nod=0.05 * beat,
        near_arm=(-0.12 + 0.06 * drift, 0.42 + 0.12 * beat),
        far_arm=(0.30 + 0.16 * drift, 1.45 + 0.45 * beat),
    )


def _fall(phase: float) -> Joints:
    flail = wave(phase * 1.6)
    return Joints(
        hip=(0.0, 0.485),
        lean=0.12 * flail,
        nod=-0.2,
        near_arm=(2.3 + 0.7 * flail, 0.5),
        far_arm=(2.5 - 0.7 * flail, 0.5),
        near_foot=(-0.16 + 0.08 * flail, 0.05),
        far_foot=(0.18 + 0.08 * flail, 0.02),
        near_toe=-0.5,
        far_toe=-0.4,
    )


def _bounce(phase: float) -> Joints:
    hop = math.sin(math.pi * (phase % 1.0))
    return Joints(
        hip=(0.0, 0.47 + 0.02 * hop),
        lean=0.05,
        near_arm=(0.5 + 1.2 * hop, 0.6),
        far_arm=(0.3 + 1.2 * hop, 0.6),
        near_toe=-0.4 * hop,
        far_toe=-0.4 * hop,
        cheer=1.0,
    )


def _fly(phase: float) -> Joints:
    drift = wave(phase)
    return Joints(
        hip=(0.0, 0.494),
        nod=-0.8,
        near_arm=(0.12 + 0.06 * drift, 0.1),
        far_arm=(3.0 + 0.05 * drift, 0.05),
        near_foot=(-0.02 + 0.02 * drift, 0.02),
        far_foot=(0.06 - 0.02 * drift, 0.09),
        near_toe=-1.1,
        far_toe=-1.0,
        roll=1.22 + 0.04 * drift,
        centre=0.22,
        cheer=0.6,
    )


KEYED: Final[dict[Motion, Callable[[float], Joints]]] = {
    Motion.STAND: _stand,
    Motion.WALK: _walk,
    Motion.RUN: _run,
    Motion.JUMP: _jump,
    Motion.BACKFLIP: _backflip,
    Motion.SWIM: _swim,
    Motion.SURF: _surf,
    Motion.SKATE: _skate,
    Motion.DANCE: _dance,
    Motion.TALK: _talk,
    Motion.FALL: _fall,
    Motion.BOUNCE: _bounce,
    Motion.FLY: _fly,
    **BODY_LANGUAGE,
    **CRAFTS,
    **SPORTS,
}
