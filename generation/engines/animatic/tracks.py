"""One actor's way through a shot as arrays, one value a frame."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.action import Contact, Pose
from generation.engines.animatic.gestures import LYING
from generation.engines.animatic.lexicon import set_props
from generation.engines.animatic.lexicon.nouns import ASPECTS
from generation.engines.animatic.scene import Actor, Body, Motion

PERSON_WIDTH: Final = 0.5  # of the height

Curve = npt.NDArray[np.float64]  # (frames,)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The frames of a shot."""

    frame_count: int
    fps: float
    seed: int
    acts_over: int = 0  # frames over which motions in turn are shared out; 0: all of them

    @property
    def times(self) -> Curve:
        """Seconds of every frame from the start of the shot."""
        return np.arange(self.frame_count) / self.fps

    @property
    def seconds(self) -> float:
        return self.frame_count / self.fps

    def dice(self, name: str) -> np.random.Generator:
        """Chance that depends on the seed and one actor's name only."""
        return np.random.default_rng([self.seed & 0xFFFFFFFF, zlib.crc32(name.encode())])


@dataclass(kw_only=True)
class Track:
    """Where an actor is at every frame, in metres and radians, and what it touches."""

    x: Curve
    y: Curve
    angle: Curve
    phase: Curve
    squash: Curve
    facing: npt.NDArray[np.int64]
    motion: Motion
    later: list[tuple[int, Motion]] = field(default_factory=list)  # (first frame, motion)
    contacts: list[Contact] = field(default_factory=list)
    mouth: Curve | None = None
    talks: npt.NDArray[np.bool_] | None = None  # frames at which a stander speaks
    turned: dict[str, Curve] = field(default_factory=dict)  # more of its poses, by their names
    seated: bool = False  # on what carries it
    grounded: bool = False  # sitting on the ground, whatever its hands do

    @classmethod
    def resting(cls, frame_count: int, x: float, motion: Motion = Motion.STAND) -> Track:
        """Standing still on the ground."""
        zero = np.zeros(frame_count)
        return cls(
            x=np.full(frame_count, x),
            y=zero.copy(),
            angle=zero.copy(),
            phase=zero.copy(),
            squash=zero.copy(),
            facing=np.ones(frame_count, dtype=np.int64),
            motion=motion,
        )

    def motions(self) -> list[Motion]:
        """Tell what the limbs do at every frame."""
        motions = [self.motion] * len(self.x)
        for begin, motion in self.later:
            motions[begin:] = [motion] * (len(motions) - begin)
        return motions

    def since(self, frame: int, fps: float) -> Track:
        """Leave out the frames before one; what was touched before has a time below 0."""
        motions = self.motions()
        later = [(begin - frame, motion) for begin, motion in self.later if begin > frame]
        return Track(
            x=self.x[frame:],
            y=self.y[frame:],
            angle=self.angle[frame:],
            phase=self.phase[frame:],
            squash=self.squash[frame:],
            facing=self.facing[frame:],
            motion=motions[min(frame, len(motions) - 1)],
            seated=self.seated,
            grounded=self.grounded,
            later=later,
            contacts=[replace(each, time=each.time - frame / fps) for each in self.contacts],
            turned={name: curve[frame:] for name, curve in self.turned.items()},
        )

    def poses(self) -> list[Pose]:
        frames = len(self.x)
        mouth = self.mouth if self.mouth is not None else np.zeros(frames)
        talks = self.talks if self.talks is not None else np.zeros(frames, dtype=bool)
        columns = (self.x, self.y, self.angle, self.facing, self.phase, mouth, self.squash, talks)
        poses = [
            Pose(
                x=x, y=y, angle=angle, facing=facing, phase=phase, mouth=openness, squash=squash,
                seated=self.seated, grounded=self.grounded,
                motion=Motion.TALK if talking and motion is Motion.STAND else motion,
            )
            for (x, y, angle, facing, phase, openness, squash, talking), motion in zip(
                zip(*(column.tolist() for column in columns), strict=True), self.motions(), strict=True
            )
        ]  # fmt: skip
        return _turned(poses, self.turned) if self.turned else poses


def _turned(poses: list[Pose], curves: dict[str, Curve]) -> list[Pose]:
    columns = zip(*(curve.tolist() for curve in curves.values()), strict=True)
    return [
        replace(pose, **dict(zip(curves, values, strict=True)))
        for pose, values in zip(poses, columns, strict=True)
    ]


def width(actor: Actor) -> float:
    """Metres an actor takes up from side to side."""
    if actor.body is Body.PERSON:
        return (1.0 if actor.motion in LYING else PERSON_WIDTH) * actor.height
    aspect = ASPECTS.get(actor.kind) or set_props.ASPECTS.get(actor.kind, 1.0)
    return aspect * actor.height
