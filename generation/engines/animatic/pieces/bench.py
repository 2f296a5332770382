"""A rigid-body bench: bodies, what stands still, and a record of what the simulation does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pymunk

from generation.engines.animatic.action import Contact
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.physics import FRICTION, RESTITUTION
from generation.engines.animatic.pieces.piece import Record
from generation.engines.animatic.scene import Material
from generation.engines.animatic.tracks import Clock, Track

STEP: Final = 1 / 480  # seconds, at most
SLOP: Final = 0.0005  # metres that bodies may overlap before they are pushed apart
FAINTEST: Final = 0.12  # metres a second of velocity change that can still be heard
FULL_BLOW: Final = 5.0  # that is as loud as it gets
QUIET: Final = 0.06  # seconds between two sounds of the same pair

Force = Callable[[float], None]
"""Called before each step with the time in seconds."""


@dataclass(kw_only=True)
class Rigid:
    """One body of the bench and its way, frame by frame. Places are of its centre of mass."""

    name: str
    body: pymunk.Body
    shapes: list[pymunk.Shape]
    material: Material
    sound: str = "impact"  # the kind of contact that is heard when it is struck
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    angle: list[float] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    def track(
        self, *, drop: float, middle: float = 0.0, shift: tuple[float, float] = (0.0, 0.0)
    ) -> Track:
        """Make a track of it.

        :param drop: metres from its middle down to its foot, when it is upright.
        :param middle: metres from its centre of mass up to its middle.
        :param shift: metres from where it moves to where it is seen.
        """
        track = Track.resting(len(self.x), 0.0)
        track.angle = np.asarray(self.angle)
        track.x = np.asarray(self.x) - middle * np.sin(track.angle) + shift[0]
        track.y = np.asarray(self.y) + middle * np.cos(track.angle) - drop + shift[1]
        track.contacts = list(self.contacts)
        return track


class Bench:
    """A space in SI units; the same bodies and steps give the same motion."""

    def __init__(self, *, gravity: float = GRAVITY, step: float = STEP) -> None:
        self.space = pymunk.Space()
        self.space.gravity = (0.0, -gravity)
        self.space.iterations = 30
        self.space.collision_slop = SLOP
        self.gravity = gravity
        self.step = step
        self.rigid: list[Rigid] = []
        self._owners: dict[pymunk.Body, Rigid] = {}
        self.time = 0.0
        self._heard: dict[frozenset[pymunk.Shape], float] = {}
        self.space.on_collision(begin=self._meet)

    def add(
        self,
        name: str,
        body: pymunk.Body,
        *shapes: pymunk.Shape,
        material: Material,
        sound: str = "impact",
    ) -> Rigid:
        """Put a body on the bench."""
        for shape in shapes:
            shape.friction = FRICTION[material]
            shape.elasticity = RESTITUTION[material]
        self.space.add(body, *shapes)
        rigid = Rigid(name=name, body=body, shapes=list(shapes), material=material, sound=sound)
        self.rigid.append(rigid)
        self._owners[body] = rigid
        return rigid

    def fixed(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        thick: float = 0.5,
        friction: float = 0.8,
        elasticity: float = 1.0,
    ) -> pymunk.Segment:
        """Put up something that never moves, its middle line `thick` metres below its surface."""
        shape = pymunk.Segment(self.space.static_body, start, end, thick)
        shape.friction, shape.elasticity = friction, elasticity
        self.space.add(shape)
        return shape

    def floor(self, *, friction: float = 0.8) -> None:
        self.fixed((-60, -0.5), (60, -0.5), friction=friction)

    def run(
        self,
        clock: Clock,
        force: Force | None = None,
        *,
        pushes: Sequence[tuple[float, float]] = (),
        stored: Callable[[], float] = lambda: 0.0,
    ) -> Record:
        """Let everything go and follow it; frame 0 is the beginning.

        :param pushes: seconds in which `force` puts energy in.
        :param stored: joules that are kept elsewhere: in springs.
        """
        steps = max(1, math.ceil(1 / clock.fps / self.step))
        step = self.step = 1 / clock.fps / steps
        energy, fastest, deepest = [], [], 0.0
        for _ in range(clock.frame_count):
            energy.append(self._energy() + stored())
            fastest.append(self._note())
            deepest = max(deepest, self._overlap())
            for _ in range(steps):
                if force is not None:
                    force(self.time)
                self.space.step(step)
                self.time += step
                fastest[-1] = max(fastest[-1], self._fastest())
        return Record(
            energy=np.asarray(energy),
            fastest=np.asarray(fastest),
            deepest=deepest,
            pushes=tuple(pushes),
        )

    def _note(self) -> float:
        for rigid in self.rigid:
            rigid.x.append(rigid.body.position.x)
            rigid.y.append(rigid.body.position.y)
            rigid.angle.append(rigid.body.angle)
        return self._fastest()

    def _fastest(self) -> float:
        return max(rigid.body.velocity.length for rigid in self.rigid)

    def _energy(self) -> float:
        return sum(
            _moving(each.body) + each.body.mass * self.gravity * self.level(each.body)
            for each in self.rigid
        )

    def level(self, body: pymunk.Body) -> float:
        """Give the height of a body's centre of mass at the moment its velocity is of.

        The solver changes velocities after places, so that these are half a step behind.
        """
        centre: float = body.local_to_world(body.center_of_gravity).y
        return centre + body.velocity.y * self.step / 2

    def _meet(self, arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: Any) -> None:
        """Note a blow that can be heard, by how much it changes the lighter body's velocity."""
        struck = self._struck(arbiter)
        blow = _closing(arbiter) * _share(arbiter, struck.body)
        pair = frozenset(arbiter.shapes)
        if blow < FAINTEST or self.time - self._heard.get(pair, -1.0) < QUIET:
            return
        self._heard[pair] = self.time
        struck.contacts.append(
            Contact(
                time=self.time,
                kind=struck.sound,
                strength=min(1.0, blow / FULL_BLOW),
                x=struck.body.position.x,
                material=struck.material,
            )
        )

    def _struck(self, arbiter: pymunk.Arbiter) -> Rigid:
        """Find the lighter of two bodies: it is the one that rings."""
        met = [self._owners[body] for body in arbiter.bodies if body in self._owners]
        return min(met, key=lambda rigid: rigid.body.mass)

    def _overlap(self) -> float:
        """Measure the deepest overlap of this moment."""
        depths = [0.0]

        def measure(arbiter: pymunk.Arbiter) -> None:
            depths.extend(-point.distance for point in arbiter.contact_point_set.points)

        for rigid in self.rigid:
            rigid.body.each_arbiter(measure)
        return max(depths)


def _closing(arbiter: pymunk.Arbiter) -> float:
    """Metres a second at which two bodies near each other where they touch."""
    first, second = arbiter.bodies
    point = arbiter.contact_point_set.points[0].point_a
    gap = second.velocity_at_world_point(point) - first.velocity_at_world_point(point)
    return abs(gap.dot(arbiter.normal))


def _share(arbiter: pymunk.Arbiter, body: pymunk.Body) -> float:
    """Give the share of a blow that a body takes up, by its mass and the other's."""
    (other,) = (each for each in arbiter.bodies if each is not body)
    if other.body_type is not pymunk.Body.DYNAMIC:
        return 1.0
    return other.mass / (other.mass + body.mass)


def _moving(body: pymunk.Body) -> float:
    """Joules of its motion."""
    turning = body.moment * body.angular_velocity**2 if math.isfinite(body.moment) else 0.0
    return float(body.mass * body.velocity.length**2 + turning) / 2


def box(mass: float, wide: float, tall: float, *, rim: float = 0.0) -> tuple[pymunk.Body, Any]:
    """Make a box about its centre."""
    body = pymunk.Body(mass, pymunk.moment_for_box(mass, (wide, tall)))
    size = (wide - 2 * rim, tall - 2 * rim)
    return body, pymunk.Poly.create_box(body, size, radius=rim)


def disc(mass: float, radius: float) -> tuple[pymunk.Body, pymunk.Circle]:
    """Make a solid disc."""
    body = pymunk.Body(mass, pymunk.moment_for_circle(mass, 0, radius))
    return body, pymunk.Circle(body, radius)
