"""How bodies get about and exercise, beyond walking and running."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from generation.engines.animatic.delivery import moment
from generation.engines.animatic.picture.joints import (
    TAU,
    Course,
    Gesture,
    Joints,
    stride,
    wave,
)
from generation.engines.animatic.scene import Motion


def _sneak(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.19, 0.14, 0.55)
    far, far_toe = stride(phase + 0.5, 0.19, 0.14, 0.55)
    swing = wave(phase)
    return Joints(
        hip=(-0.03, 0.39 + 0.012 * wave(2 * phase)), lean=0.42, nod=-0.30,
        near_arm=(0.75 + 0.15 * swing, 1.35), far_arm=(0.95 - 0.15 * swing, 1.25),
        near_foot=near, far_foot=far, near_toe=near_toe, far_toe=far_toe,
    )  # fmt: skip


def _crawl(phase: float) -> Joints:
    reach = wave(phase)
    return Joints(
        nod=-0.75, near_arm=(1.45 + 0.38 * reach, 0.1), far_arm=(1.45 - 0.38 * reach, 0.1),
        near_foot=(0.17 + 0.05 * reach, 0.24), far_foot=(0.17 - 0.05 * reach, 0.24),
        near_toe=-1.2, far_toe=-1.2, roll=1.42, centre=0.27,
    )  # fmt: skip


def _march(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.13, 0.22, 0.55)
    far, far_toe = stride(phase + 0.5, 0.13, 0.22, 0.55)
    swing = math.cos(TAU * phase)
    return Joints(
        hip=(0.0, 0.487), lean=-0.03, nod=-0.05,
        near_arm=(-1.05 * swing, 0.08), far_arm=(1.05 * swing, 0.08),
        near_foot=near, far_foot=far, near_toe=near_toe, far_toe=far_toe,
    )  # fmt: skip


def _skip(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.15, 0.26, 0.45)
    far, far_toe = stride(phase + 0.5, 0.15, 0.26, 0.45)
    swing = math.cos(TAU * phase)
    return Joints(
        hip=(0.0, 0.475 + 0.015 * wave(2 * phase)), lean=-0.04, nod=-0.08,
        near_arm=(-1.5 * swing, 0.45), far_arm=(1.5 * swing, 0.45),
        near_foot=near, far_foot=far, near_toe=near_toe, far_toe=far_toe, cheer=1.0,
    )  # fmt: skip


def _stagger(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.10, 0.03, 0.62)
    far, far_toe = stride(phase + 0.5, 0.10, 0.03, 0.62)
    sway = wave(phase, 0.1)
    return Joints(
        hip=(0.03 * sway, 0.462), lean=0.22 + 0.16 * sway, nod=0.20 - 0.2 * sway,
        near_arm=(1.05 + 0.2 * sway, 0.3), far_arm=(1.30 - 0.2 * sway, 0.2),
        near_foot=near, far_foot=far, near_toe=near_toe, far_toe=far_toe,
    )  # fmt: skip


def _climb(phase: float) -> Joints:
    up = wave(phase)
    return Joints(
        hip=(-0.02, 0.485), lean=0.04, nod=-0.35,
        near_arm=(2.45 + 0.45 * up, 0.30 - 0.25 * up), far_arm=(2.45 - 0.45 * up, 0.30 + 0.25 * up),
        near_foot=(0.10, 0.10 - 0.10 * up), far_foot=(0.13, 0.10 + 0.10 * up),
        near_toe=0.2, far_toe=0.2,
    )  # fmt: skip


def _cartwheel(phase: float) -> Joints:
    spread = math.sin(math.pi * (phase % 1.0)) ** 0.5
    return Joints(
        near_arm=(-2.4 * spread - 0.1, 0.05), far_arm=(2.4 * spread + 0.1, 0.05),
        near_foot=(-0.042 - 0.21 * spread, 0.05 * spread),
        far_foot=(0.044 + 0.21 * spread, 0.05 * spread),
        near_toe=-0.6 * spread, far_toe=-0.6 * spread, cheer=1.0,
    )  # fmt: skip


def _twirl(phase: float) -> Joints:
    turn = wave(phase)
    return Joints(
        hip=(0.0, 0.50), nod=-0.08, near_arm=(2.75 + 0.15 * turn, 0.55),
        far_arm=(2.95 - 0.15 * turn, 0.50), near_foot=(0.10 + 0.02 * turn, 0.20),
        far_foot=(0.01, 0.0), near_toe=-0.9, far_toe=-0.7, cheer=0.9,
    )  # fmt: skip


def _waltz(phase: float) -> Joints:
    near, near_toe = stride(phase, 0.10, 0.03, 0.55)
    far, far_toe = stride(phase + 0.5, 0.10, 0.03, 0.55)
    rise = wave(phase)
    return Joints(
        hip=(0.0, 0.478 + 0.012 * rise), lean=-0.06 + 0.05 * rise, nod=-0.10,
        near_arm=(1.25, 0.75 + 0.1 * rise), far_arm=(1.72 + 0.08 * rise, 0.12),
        near_foot=near, far_foot=far, near_toe=near_toe, far_toe=far_toe, cheer=0.9,
    )  # fmt: skip


def _dive(phase: float) -> Joints:
    kick = wave(phase * 2)
    return Joints(
        hip=(0.0, 0.494), nod=-0.35, near_arm=(2.95, 0.1), far_arm=(3.1, 0.05),
        near_foot=(0.05 * kick, 0.015), far_foot=(-0.05 * kick, 0.015),
        near_toe=-1.1, far_toe=-1.1, roll=1.95, centre=0.30,
    )  # fmt: skip


def _float(phase: float) -> Joints:
    drift = wave(phase)
    return Joints(
        hip=(0.0, 0.46), lean=-0.10 + 0.05 * drift, nod=-0.12,
        near_arm=(0.95 + 0.2 * drift, 0.35), far_arm=(1.35 - 0.2 * drift, 0.35),
        near_foot=(-0.12 + 0.03 * drift, 0.07), far_foot=(0.12 - 0.03 * drift, 0.12),
        near_toe=-0.8, far_toe=-0.7, cheer=0.5,
    )  # fmt: skip


def _bowl(phase: float) -> Joints:
    body = moment(phase if phase < 1 else 1.0)
    near, near_toe = stride(1.6 * phase, 0.15, 0.05, 0.6)
    far, far_toe = stride(1.6 * phase + 0.5, 0.15, 0.05, 0.6)
    apart = body.lunge
    return Joints(
        hip=body.hip, lean=body.lean, nod=-0.5 * body.lean,
        near_arm=body.arm, far_arm=(0.35 - 1.35 * apart, 0.5 + 0.2 * apart),
        near_foot=(near[0] * (1 - apart) - 0.26 * apart, near[1] * (1 - apart)),
        far_foot=(far[0] * (1 - apart) + 0.22 * apart, far[1] * (1 - apart)),
        near_toe=near_toe * (1 - apart) - 0.7 * apart, far_toe=far_toe * (1 - apart),
    )  # fmt: skip


def _pedal(phase: float) -> Joints:
    near, far = TAU * phase, TAU * (phase + 0.5)
    return Joints(
        hip=(-0.08, 0.45), lean=0.42, nod=-0.28, near_arm=(1.05, 0.12), far_arm=(1.15, 0.12),
        near_foot=(0.10 + 0.07 * math.sin(near), 0.09 + 0.07 * math.cos(near)),
        far_foot=(0.10 + 0.07 * math.sin(far), 0.09 + 0.07 * math.cos(far)),
    )  # fmt: skip


SPORTS: Final[Mapping[Motion, Callable[[float], Joints]]] = {
    Motion.SNEAK: _sneak,
    Motion.CRAWL: _crawl,
    Motion.MARCH: _march,
    Motion.SKIP: _skip,
    Motion.STAGGER: _stagger,
    Motion.CLIMB: _climb,
    Motion.CARTWHEEL: _cartwheel,
    Motion.TWIRL: _twirl,
    Motion.WALTZ: _waltz,
    Motion.DIVE: _dive,
    Motion.FLOAT: _float,
    Motion.BOWL: _bowl,
    Motion.CYCLE: _pedal,
    Motion.SKI: Gesture(
        one=Joints(
            hip=(-0.06, 0.37), lean=0.50, nod=-0.38, near_arm=(0.45, 1.0), far_arm=(0.60, 1.0),
            near_foot=(-0.03, 0.0), far_foot=(0.07, 0.0), cheer=0.5,
        ),
        other=Joints(
            hip=(-0.05, 0.41), lean=0.40, nod=-0.30, near_arm=(-0.35, 0.6), far_arm=(-0.2, 0.6),
            near_foot=(-0.03, 0.0), far_foot=(0.07, 0.0), cheer=0.5,
        ),
    ),
    Motion.ROW: Gesture(
        one=Joints(
            hip=(-0.06, 0.25), lean=0.45, nod=-0.2, near_arm=(1.15, 0.1), far_arm=(1.25, 0.1),
            near_foot=(0.24, 0.0), far_foot=(0.28, 0.0),
        ),
        other=Joints(
            hip=(-0.10, 0.25), lean=-0.28, nod=0.1, near_arm=(0.25, 1.35), far_arm=(0.35, 1.35),
            near_foot=(0.24, 0.0), far_foot=(0.28, 0.0),
        ),
    ),
    Motion.RIDE: Gesture(
        one=Joints(hip=(0.0, 0.45), lean=0.12, near_arm=(0.55, 0.75), far_arm=(0.65, 0.7)),
        other=Joints(
            hip=(0.0, 0.47), lean=0.20, nod=-0.08, near_arm=(0.75, 0.55), far_arm=(0.85, 0.5)
        ),
    ),
    Motion.DRIVE: Gesture(
        one=Joints(hip=(0.0, 0.45), lean=-0.05, near_arm=(1.10, 0.35), far_arm=(1.35, 0.10)),
        other=Joints(hip=(0.0, 0.45), lean=-0.02, near_arm=(1.35, 0.10), far_arm=(1.10, 0.35)),
    ),
    Motion.STRETCH: Gesture(
        one=Joints(near_arm=(2.95, 0.05), far_arm=(3.1, 0.0), nod=-0.2, lean=-0.10),
        other=Joints(
            hip=(0.0, 0.40), lean=0.10, near_arm=(-1.5, 0.0), far_arm=(1.55, 0.0),
            near_foot=(-0.24, 0.0), far_foot=(0.22, 0.0), near_toe=-0.2,
        ),
    ),
    Motion.PUSH_UP: Gesture(
        one=Joints(
            nod=-0.45, near_arm=(1.50, 0.05), far_arm=(1.55, 0.05), near_foot=(0.03, 0.0),
            far_foot=(0.05, 0.0), near_toe=0.2, far_toe=0.2, roll=1.30, centre=0.20,
        ),
        other=Joints(
            nod=-0.50, near_arm=(0.45, 2.05), far_arm=(0.50, 2.0), near_foot=(0.03, 0.0),
            far_foot=(0.05, 0.0), near_toe=0.2, far_toe=0.2, roll=1.47, centre=0.10,
        ),
        course=Course.SWAY,
    ),
}  # fmt: skip
