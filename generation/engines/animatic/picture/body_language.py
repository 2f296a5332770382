"""What bodies say without words: how they sit, greet, rejoice and mourn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from generation.engines.animatic.picture.joints import Course, Gesture, Joints
from generation.engines.animatic.scene import Motion

UPRIGHT: Final = Joints()
ON_THE_GROUND: Final = Joints(
    hip=(-0.10, 0.085), lean=-0.16, nod=0.10,
    near_arm=(-0.42, -0.10), far_arm=(0.62, 0.35),
    near_foot=(0.20, 0.0), far_foot=(0.27, 0.0),
)  # fmt: skip
ON_THE_BACK: Final = Joints(
    near_arm=(0.10, 0.12), far_arm=(0.75, 1.35), near_foot=(0.0, 0.02), far_foot=(0.10, 0.06),
    near_toe=-0.4, far_toe=-0.4, nod=0.12, roll=-1.52, centre=0.085,
)  # fmt: skip
ON_ONE_KNEE: Final = Joints(
    hip=(-0.02, 0.265), lean=0.05, near_arm=(0.30, 0.55), far_arm=(0.85, 0.75),
    near_foot=(-0.25, 0.0), far_foot=(0.19, 0.0), near_toe=-1.1,
)  # fmt: skip

BODY_LANGUAGE: Final[Mapping[Motion, Callable[[float], Joints]]] = {
    Motion.SIT: Gesture(one=ON_THE_GROUND, other=replace(ON_THE_GROUND, lean=-0.10, nod=0.02)),
    Motion.SIT_DOWN: Gesture(one=UPRIGHT, other=ON_THE_GROUND, course=Course.SETTLE),
    Motion.RISE: Gesture(one=ON_THE_GROUND, other=UPRIGHT, course=Course.SETTLE),
    Motion.LIE: Gesture(one=ON_THE_BACK, other=replace(ON_THE_BACK, far_foot=(0.16, 0.10))),
    Motion.SLEEP: Gesture(
        one=replace(ON_THE_BACK, far_arm=(0.55, 0.95), nod=-0.05),
        other=replace(ON_THE_BACK, far_arm=(0.62, 1.05), nod=0.03, centre=0.097),
    ),
    Motion.KNEEL: Gesture(one=UPRIGHT, other=ON_ONE_KNEE, course=Course.SETTLE),
    Motion.BOW: Gesture(
        one=UPRIGHT,
        other=Joints(
            hip=(-0.05, 0.49), lean=0.95, nod=0.35, near_arm=(1.05, 0.95), far_arm=(-0.45, -0.2)
        ),
        course=Course.VISIT,
    ),
    Motion.WAVE: Gesture(
        one=Joints(far_arm=(2.45, 0.05), near_arm=(-0.06, 0.25), lean=-0.02, cheer=0.8),
        other=Joints(far_arm=(2.75, 0.95), near_arm=(-0.02, 0.28), lean=0.02, cheer=1.0),
    ),
    Motion.CLAP: Gesture(
        one=Joints(near_arm=(0.62, 1.05), far_arm=(1.18, 0.70), cheer=0.9),
        other=Joints(near_arm=(0.92, 0.82), far_arm=(0.94, 0.80), nod=0.05, cheer=1.0),
    ),
    Motion.CHEER: Gesture(
        one=Joints(hip=(0.0, 0.475), near_arm=(2.3, 0.7), far_arm=(2.5, 0.7), nod=-0.12, cheer=1.0),
        other=Joints(
            hip=(0.0, 0.50),
            near_arm=(2.95, 0.1),
            far_arm=(3.1, 0.05),
            nod=-0.25,
            cheer=1.0,
            near_foot=(-0.05, 0.02),
            far_foot=(0.06, 0.02),
            near_toe=-0.5,
            far_toe=-0.5,
        ),
    ),
    Motion.POINT: Gesture(
        one=Joints(far_arm=(1.50, 0.05), near_arm=(-0.10, 0.22), lean=0.05),
        other=Joints(far_arm=(1.66, 0.02), near_arm=(-0.12, 0.24), lean=0.08, nod=-0.05),
    ),
    Motion.LOOK: Gesture(
        one=Joints(far_arm=(1.55, 2.15), nod=-0.02, lean=0.04),
        other=Joints(far_arm=(1.60, 2.18), nod=-0.22, lean=-0.03, hip=(0.01, 0.496)),
    ),
    Motion.SHRUG: Gesture(
        one=UPRIGHT,
        other=Joints(near_arm=(0.35, 1.35), far_arm=(0.65, 1.15), nod=0.16, lean=-0.04),
        course=Course.VISIT,
    ),
    Motion.SALUTE: Gesture(
        one=UPRIGHT,
        other=Joints(near_arm=(0.0, 0.05), far_arm=(1.52, 2.3), lean=-0.03),
        course=Course.SETTLE,
    ),
    Motion.SHIVER: Gesture(
        one=Joints(near_arm=(0.55, 1.55), far_arm=(0.50, 1.70), lean=0.10, hip=(-0.006, 0.485)),
        other=Joints(near_arm=(0.60, 1.60), far_arm=(0.55, 1.65), lean=0.13, hip=(0.006, 0.482)),
    ),
    Motion.LAUGH: Gesture(
        one=Joints(lean=-0.05, nod=-0.30, near_arm=(0.40, 1.35), far_arm=(0.30, 0.8), cheer=1.0),
        other=Joints(lean=0.14, nod=-0.05, near_arm=(0.50, 1.45), far_arm=(0.42, 0.9), cheer=1.0),
    ),
    Motion.CRY: Gesture(
        one=Joints(lean=0.16, nod=0.34, near_arm=(0.72, 2.30), far_arm=(0.80, 2.28), cheer=-1.0),
        other=Joints(lean=0.20, nod=0.44, near_arm=(0.78, 2.24), far_arm=(0.86, 2.22), cheer=-1.0),
    ),
    Motion.SING: Gesture(
        one=Joints(near_arm=(-0.20, 0.4), far_arm=(0.95, 1.95), nod=-0.10, lean=-0.03, cheer=0.6),
        other=Joints(near_arm=(1.25, 0.35), far_arm=(0.98, 1.92), nod=-0.26, lean=-0.09, cheer=0.8),
    ),
    Motion.HUG: Gesture(
        one=Joints(near_arm=(0.45, 1.60), far_arm=(0.80, 1.35), lean=0.06, nod=0.08, cheer=0.8),
        other=Joints(near_arm=(0.45, 1.80), far_arm=(0.80, 1.55), lean=0.09, nod=0.20, cheer=1.0),
    ),
    Motion.KISS: Gesture(
        one=Joints(near_arm=(0.70, 0.50), far_arm=(0.95, 0.6), lean=0.08, cheer=0.5),
        other=Joints(near_arm=(0.90, 0.60), far_arm=(1.1, 0.7), lean=0.24, nod=-0.12, cheer=0.7),
        course=Course.VISIT,
    ),
    Motion.SHAKE_HANDS: Gesture(
        one=Joints(far_arm=(0.85, 0.62), lean=0.05, cheer=0.5),
        other=Joints(far_arm=(1.02, 0.62), lean=0.06, nod=0.08, cheer=0.6),
    ),
}
