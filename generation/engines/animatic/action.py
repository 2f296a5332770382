"""What happens in a shot: speech, body poses, the camera and every contact, over time.

`speech` and `world` write it; `picture` draws it and `sound` makes it heard. World units are
metres, y up, the ground (or the water line, or the stage floor) at y = 0, x = 0 in the middle of
the set; times are seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.likeness import Lent
from generation.engines.animatic.scene import Line, Material, Motion, Shot

MOUTH_RATE: Final = 100  # values a second in Speech.mouth


@dataclass(frozen=True, kw_only=True)
class Speech:
    """One spoken line as sound, and how the mouth moves with it."""

    line: Line
    start: float  # seconds from the start of the shot
    sound: npt.NDArray[np.float32]  # (samples,), mono, 48 kHz
    mouth: npt.NDArray[np.float32]  # openness 0..1, MOUTH_RATE values a second

    @property
    def end(self) -> float:
        return self.start + len(self.sound) / 48_000


@dataclass(frozen=True, kw_only=True)
class Pose:
    """One actor at one frame."""

    x: float  # metres; the actor's foot point (a thing's or a swimmer's: its lowest point)
    y: float
    angle: float = 0.0  # radians, counter-clockwise, about the middle of the body
    facing: int = 1  # 1 looks right, -1 looks left
    phase: float = 0.0  # where in the cycle of its motion, in cycles; grows with time
    mouth: float = 0.0  # 0 closed .. 1 open
    motion: Motion = Motion.STAND  # what the limbs do at this moment
    squash: float = 0.0  # -1 flattened .. 1 stretched
    yaw: float = 0.0  # radians that it has turned about the vertical
    roll: float = 0.0  # radians that it has turned about its long axis
    scale: float = 1.0  # of its size: what comes nearer is seen larger
    give: float = 0.0  # how far it gives way, in its heights
    seated: bool = False  # on something that carries it
    grounded: bool = False  # sitting on the ground


@dataclass(frozen=True, kw_only=True)
class CameraPose:
    """Where the camera looks at one frame."""

    x: float  # metres, centre of the view
    y: float
    view_height: float  # metres of world from the bottom to the top of the picture


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Two things touched: an impact, a footstep, a splash, a wheel that rolls on."""

    time: float  # a little before 0 where what it threw up is still seen
    kind: str  # "impact", "footstep", "splash", "whoosh", "rim", "land", "click", "pin" …
    strength: float  # 0..1
    x: float  # metres
    material: Material


@dataclass(frozen=True, kw_only=True)
class Action:
    """Everything that moves in one shot. `poses[f][a]` is actor `shot.actors[a]` at frame `f`."""

    shot: Shot
    frame_count: int
    fps: float
    poses: tuple[tuple[Pose, ...], ...]
    camera: tuple[CameraPose, ...]
    contacts: tuple[Contact, ...]
    speeches: tuple[Speech, ...]
    began: float = 0.0  # seconds that this view had been seen before the first frame
    rest: CameraPose | None = None  # the view the set was built for; None: that of the first frame
    lent: Mapping[str, Lent] = field(default_factory=dict)  # by the names of their actors
