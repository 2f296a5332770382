"""Rigid bodies that meet: balls, hoops, falling and colliding things (pymunk, SI units)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pymunk

from generation.engines.animatic.action import Contact
from generation.engines.animatic.hoop import Hoop
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.scene import Actor, Material
from generation.engines.animatic.tracks import width

STEP: Final = 1 / 300  # seconds, at most
ROUND: Final = frozenset(
    [
        "ball",
        "basketball",
        "soccer ball",
        "volleyball",
        "tennis",
        "baseball",
        "softball",
        "bowling",
        "red apple",
        "tangerine",
        "coconut",
        "crystal ball",
        "balloon",
        "egg",
        "tomato",
        "flying disc",
        "peach",
        "ringed planet",
    ]
)
RESTITUTION: Final = {
    Material.FLESH: 0.2, Material.RUBBER: 0.78, Material.WOOD: 0.4, Material.METAL: 0.35,
    Material.GLASS: 0.3, Material.STONE: 0.15, Material.WATER: 0.05, Material.SOFT: 0.3,
}  # fmt: skip
FRICTION: Final = {
    Material.FLESH: 0.8, Material.RUBBER: 0.9, Material.WOOD: 0.5, Material.METAL: 0.35,
    Material.GLASS: 0.3, Material.STONE: 0.7, Material.WATER: 0.1, Material.SOFT: 0.8,
}  # fmt: skip
TOP_SPEED: Final = 14.0  # metres a second; nothing here is thrown or falls faster
ROLLING_LOSS: Final = 1.2  # metres a second squared
BOUNCE_KEEPS: Final = 0.65  # of the speed along the ground, at each bounce
NET_KEEPS_ACROSS: Final = 0.2
NET_KEEPS_DOWN: Final = 0.6
_DRIVEN_FRICTION: Final = 0.02
_ROLLING_BELOW: Final = 0.25  # metres a second up or down
_FULL_BLOW: Final = 7.0  # metres a second of velocity change that is as loud as it gets
_FAINTEST: Final = 0.25
_GROUND, _BODY, _HOOP, _WALL = 1, 2, 3, 4


@dataclass(frozen=True, kw_only=True)
class Launch:
    """A body at the moment it is let go. `x`, `y` are its centre, in metres."""

    actor: Actor
    x: float
    y: float
    vx: float = 0.0
    vy: float = 0.0
    spin: float = 0.0  # radians a second
    driven: bool = False  # keeps its speed along the ground until it hits something


@dataclass(kw_only=True)
class Flight:
    """One body's centre and angle at every frame, and its contacts."""

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    angle: list[float] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    def touched(self, kind: str) -> bool:
        return any(contact.kind == kind for contact in self.contacts)


@dataclass(frozen=True, kw_only=True)
class Arena:
    """What stands still: the ground, and a hoop or a solid target."""

    hoop: Hoop | None = None
    wall: tuple[float, float] | None = None  # (x of its middle, height) of a solid target
    on_water: bool = False


def fly(launches: Sequence[Launch], arena: Arena, *, frame_count: int, fps: float) -> list[Flight]:
    """Let bodies go together and follow them; frame 0 is the moment of launch."""
    space = pymunk.Space()
    space.gravity = (0.0, -GRAVITY)
    space.iterations = 20
    _build(space, arena)
    bodies = [_add_body(space, launch) for launch in launches]
    flights = [Flight() for _ in launches]
    owners = {body: index for index, body in enumerate(bodies)}
    ear = _Ear(launches=launches, flights=flights, owners=owners, arena=arena)
    space.on_collision(post_solve=ear.hear)
    steps = max(1, math.ceil(1 / fps / STEP))
    for _ in range(frame_count):
        for body, flight in zip(bodies, flights, strict=True):
            flight.x.append(body.position.x)
            flight.y.append(body.position.y)
            flight.angle.append(body.angle)
        for _ in range(steps):
            before = [body.position for body in bodies]
            space.step(1 / fps / steps)
            ear.time += 1 / fps / steps
            ear.scrub()
            _hold_below_top_speed(bodies)
            _catch_in_net(bodies, before, arena.hoop)
        coasting = [
            body
            for body, launch, flight in zip(bodies, launches, flights, strict=True)
            if _is_low(body, launch) and not (launch.driven and not flight.contacts)
        ]
        _slow_what_rolls(coasting, 1 / fps)
    return flights


def _catch_in_net(bodies: list[pymunk.Body], before: list[pymunk.Vec2d], hoop: Hoop | None) -> None:
    """Let the net take most of the speed of what falls through the rim."""
    if hoop is None:
        return
    low, high = sorted((hoop.rim_front_x, hoop.rim_back_x))
    for body, was in zip(bodies, before, strict=True):
        if was.y >= hoop.rim_y > body.position.y and low < body.position.x < high:
            vx, vy = body.velocity
            body.velocity = (NET_KEEPS_ACROSS * vx, NET_KEEPS_DOWN * vy)


def _hold_below_top_speed(bodies: list[pymunk.Body]) -> None:
    for body in bodies:
        if (speed := body.velocity.length) > TOP_SPEED:
            body.velocity = body.velocity * (TOP_SPEED / speed)


def _is_low(body: pymunk.Body, launch: Launch) -> bool:
    on_ground = body.position.y <= 0.55 * launch.actor.height
    return on_ground and abs(body.velocity.y) < _ROLLING_BELOW


def _slow_what_rolls(bodies: list[pymunk.Body], seconds: float) -> None:
    """Take off what rolling resistance does; the solver does not know it."""
    for body in bodies:
        speed = abs(body.velocity.x)
        kept = max(0.0, speed - ROLLING_LOSS * seconds) / speed if speed else 0.0
        body.velocity = (body.velocity.x * kept, body.velocity.y)
        body.angular_velocity *= kept


def _build(space: pymunk.Space, arena: Arena) -> None:
    floor = -0.15 if arena.on_water else 0.0
    _add_static(space, (-500, floor - 1), (500, floor - 1), 1.0, _GROUND)
    if arena.hoop:
        hoop = arena.hoop
        board = (hoop.board_x, hoop.board_low), (hoop.board_x, hoop.board_high)
        _add_static(space, *board, 1.5 * hoop.thickness, _HOOP)
        for x in (hoop.rim_back_x, hoop.rim_front_x):
            _add_static(space, (x, hoop.rim_y), (x, hoop.rim_y), hoop.thickness, _HOOP)
    if arena.wall:
        x, height = arena.wall
        _add_static(space, (x, 0), (x, height), 0.1, _WALL)


def _add_static(
    space: pymunk.Space,
    start: tuple[float, float],
    end: tuple[float, float],
    radius: float,
    kind: int,
) -> None:
    shape = pymunk.Segment(space.static_body, start, end, radius)
    shape.elasticity = 0.9 if kind == _HOOP else 1.0
    shape.friction = 0.8
    shape.collision_type = kind
    space.add(shape)


def _add_body(space: pymunk.Space, launch: Launch) -> pymunk.Body:
    actor = launch.actor
    radius = actor.height / 2
    mass = 20 * actor.height**1.5  # gentler than the cube: the solver dislikes great ratios
    if actor.kind in ROUND:
        body = pymunk.Body(mass, pymunk.moment_for_circle(mass, 0, radius))
        shape: pymunk.Shape = pymunk.Circle(body, radius)
    else:
        body = pymunk.Body(mass, pymunk.moment_for_box(mass, (width(actor), actor.height)))
        rim = 0.02 * actor.height
        size = (width(actor) - 2 * rim, actor.height - 2 * rim)
        shape = pymunk.Poly.create_box(body, size, radius=rim)
    body.position = (launch.x, launch.y)
    body.velocity = (launch.vx, launch.vy)
    body.angular_velocity = launch.spin
    shape.elasticity = RESTITUTION[actor.material]
    shape.friction = _DRIVEN_FRICTION if launch.driven else FRICTION[actor.material]
    shape.collision_type = _BODY
    space.add(body, shape)
    return body


@dataclass(kw_only=True)
class _Ear:
    """Hears every first touch of a collision and writes it down."""

    launches: Sequence[Launch]
    flights: list[Flight]
    owners: dict[pymunk.Body, int]
    arena: Arena
    time: float = 0.0
    scuffed: set[pymunk.Body] = field(default_factory=set)

    def scrub(self) -> None:
        """Take from what has just bounced the speed that the ground takes off it."""
        for body in self.scuffed:
            body.velocity = (BOUNCE_KEEPS * body.velocity.x, body.velocity.y)
        self.scuffed.clear()

    def hear(self, arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: Any) -> None:
        """Note a collision in the flight of the first moving body in it."""
        if not arbiter.is_first_contact:
            return
        bodies = [shape.body for shape in arbiter.shapes if shape.body is not None]
        body = next(each for each in bodies if each in self.owners)
        blow = arbiter.total_impulse.length / body.mass
        if blow < _FAINTEST:
            return
        index = self.owners[body]
        struck = {shape.collision_type for shape in arbiter.shapes}
        if _GROUND in struck:
            self.scuffed.add(body)
        self.flights[index].contacts.append(
            Contact(
                time=self.time,
                kind=self._kind(struck),
                strength=min(1.0, blow / _FULL_BLOW),
                x=body.position.x,
                material=self.launches[index].actor.material,
            )
        )

    def _kind(self, struck: set[int]) -> str:
        if _HOOP in struck:
            return "rim"
        return "splash" if _GROUND in struck and self.arena.on_water else "impact"
