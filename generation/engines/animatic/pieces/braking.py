"""A car brakes hard: its wheels lock, and friction alone brings it to a stop in v² / 2 μ g."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces.bench import Bench, box
from generation.engines.animatic.pieces.piece import Company, Played, Stage
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import width
from generation.engines.animatic.vocabulary import thing

SPEED: Final = 7.0  # metres a second
FRICTION: Final = 0.62  # of rubber on a road
BRAKES_AT: Final = 1.0  # seconds
MASS: Final = 1200.0
DIP: Final = 0.055  # radians that the nose goes down
SPRINGS: Final = (6.0, 3.0)  # radians and decays a second, of the body on its springs
STOPS: Final = SPEED / (FRICTION * GRAVITY)  # seconds later
SKID_EVERY: Final = 0.06  # seconds
AXLE: Final = 0.25  # of the car's width, from its middle to a wheel
DRIVEN: Final = frozenset(
    {
        "automobile", "racing car", "taxi", "police car", "bus", "delivery truck", "pickup truck",
        "sport utility vehicle", "ambulance", "fire engine", "tractor", "motorcycle", "minibus",
    }
)  # fmt: skip


class Braking:
    players = 0

    def cast(self, company: Company) -> tuple[Actor, ...]:
        cars = [each for each in company.things if each.kind in DRIVEN]
        return (cars[0].model_copy(update={"motion": Motion.STAND}) if cars else _car(),)

    def play(self, stage: Stage) -> Played:
        car = stage.actors[0]
        bench = Bench()
        road = bench.fixed((-60, -0.5), (200, -0.5), friction=0.0)
        body, shape = box(MASS, 0.9 * width(car), 0.5 * car.height)
        body.moment = float("inf")
        body.position = (0.0, 0.25 * car.height)
        body.velocity = (SPEED, 0.0)
        rigid = bench.add(car.name, body, shape, material=Material.METAL)
        shape.elasticity = road.elasticity = 0.0
        shape.friction = 1.0

        def brake(time: float) -> None:
            road.friction = FRICTION if time >= BRAKES_AT else 0.0

        record = bench.run(stage.clock, brake)
        track = rigid.track(drop=0.25 * car.height)
        track.angle = -_dip(stage)
        track.motion = Motion.RUN
        track.contacts = [_contact("screech", BRAKES_AT, SPEED * BRAKES_AT), *_skid(car)]
        return Played(tracks={car.name: track}, record=record)


def _contact(kind: str, time: float, x: float) -> Contact:
    return Contact(time=time, kind=kind, strength=0.8, x=x, material=Material.RUBBER)


def _skid(car: Actor) -> list[Contact]:
    """Mark where the tyres slide, and when."""
    times = np.arange(0, STOPS, SKID_EVERY)
    middle = SPEED * (BRAKES_AT + times) - FRICTION * GRAVITY * times**2 / 2
    wheels = (-AXLE * width(car), AXLE * width(car))
    return [
        _contact("skid", BRAKES_AT + float(time), float(x) + wheel)
        for time, x in zip(times, middle, strict=True)
        for wheel in wheels
    ]


def _dip(stage: Stage) -> np.ndarray:
    """Let the nose dive while the car brakes, and rock once it stands."""
    since = stage.clock.times - BRAKES_AT
    diving = DIP * np.clip(since / 0.25, 0, 1) * (since < STOPS)
    after = np.maximum(since - STOPS, 0)
    rate, decay = SPRINGS
    rocking = DIP * np.cos(rate * after) * np.exp(-decay * after) * (since >= STOPS)
    return np.asarray(diving + rocking)


def _car() -> Actor:
    noun = thing("automobile", "car")
    return Actor(
        name="car", kind=noun.kind, body=noun.body, emoji=noun.emoji, height=noun.height,
        material=noun.material,
    )  # fmt: skip
