"""Whether a head turned as it was asked to, and whether it is a head and no picture of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from cameos.checking.challenge import Step
from cameos.checking.mesh import Mesh
from cameos.checking.report import Figures, Finding, Verdict
from cameos.checking.thresholds import Thresholds
from cameos.checking.watching import Watched

MOST_GAP: Final = 0.3  # seconds between two pictures that are neighbours
SOLID: Final = (33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 234, 454, 127, 356, 10)
Shape = npt.NDArray[np.float64]  # (points, 2)
STILL: Final = 4.0  # degrees that a head that does nothing moves at most


@dataclass(frozen=True, kw_only=True)
class Turn:
    """How far a head is turned from where it began."""

    time: float
    yaw: float
    pitch: float
    mesh: Mesh


def turns_of(seen: Watched) -> list[Turn]:
    """Return how the head is turned in each picture with one face."""
    yaw, pitch = seen.middle
    return [
        Turn(time=m.time, yaw=mesh.pose[0] - yaw, pitch=mesh.pose[1] - pitch, mesh=mesh)
        for m, mesh in seen.faced
    ]


def one_face(seen: Watched, thresholds: Thresholds) -> Finding:
    """Check that there is one face, and only one, nearly all the time."""
    count = max(len(seen.moments), 1)
    share = len(seen.faced) / count
    several = sum(moment.faces > 1 for moment in seen.moments) / count
    reason = ""
    if share < thresholds.face_share:
        reason = (
            "More than one face was seen. Be alone in the picture."
            if several > 1 - share - several
            else "Your face was not in the picture all the time. Keep it whole and in the middle."
        )
    return Finding(
        check="one face",
        verdict=Verdict.REFUSE if reason else Verdict.ACCEPT,
        figures={"share": round(share, 3), "several": round(several, 3), "pictures": count},
        reason=reason,
    )


def in_order(turns: Sequence[Turn], steps: Sequence[Step], thresholds: Thresholds) -> Finding:
    """Check that the head turned as it was asked to, in that order, and not more."""
    done = steps_in(turns, thresholds)
    figures: Figures = {
        "asked": " ".join(steps),
        "seen": " ".join(done),
        "yaw": round(max((abs(turn.yaw) for turn in turns), default=0.0), 1),
        "pitch": round(max((abs(turn.pitch) for turn in turns), default=0.0), 1),
    }
    verdict, reason = Verdict.ACCEPT, ""
    if not steps:
        verdict, reason = Verdict.UNSURE, "No turns of the head were asked for."
    elif done != list(steps):
        verdict, reason = Verdict.REFUSE, _what_was_wrong(done, steps, figures)
    return Finding(check="movements", verdict=verdict, figures=figures, reason=reason)


def _what_was_wrong(done: Sequence[Step], steps: Sequence[Step], figures: Figures) -> str:
    if not done and max(float(figures["yaw"]), float(figures["pitch"])) < STILL:
        return "Your head did not move. Turn it as the arrows say, and look ahead in between."
    if len(done) < len(steps):
        return (
            f"Only {len(done)} of {len(steps)} turns of the head were seen. Turn a little"
            " further, and look ahead in between."
        )
    return (
        "The head was not turned in the order that was asked for. Follow the arrows one by one,"
        " and look ahead in between."
    )


def steps_in(turns: Sequence[Turn], thresholds: Thresholds) -> list[Step]:
    """Read turns of a head as steps; a step ends when the head is back in the middle."""
    steps: list[Step] = []
    now: Step | None = None
    for turn in turns:
        reached: dict[Step, float] = {
            "left": turn.yaw / thresholds.turn_yaw,
            "right": -turn.yaw / thresholds.turn_yaw,
            "up": turn.pitch / thresholds.turn_pitch,
            "down": -turn.pitch / thresholds.turn_pitch,
        }
        if now is not None and reached[now] < thresholds.back_again:
            now = None
        furthest = max(reached, key=lambda step: reached[step])
        if now is None and reached[furthest] >= 1:
            now = furthest
            steps.append(now)
    return steps


def without_cuts(turns: Sequence[Turn], thresholds: Thresholds) -> Finding:
    """Check that the head never jumps, as it does where a film was cut."""
    jumps = [
        float(np.hypot(b.yaw - a.yaw, b.pitch - a.pitch))
        for a, b in pairwise(turns)
        if b.time - a.time < MOST_GAP
    ]
    jump = max(jumps, default=0.0)
    reason = ""
    if jump >= thresholds.jump:
        reason = "The picture jumped. Turn your head slowly, and film without a break."
    return Finding(
        check="no cuts",
        verdict=Verdict.REFUSE if reason else Verdict.ACCEPT,
        figures={"jump": round(jump, 1)},
        reason=reason,
    )


def not_flat(turns: Sequence[Turn], thresholds: Thresholds) -> Finding:
    """Check that the face has depth: a flat picture of one keeps its shape when it is turned."""
    straight = [t for t in turns if _far(t, thresholds) < thresholds.back_again]
    turned = [t for t in turns if _far(t, thresholds) >= 1]
    figures: Figures = {"turned": len(turned)}
    if not straight or not turned:
        return Finding(check="depth", verdict=Verdict.UNSURE, figures=figures, reason="")
    shape = np.mean([_shape(turn.mesh) for turn in straight], axis=0)
    depth = float(np.median([_bent(shape, _shape(turn.mesh)) for turn in turned]))
    figures["depth"] = round(depth, 4)
    verdict, reason = Verdict.ACCEPT, ""
    if depth < thresholds.depth_unsure:
        verdict = Verdict.REFUSE if depth < thresholds.depth else Verdict.UNSURE
        reason = "The face looked flat, as in a photo or on a screen. Film yourself directly."
    return Finding(check="depth", verdict=verdict, figures=figures, reason=reason)


def _far(turn: Turn, thresholds: Thresholds) -> float:
    return max(abs(turn.yaw) / thresholds.turn_yaw, abs(turn.pitch) / thresholds.turn_pitch)


def _shape(mesh: Mesh) -> Shape:
    """Return the flat shape of what does not move in a face, in lengths between the eyes."""
    points = mesh.points[list(SOLID), :2].astype(np.float64)
    return np.asarray((points - points.mean(axis=0)) / mesh.between_eyes)


def _bent(shape: Shape, turned: Shape) -> float:
    """Return what is left between two shapes once one is stretched flat onto the other."""
    plane = np.hstack([shape, np.ones((len(shape), 1))])
    stretch, *_ = np.linalg.lstsq(plane, turned, rcond=None)
    return float(np.sqrt(np.mean((plane @ stretch - turned) ** 2)))
