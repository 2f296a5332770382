"""A trampoline: whoever jumps is thrown up again by the mat, and never higher than before."""

from __future__ import annotations

from typing import Final

import numpy as np
import pymunk

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces.bench import Bench, Rigid
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, somebody
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Curve, Track

MAT: Final = 0.66  # metres above the ground
SPRING: Final = 440.0  # newtons a metre, for each kilogram
LOSS: Final = 0.35  # newtons for each kilogram and metre a second, while the mat is pressed
HEIGHTS: Final = (1.25, 0.95)  # metres above the mat from which the first and the second fall
APART: Final = 0.62  # metres to either side, where two jump
MASS: Final = 50.0
FINE: Final = 1 / 1200  # seconds


class Trampoline:
    players = 2

    def cast(self, company: Company) -> tuple[Actor, ...]:
        jumpers = list(company.players) or [somebody("girl")]
        return (prop("trampoline", colour=company.colour), *jumpers)

    def play(self, stage: Stage) -> Played:
        jumpers = stage.players[: self.players]
        bench = Bench(step=FINE)
        for number, jumper in enumerate(jumpers):
            side = (2 * number - 1) * APART if len(jumpers) > 1 else 0.0
            _lift(bench, jumper, side, MAT + HEIGHTS[number])
        record = bench.run(stage.clock, lambda _: _bear(bench), stored=lambda: _stored(bench))
        tracks = {
            rigid.name: _jump(rigid, stage)
            for rigid in bench.rigid
        }  # fmt: skip
        mat = stage.resting(0.0)
        pressed = [np.maximum(0, MAT - np.asarray(rigid.y)) for rigid in bench.rigid]
        mat.turned = {"give": np.max(pressed, axis=0) / PROPS["trampoline"].height}
        return Played(tracks={"trampoline": mat, **tracks}, record=record)


def _lift(bench: Bench, jumper: Actor, x: float, y: float) -> None:
    """Put the soles of a jumper at a place; they do not turn."""
    body = pymunk.Body(MASS, float("inf"))
    body.position = (x, y)
    shape = pymunk.Circle(body, 0.05)
    shape.sensor = True
    bench.add(jumper.name, body, shape, material=Material.FLESH)


def _bear(bench: Bench) -> None:
    """Push up whoever presses the mat down."""
    for rigid in bench.rigid:
        body = rigid.body
        deep = MAT - body.position.y - body.velocity.y * bench.step  # where the step leads
        if deep > 0:
            force = MASS * max(0.0, SPRING * deep - LOSS * body.velocity.y)
            body.apply_force_at_world_point((0.0, force), body.position)


def _stored(bench: Bench) -> float:
    """Joules in the springs."""
    deep = [max(0.0, MAT - bench.level(rigid.body)) for rigid in bench.rigid]
    return sum(MASS * SPRING * each**2 / 2 for each in deep)


def _jump(rigid: Rigid, stage: Stage) -> Track:
    track = rigid.track(drop=0.0)
    on_mat = track.y <= MAT
    track.motion = Motion.JUMP
    track.phase = np.where(on_mat, 0.0, _shares(on_mat))
    track.squash = np.where(on_mat, -0.55 * np.clip((MAT - track.y) / 0.35, 0, 1), 0.05)
    landings = np.flatnonzero(np.diff(on_mat.astype(int)) > 0)
    track.contacts = [_spring(track, int(frame), stage.clock.fps) for frame in landings]
    return track


def _shares(on_mat: np.ndarray) -> Curve:
    """Tell at each frame how much of its flight is done, 0..1; the first begins at its top."""
    shares = np.zeros(len(on_mat))
    edges = np.flatnonzero(np.diff(np.concatenate(([1], on_mat.astype(int), [1]))))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        first = 0.5 if begin == 0 else 0.0
        last = 0.5 if end == len(on_mat) else 1.0
        shares[begin:end] = np.linspace(first, last, end - begin)
    return shares


def _spring(track: Track, frame: int, fps: float) -> Contact:
    """Hear the mat when the soles reach it, between two frames."""
    fall = float(track.y[frame] - track.y[frame + 1])
    share = float(track.y[frame] - MAT) / fall if fall else 0.0
    return Contact(
        time=(frame + share) / fps, kind="spring", x=float(track.x[frame]),
        strength=min(1.0, fall * fps / np.sqrt(2 * GRAVITY * 1.5)), material=Material.METAL,
    )  # fmt: skip
