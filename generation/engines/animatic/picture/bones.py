"""What is seen of a skeleton: bones along the limbs, ribs, and a skull."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import skia

from generation.engines.animatic.picture.colours import darker
from generation.engines.animatic.picture.ink import Ink, oval, polygon
from generation.engines.animatic.picture.joints import Point

BONE: Final = 0xEFEBDF
SUIT: Final = "bones"
RIBS: Final = ((0.9, 0.052), (0.74, 0.056), (0.58, 0.05), (0.44, 0.04))


def limb(canvas: skia.Canvas, ink: Ink, joints: Sequence[Point], shade: float) -> None:
    """Draw the bones of a limb and the knobs between them."""
    tone = darker(BONE, shade)
    for near, far in pairwise(joints):
        canvas.drawLine(*near, *far, ink.stroke(tone, 0.02))
    for joint in joints[1:]:
        canvas.drawCircle(*joint, 0.019, ink.fill(tone))


def ribs(
    canvas: skia.Canvas, ink: Ink, spine: Sequence[Point], rows: Sequence[tuple[Point, Point]]
) -> None:
    """Draw the spine, and a rib from side to side in each row."""
    canvas.drawLine(*spine[0], *spine[1], ink.stroke(BONE, 0.018))
    for left, right in rows:
        canvas.drawLine(*left, *right, ink.stroke(BONE, 0.015))


def skull(canvas: skia.Canvas, ink: Ink, mouth: float) -> None:
    """Draw a skull whose jaw drops as it speaks, in the units of a head."""
    dark, drop = ink.fill(0x1F1D26), 0.03 * mouth
    jaw = skia.Rect.MakeLTRB(-0.035, -0.125 - drop, 0.07, -0.045 - drop)
    canvas.drawRoundRect(jaw, 0.028, 0.028, ink.fill(darker(BONE, 0.1)))
    canvas.drawOval(oval(0.0, 0.015, 0.098, 0.092), ink.fill(BONE))
    for x in (0.008, 0.062):
        canvas.drawOval(oval(x, 0.004, 0.022, 0.026), dark)
    canvas.drawPath(polygon([(0.038, -0.022), (0.048, -0.046), (0.030, -0.046)]), dark)
    for x in (-0.012, 0.008, 0.028, 0.048):
        canvas.drawLine(x, -0.066 - drop, x, -0.09 - drop, ink.stroke(0x1F1D26, 0.005))
