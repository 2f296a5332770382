"""Soundscapes: what a place sounds like while nothing happens.

A bed is stereo, made for a number of samples, and about 0.1 RMS loud.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight, Place, Shot, Weather
from generation.engines.animatic.sound import errands, gatherings, interiors, outdoors, travelling
from generation.engines.animatic.sound.air import air, crowd, passing_car, scatter, wind
from generation.engines.animatic.sound.creatures import bird, cricket_choir, gull, owl
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    drift,
    modes,
    noise,
    samples,
    swell,
    times,
)
from generation.engines.protocol import SAMPLE_RATE, Waveform

Bed = Callable[[Hearing, Daylight], Waveform]
SHELTERED: Final = {Place.SPACE, Place.UNDERWATER, Place.CAVE}  # no weather is heard there
ROOFED: Final = {
    Place.ROOM,
    Place.KITCHEN,
    Place.CAFE,
    Place.LIBRARY,
    Place.CASTLE,
    Place.OFFICE,
    Place.CLASSROOM,
    Place.SHOP,
    Place.GYM,
    Place.CHURCH,
    Place.SUBWAY,
    Place.LABORATORY,
    Place.TRAIN,
    Place.HOSPITAL,
    Place.BATHROOM,
    Place.AIRPORT,
    Place.LOBBY,
    Place.LIFT,
}


def bed(shot: Shot, hearing: Hearing) -> Waveform:
    """Make the soundscape of a shot's place, weather, hour and crowd."""
    hearing = replace(hearing, without=frozenset(shot.without))
    sound = PLACES[shot.place](hearing.of(shot.place), shot.daylight)
    if shot.weather is Weather.RAIN and shot.place not in SHELTERED:
        sound += rain(hearing.of("rain")) * np.float32(0.45 if shot.place in ROOFED else 1.0)
    if shot.weather is Weather.SNOW and shot.place not in SHELTERED:
        sound = sound * np.float32(0.6) + wind(hearing.of("wind")) * np.float32(0.7)
    if shot.crowd:
        sound += crowd(hearing.of("crowd")) * np.float32(0.8)
    return sound


def sea(hearing: Hearing, daylight: Daylight) -> Waveform:
    night = daylight is Daylight.NIGHT
    track = hearing.track()
    track.sound += air(hearing, Band(60, 500, tilt=-3), "deep") * np.float32(0.045)
    first = -hearing.lots("waves").uniform(0.5, 2.5)
    for at, rng in hearing.events("wave", first, lambda rng: rng.uniform(2.2, 4.4)):
        gain = 0.05 if night else 0.08
        track.lay(_wave(rng.uniform(4.5, 7.0), rng), at=at, gain=gain, pan=rng.uniform(-0.7, 0.7))
    if not night and not hearing.lacks("bird", "animal"):
        scatter(track, hearing, gull, every=5.0, gain=0.05)
    return track.sound


def forest(hearing: Hearing, daylight: Daylight) -> Waveform:
    gusts = np.float32(0.35) + np.float32(0.65) * hearing.drift(2.5, "gusts")
    sound = air(hearing, Band(120, 700, tilt=-2), "air") * np.float32(0.05)
    sound += air(hearing, Band(2500, 8000), "leaves") * np.float32(0.022)
    track = hearing.track()
    track.sound += sound * gusts[:, None]
    if hearing.lacks("bird", "animal"):
        return track.sound
    if daylight is Daylight.NIGHT:
        rng = hearing.lots("crickets")
        track.lay(cricket_choir(hearing.count, rng), at=0, gain=0.035, pan=rng.uniform(-0.4, 0.4))
        scatter(track, hearing, owl, every=6.0, gain=0.06)
    else:
        scatter(track, hearing, bird, every=1.3, gain=0.045)
    return track.sound


def street(hearing: Hearing, daylight: Daylight) -> Waveform:
    calm = 0.6 if daylight is Daylight.NIGHT else 1.0
    track = hearing.track()
    track.sound += air(hearing, Band(45, 280, tilt=-3), "hum") * np.float32(0.06 * calm)
    track.sound += air(hearing, Band(500, 3000, tilt=-4), "air") * np.float32(0.02 * calm)
    first = hearing.lots("cars").uniform(-2.0, 1.5)
    for at, rng in hearing.events("car", first, lambda rng: rng.uniform(2.5, 5.0) / calm):
        if hearing.lacks("automobile"):
            break
        track.lay_stereo(passing_car(rng), at=at, gain=0.10 * calm)
    return track.sound


def room(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(60, 420, tilt=-4), "tone") * np.float32(0.03)
    pan = hearing.lots("clock").uniform(-0.8, 0.8)
    for number, (at, rng) in enumerate(hearing.events("tick", 0.2, lambda _: 1.0)):
        pitch = 2300 if (number + round(at + hearing.begin - number)) % 2 else 1900
        click = modes(samples(0.05), [(pitch, 1.0, 0.03), (pitch * 2.3, 0.5, 0.02)], rng)
        track.lay(click, at=at, gain=0.018, pan=pan)
    return track.sound


def stage(hearing: Hearing, _: Daylight) -> Waveform:
    hall = air(hearing, Band(50, 350, tilt=-3), "hall") * np.float32(0.035)
    if hearing.lacks("crowd"):
        return hall
    return hall + crowd(hearing.of("house")) * np.float32(0.55)


def space(hearing: Hearing, _: Daylight) -> Waveform:
    time = times(hearing.count) + np.float32(hearing.begin)
    sides = []
    for side in range(2):
        rng = hearing.lots("drone", side)
        drone = np.zeros(hearing.count, np.float32)
        for pitch, amount in ((41.2, 1.0), (61.7, 0.7), (82.4, 0.5), (123.5, 0.25)):
            beat = np.float32(2 * np.pi * pitch * (1 + rng.uniform(-0.004, 0.004)))
            drone += np.float32(amount) * np.sin(beat * time + np.float32(rng.uniform(0, 6)))
        shimmer = hearing.noise(Band(1800, 5200, 3), "shimmer", side)
        shimmer *= hearing.drift(3.0, "shimmer drift", side)
        sides.append(drone * np.float32(0.055) + shimmer * np.float32(0.012))
    return np.stack(sides, axis=1)


def rain(hearing: Hearing) -> Waveform:
    count, rng = hearing.count, hearing.lots("drops", hearing.begin)
    sound = air(hearing, Band(1200, 9000, tilt=-2), "hiss", 0.4) * np.float32(0.042)
    drop = modes(samples(0.02), [(2600, 1.0, 0.012), (4700, 0.6, 0.008)], rng)
    for side in range(2):
        drops = np.zeros(count + len(drop), np.float32)
        for at in rng.integers(0, count, int(28 * count / SAMPLE_RATE)):
            drops[at : at + len(drop)] += drop * np.float32(rng.uniform(0.02, 0.12))
        sound[:, side] += drops[:count]
    return sound


def _wave(seconds: float, rng: np.random.Generator) -> Mono:
    count = samples(seconds)
    surge = noise(count, Band(120, 900, tilt=-2), rng) * swell(count, 0.45, 2.0)
    crash = noise(count, Band(500, 5000, tilt=-3), rng) * swell(count, 0.55, 3.0)
    foam = noise(count, Band(3000, 9000), rng) * swell(count, 0.7, 3.0)
    return np.asarray(surge * 0.6 + crash * 0.7 + foam * 0.25, np.float32)


def thunder(rng: np.random.Generator) -> Mono:
    count = samples(4.0)
    crack = noise(count, Band(200, 6000, tilt=-2), rng) * decay(count, 0.5)
    roll = noise(count, Band(30, 220, tilt=-2), rng) * decay(count, 3.5)
    rumble = roll * (np.float32(0.3) + drift(count, 0.22, rng))
    return attack(np.asarray(crack * 0.5 + rumble, np.float32), 0.004)


PLACES: Final[dict[Place, Bed]] = {
    Place.SEA: sea,
    Place.FOREST: forest,
    Place.STREET: street,
    Place.ROOM: room,
    Place.STAGE: stage,
    Place.SPACE: space,
    Place.DESERT: outdoors.desert,
    Place.MOUNTAINS: outdoors.mountains,
    Place.MEADOW: outdoors.meadow,
    Place.UNDERWATER: outdoors.underwater,
    Place.SKY: outdoors.sky,
    Place.STADIUM: outdoors.stadium,
    Place.ROAD: outdoors.road,
    Place.ROOFTOP: outdoors.rooftop,
    Place.KITCHEN: interiors.kitchen,
    Place.CAFE: interiors.cafe,
    Place.LIBRARY: interiors.library,
    Place.CAVE: interiors.cave,
    Place.CASTLE: interiors.castle,
    Place.PARK: outdoors.park,
    Place.LAKE: outdoors.lake,
    Place.OFFICE: errands.office,
    Place.CLASSROOM: errands.classroom,
    Place.SHOP: errands.shop,
    Place.GYM: errands.gym,
    Place.POOL: gatherings.pool,
    Place.CHURCH: gatherings.church,
    Place.SUBWAY: gatherings.subway,
    Place.LABORATORY: gatherings.laboratory,
    Place.FAIRGROUND: gatherings.fairground,
    Place.TRAIN: travelling.train,
    Place.HOSPITAL: errands.hospital,
    Place.BATHROOM: errands.bathroom,
    Place.AIRPORT: travelling.airport,
    Place.GARDEN: outdoors.garden,
    Place.LOBBY: travelling.lobby,
    Place.LIFT: travelling.lift,
    Place.GRAVEYARD: outdoors.graveyard,
}
