"""Soundscapes: what a place sounds like while nothing happens.

A bed is stereo, made for a number of samples, and about 0.1 RMS loud.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight, Place, Shot, Weather
from generation.engines.animatic.sound.creatures import bird, cricket_choir, gull, owl
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
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import SAMPLE_RATE, Waveform

Bed = Callable[[int, Daylight, np.random.Generator], Waveform]


def bed(shot: Shot, count: int, rng: np.random.Generator) -> Waveform:
    """Make the soundscape of a shot's place, weather, hour and crowd."""
    sound = PLACES[shot.place](count, shot.daylight, rng)
    if shot.weather is Weather.RAIN and shot.place is not Place.SPACE:
        sound += rain(count, rng) * np.float32(0.45 if shot.place is Place.ROOM else 1.0)
    if shot.weather is Weather.SNOW and shot.place is not Place.SPACE:
        sound = sound * np.float32(0.6) + wind(count, rng) * np.float32(0.7)
    if shot.crowd:
        sound += crowd(count, rng) * np.float32(0.8)
    return sound


def wide(first: Mono, second: Mono, spread: float = 0.6) -> Waveform:
    """Make two independent sounds the left and right of one space."""
    middle, side = (1 - spread / 2), spread / 2
    left = first * np.float32(middle) + second * np.float32(side)
    right = second * np.float32(middle) + first * np.float32(side)
    return np.stack((left, right), axis=1)


def sea(count: int, daylight: Daylight, rng: np.random.Generator) -> Waveform:
    night = daylight is Daylight.NIGHT
    deep = Band(60, 500, tilt=-3)
    track = Track(count)
    track.sound += wide(noise(count, deep, rng), noise(count, deep, rng)) * np.float32(0.045)
    at = -rng.uniform(0.5, 2.5)
    while at < count / SAMPLE_RATE:
        length = rng.uniform(4.5, 7.0)
        track.lay(
            _wave(length, rng), at=at, gain=0.05 if night else 0.08, pan=rng.uniform(-0.7, 0.7)
        )
        at += length * rng.uniform(0.45, 0.7)
    if not night:
        _scatter(track, gull, every=5.0, gain=0.05, rng=rng)
    return track.sound


def forest(count: int, daylight: Daylight, rng: np.random.Generator) -> Waveform:
    gusts = np.float32(0.35) + np.float32(0.65) * drift(count, 2.5, rng)
    air, leaves = Band(120, 700, tilt=-2), Band(2500, 8000)
    sound = wide(noise(count, air, rng), noise(count, air, rng)) * np.float32(0.05)
    sound += wide(noise(count, leaves, rng), noise(count, leaves, rng)) * np.float32(0.022)
    track = Track(count)
    track.sound += sound * gusts[:, None]
    if daylight is Daylight.NIGHT:
        track.lay(cricket_choir(count, rng), at=0, gain=0.035, pan=rng.uniform(-0.4, 0.4))
        _scatter(track, owl, every=6.0, gain=0.06, rng=rng)
    else:
        _scatter(track, bird, every=1.3, gain=0.045, rng=rng)
    return track.sound


def street(count: int, daylight: Daylight, rng: np.random.Generator) -> Waveform:
    calm = 0.6 if daylight is Daylight.NIGHT else 1.0
    hum, air = Band(45, 280, tilt=-3), Band(500, 3000, tilt=-4)
    track = Track(count)
    track.sound += wide(noise(count, hum, rng), noise(count, hum, rng)) * np.float32(0.06 * calm)
    track.sound += wide(noise(count, air, rng), noise(count, air, rng)) * np.float32(0.02 * calm)
    at = rng.uniform(-2.0, 1.5)
    while at < count / SAMPLE_RATE:
        track.lay_stereo(_passing_car(rng), at=at, gain=0.10 * calm)
        at += rng.uniform(2.5, 5.0) / calm
    return track.sound


def room(count: int, _: Daylight, rng: np.random.Generator) -> Waveform:
    tone = Band(60, 420, tilt=-4)
    track = Track(count)
    track.sound += wide(noise(count, tone, rng), noise(count, tone, rng)) * np.float32(0.03)
    pan = rng.uniform(-0.8, 0.8)
    for second in range(int(count / SAMPLE_RATE) + 1):
        tick = samples(0.05)
        pitch = 2300 if second % 2 else 1900
        click = modes(tick, [(pitch, 1.0, 0.03), (pitch * 2.3, 0.5, 0.02)], rng)
        track.lay(click, at=second + 0.2, gain=0.018, pan=pan)
    return track.sound


def stage(count: int, _: Daylight, rng: np.random.Generator) -> Waveform:
    hall = Band(50, 350, tilt=-3)
    air = wide(noise(count, hall, rng), noise(count, hall, rng)) * np.float32(0.035)
    return air + crowd(count, rng) * np.float32(0.55)


def space(count: int, _: Daylight, rng: np.random.Generator) -> Waveform:
    time = times(count)
    sides = []
    for _side in range(2):
        drone = np.zeros(count, np.float32)
        for pitch, amount in ((41.2, 1.0), (61.7, 0.7), (82.4, 0.5), (123.5, 0.25)):
            beat = np.float32(2 * np.pi * pitch * (1 + rng.uniform(-0.004, 0.004)))
            drone += np.float32(amount) * np.sin(beat * time + np.float32(rng.uniform(0, 6)))
        shimmer = noise(count, Band(1800, 5200, 3), rng) * drift(count, 3.0, rng)
        sides.append(drone * np.float32(0.055) + shimmer * np.float32(0.012))
    return np.stack(sides, axis=1)


def rain(count: int, rng: np.random.Generator) -> Waveform:
    hiss = Band(1200, 9000, tilt=-2)
    sound = wide(noise(count, hiss, rng), noise(count, hiss, rng), 0.4) * np.float32(0.042)
    drop = modes(samples(0.02), [(2600, 1.0, 0.012), (4700, 0.6, 0.008)], rng)
    for side in range(2):
        drops = np.zeros(count + len(drop), np.float32)
        for at in rng.integers(0, count, int(28 * count / SAMPLE_RATE)):
            drops[at : at + len(drop)] += drop * np.float32(rng.uniform(0.02, 0.12))
        sound[:, side] += drops[:count]
    return sound


def wind(count: int, rng: np.random.Generator) -> Waveform:
    strength = np.float32(0.25) + np.float32(0.75) * drift(count, 1.8, rng)
    low, whistle = Band(120, 600, tilt=-2), Band(650, 900, 4)
    sound = wide(noise(count, low, rng), noise(count, low, rng)) * np.float32(0.08)
    sound *= strength[:, None]
    howl = noise(count, whistle, rng) * strength**3 * np.float32(0.05)
    return sound + wide(howl, np.roll(howl, 480), 0.8)


def crowd(count: int, rng: np.random.Generator) -> Waveform:
    """Murmur: many talkers, of whom only the vowels and the rhythm are heard."""
    sound: Waveform = np.zeros((count, 2), np.float32)
    for formant in (320, 560, 950, 1700):
        for side in range(2):
            voices = noise(count, Band(formant * 0.8, formant * 1.25, 2), rng)
            rhythm = drift(count, 0.16, rng) * (0.5 + drift(count, 0.9, rng))
            sound[:, side] += voices * rhythm * np.float32(40 / formant)
    return sound * np.float32(0.5)


def _wave(seconds: float, rng: np.random.Generator) -> Mono:
    count = samples(seconds)
    surge = noise(count, Band(120, 900, tilt=-2), rng) * swell(count, 0.45, 2.0)
    crash = noise(count, Band(500, 5000, tilt=-3), rng) * swell(count, 0.55, 3.0)
    foam = noise(count, Band(3000, 9000), rng) * swell(count, 0.7, 3.0)
    return np.asarray(surge * 0.6 + crash * 0.7 + foam * 0.25, np.float32)


def _passing_car(rng: np.random.Generator) -> Waveform:
    count = samples(rng.uniform(3.0, 5.0))
    tyres = noise(count, Band(300, 1800, tilt=-2), rng) * swell(count, 0.5, 3.0)
    motor = noise(count, Band(60, 180, 3), rng) * swell(count, 0.5, 2.0)
    sound = tyres * np.float32(0.6) + motor * np.float32(0.7)
    across = np.linspace(0, np.pi / 2, count, dtype=np.float32)
    sides = (
        (np.cos(across), np.sin(across))
        if rng.random() < 0.5
        else (
            np.sin(across),
            np.cos(across),
        )
    )
    return np.stack([sound * side for side in sides], axis=1)


def _scatter(
    track: Track,
    voice: Callable[[np.random.Generator], Mono],
    *,
    every: float,
    gain: float,
    rng: np.random.Generator,
) -> None:
    """Lay a creature's voice now and then, from anywhere, near or far."""
    at = every * rng.uniform(0.2, 0.6)
    while at < len(track.sound) / SAMPLE_RATE:
        near = rng.uniform(0.35, 1.0)
        track.lay(voice(rng), at=at, gain=gain * near, pan=rng.uniform(-0.9, 0.9))
        at += 0.4 + rng.exponential(every)


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
}
