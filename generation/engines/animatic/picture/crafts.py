"""What hands do: cook, write, build, and play every instrument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generation.engines.animatic.picture.joints import Course, Gesture, Joints
from generation.engines.animatic.scene import Motion

CRAFTS: Final[Mapping[Motion, Callable[[float], Joints]]] = {
    Motion.THROW: Gesture(
        one=Joints(
            hip=(-0.04, 0.475), lean=-0.20, near_arm=(-2.4, -0.9), far_arm=(1.3, 0.2),
            near_foot=(-0.12, 0.0), far_foot=(0.14, 0.03),
        ),
        other=Joints(
            hip=(0.04, 0.47), lean=0.32, nod=-0.2, near_arm=(1.5, 0.1), far_arm=(-0.7, 0.3),
            near_foot=(-0.14, 0.0), far_foot=(0.16, 0.0), near_toe=-0.7,
        ),
        course=Course.SETTLE,
    ),
    Motion.KICK: Gesture(
        one=Joints(
            hip=(-0.02, 0.48), lean=0.12, near_arm=(0.9, 0.3), far_arm=(-0.8, 0.3),
            near_foot=(-0.25, 0.14), far_foot=(0.02, 0.0), near_toe=-0.8,
        ),
        other=Joints(
            hip=(0.03, 0.485), lean=-0.22, near_arm=(-0.9, 0.3), far_arm=(1.2, 0.3),
            near_foot=(0.36, 0.26), far_foot=(0.0, 0.0), near_toe=0.4,
        ),
        course=Course.STRIKE,
    ),
    Motion.PUNCH: Gesture(
        one=Joints(
            hip=(-0.03, 0.46), lean=0.10, near_arm=(0.35, 2.0), far_arm=(1.45, 0.15),
            near_foot=(-0.13, 0.0), far_foot=(0.13, 0.0), near_toe=-0.2,
        ),
        other=Joints(
            hip=(0.03, 0.455), lean=0.24, near_arm=(1.55, 0.05), far_arm=(0.55, 2.0),
            near_foot=(-0.13, 0.0), far_foot=(0.13, 0.0), near_toe=-0.5,
        ),
        course=Course.STRIKE,
    ),
    Motion.FENCE: Gesture(
        one=Joints(
            hip=(-0.05, 0.45), lean=-0.05, near_arm=(-1.4, -0.9), far_arm=(1.0, 1.1),
            near_foot=(-0.15, 0.0), far_foot=(0.10, 0.0),
        ),
        other=Joints(
            hip=(0.05, 0.40), lean=0.28, nod=-0.15, near_arm=(-1.1, -0.5), far_arm=(1.5, 0.05),
            near_foot=(-0.22, 0.0), far_foot=(0.27, 0.0),
        ),
        course=Course.STRIKE,
    ),
    Motion.PUSH: Gesture(
        one=Joints(
            hip=(-0.10, 0.44), lean=0.46, nod=-0.2, near_arm=(1.15, 0.45), far_arm=(1.25, 0.40),
            near_foot=(-0.28, 0.0), far_foot=(0.02, 0.0), near_toe=-0.5,
        ),
        other=Joints(
            hip=(-0.06, 0.45), lean=0.56, nod=-0.1, near_arm=(1.25, 0.20), far_arm=(1.35, 0.15),
            near_foot=(-0.28, 0.0), far_foot=(-0.02, 0.02), near_toe=-0.7,
        ),
    ),
    Motion.PULL: Gesture(
        one=Joints(
            hip=(-0.10, 0.42), lean=-0.30, nod=0.1, near_arm=(1.35, 0.1), far_arm=(1.45, 0.1),
            near_foot=(0.06, 0.0), far_foot=(0.20, 0.0), far_toe=0.3,
        ),
        other=Joints(
            hip=(-0.16, 0.40), lean=-0.48, nod=0.2, near_arm=(0.85, 0.9), far_arm=(0.95, 0.9),
            near_foot=(0.06, 0.0), far_foot=(0.20, 0.0), far_toe=0.4,
        ),
    ),
    Motion.LIFT: Gesture(
        one=Joints(
            hip=(-0.08, 0.30), lean=0.35, near_arm=(0.9, 0.2), far_arm=(1.0, 0.2),
            near_foot=(-0.07, 0.0), far_foot=(0.08, 0.0),
        ),
        other=Joints(near_arm=(2.95, 0.1), far_arm=(3.05, 0.1), nod=-0.15, lean=-0.03),
    ),
    Motion.DIG: Gesture(
        one=Joints(
            hip=(-0.03, 0.45), lean=0.55, nod=0.1, near_arm=(0.30, 0.45), far_arm=(0.75, 0.2),
            near_foot=(-0.10, 0.0), far_foot=(0.14, 0.0),
        ),
        other=Joints(
            hip=(0.0, 0.475), lean=0.15, near_arm=(1.0, 0.7), far_arm=(1.5, 0.3),
            near_foot=(-0.10, 0.0), far_foot=(0.14, 0.0),
        ),
        course=Course.STRIKE,
    ),
    Motion.BUILD: Gesture(
        one=Joints(
            hip=(-0.02, 0.46), lean=0.10, near_arm=(0.55, 0.9), far_arm=(1.9, 1.1),
            near_foot=(-0.09, 0.0), far_foot=(0.12, 0.0),
        ),
        other=Joints(
            hip=(0.0, 0.44), lean=0.30, nod=0.1, near_arm=(0.60, 0.9), far_arm=(1.0, 0.2),
            near_foot=(-0.09, 0.0), far_foot=(0.12, 0.0),
        ),
        course=Course.STRIKE,
    ),
    Motion.SWEEP: Gesture(
        one=Joints(lean=0.22, nod=0.15, near_arm=(0.10, 0.75), far_arm=(0.65, 0.35)),
        other=Joints(lean=0.32, nod=0.12, near_arm=(0.80, 0.40), far_arm=(1.05, 0.10)),
    ),
    Motion.FISH: Gesture(
        one=Joints(lean=-0.04, near_arm=(0.55, 0.85), far_arm=(0.85, 0.55)),
        other=Joints(lean=-0.14, nod=-0.05, near_arm=(0.75, 1.05), far_arm=(1.05, 0.65)),
    ),
    Motion.EAT: Gesture(
        one=Joints(near_arm=(0.15, 0.9), far_arm=(0.75, 1.35), nod=0.08),
        other=Joints(near_arm=(0.15, 0.9), far_arm=(0.95, 2.15), nod=0.14, cheer=0.4),
    ),
    Motion.DRINK: Gesture(
        one=Joints(far_arm=(0.70, 1.45), near_arm=(-0.06, 0.26)),
        other=Joints(far_arm=(1.25, 1.95), near_arm=(-0.06, 0.26), nod=-0.28, lean=-0.05),
    ),
    Motion.COOK: Gesture(
        one=Joints(lean=0.10, nod=0.18, near_arm=(0.45, 1.0), far_arm=(0.80, 0.55), cheer=0.4),
        other=Joints(lean=0.12, nod=0.16, near_arm=(0.85, 0.85), far_arm=(0.85, 0.60), cheer=0.4),
    ),
    Motion.POUR: Gesture(
        one=Joints(lean=0.05, nod=0.12, near_arm=(0.35, 1.10), far_arm=(1.10, 0.75)),
        other=Joints(lean=0.12, nod=0.22, near_arm=(0.35, 1.10), far_arm=(1.35, 0.35)),
    ),
    Motion.READ: Gesture(
        one=Joints(near_arm=(0.52, 1.25), far_arm=(0.60, 1.25), nod=0.26),
        other=Joints(near_arm=(0.55, 1.28), far_arm=(0.63, 1.28), nod=0.18, lean=0.03),
    ),
    Motion.WRITE: Gesture(
        one=Joints(near_arm=(0.55, 1.00), far_arm=(0.45, 1.10), nod=0.30, lean=0.10),
        other=Joints(near_arm=(0.72, 0.95), far_arm=(0.45, 1.10), nod=0.26, lean=0.10),
    ),
    Motion.PAINT: Gesture(
        one=Joints(near_arm=(-0.10, 1.0), far_arm=(1.20, 0.35), lean=0.02),
        other=Joints(near_arm=(-0.10, 1.0), far_arm=(1.85, 0.15), nod=-0.12, lean=0.05),
    ),
    Motion.TYPE: Gesture(
        one=Joints(near_arm=(0.42, 1.05), far_arm=(0.52, 1.12), nod=0.16, lean=0.06),
        other=Joints(near_arm=(0.42, 1.20), far_arm=(0.52, 0.98), nod=0.18, lean=0.06),
    ),
    Motion.PHOTOGRAPH: Gesture(
        one=Joints(near_arm=(1.05, 1.75), far_arm=(1.15, 1.70), lean=0.06, hip=(-0.02, 0.47)),
        other=Joints(near_arm=(1.10, 1.72), far_arm=(1.20, 1.67), lean=0.15, hip=(-0.05, 0.43)),
    ),
    Motion.JUGGLE: Gesture(
        one=Joints(near_arm=(0.35, 1.45), far_arm=(0.95, 1.05), nod=-0.22, cheer=0.8),
        other=Joints(near_arm=(0.75, 1.15), far_arm=(0.45, 1.60), nod=-0.28, cheer=0.8),
    ),
    Motion.CONJURE: Gesture(
        one=Joints(near_arm=(-0.5, 0.2), far_arm=(2.4, 0.2), lean=-0.05, nod=-0.1),
        other=Joints(near_arm=(0.6, 0.6), far_arm=(1.45, 0.1), lean=0.16, nod=-0.05),
        course=Course.STRIKE,
    ),
    Motion.CONDUCT: Gesture(
        one=Joints(near_arm=(0.9, 1.2), far_arm=(2.1, 0.7), nod=-0.1),
        other=Joints(near_arm=(1.6, 0.9), far_arm=(1.1, 0.6), nod=0.1, lean=0.08),
    ),
    Motion.PLAY_GUITAR: Gesture(
        one=Joints(near_arm=(-0.15, 1.25), far_arm=(0.70, 1.30), nod=0.10, cheer=0.7),
        other=Joints(
            near_arm=(0.10, 1.35), far_arm=(0.72, 1.32), nod=0.20, lean=0.03, hip=(0.0, 0.488),
            cheer=0.8,
        ),
    ),
    Motion.PLAY_PIANO: Gesture(
        one=Joints(near_arm=(0.60, 0.95), far_arm=(0.85, 0.60), nod=0.14, lean=0.08),
        other=Joints(near_arm=(0.82, 0.62), far_arm=(0.62, 0.98), nod=0.05, lean=0.14),
    ),
    Motion.PLAY_DRUMS: Gesture(
        one=Joints(near_arm=(0.55, 1.60), far_arm=(0.95, 0.45), nod=0.18, lean=0.12, cheer=0.8),
        other=Joints(near_arm=(0.85, 0.45), far_arm=(0.70, 1.65), nod=0.0, lean=0.16, cheer=0.8),
    ),
    Motion.PLAY_VIOLIN: Gesture(
        one=Joints(near_arm=(1.05, 1.85), far_arm=(1.45, 0.75), nod=0.22, lean=0.02),
        other=Joints(near_arm=(0.60, 1.60), far_arm=(1.45, 0.80), nod=0.28, lean=0.10),
    ),
    Motion.PLAY_TRUMPET: Gesture(
        one=Joints(near_arm=(1.15, 1.20), far_arm=(1.25, 1.00), nod=-0.10, lean=-0.04),
        other=Joints(near_arm=(1.40, 1.10), far_arm=(1.50, 0.90), nod=-0.24, lean=-0.12),
    ),
}  # fmt: skip
