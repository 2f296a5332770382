"""Soundscapes of where people work, learn, shop, train and are looked after."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight
from generation.engines.animatic.sound.air import air, crowd, scatter
from generation.engines.animatic.sound.bodies import cough
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.machines import rattling
from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    glide,
    harmonics,
    modes,
    noise,
    samples,
    swell,
    times,
)
from generation.engines.animatic.sound.things import drip, page, ringing, typing
from generation.engines.protocol import Waveform

IRON: Final = (  # (multiple, loudness, seconds) of what rings in it
    (1, 0.8, 0.4),
    (1.59, 1.0, 0.35),
    (2.83, 0.7, 0.25),
    (4.1, 0.4, 0.15),
)


def office(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(90, 900, tilt=-2), "ventilation") * np.float32(0.03)
    scatter(track, hearing, _keys, every=1.1, gain=0.035)
    scatter(track, hearing, page, every=5.0, gain=0.012)
    first = hearing.lots("telephone").uniform(3.0, 6.0)
    for at, rng in hearing.events("telephone", first, lambda rng: rng.uniform(9.0, 16.0)):
        track.lay(ringing(samples(1.1), rng), at=at, gain=0.012, pan=-0.7)
    return track.sound


def classroom(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(70, 420, tilt=-3), "tone") * np.float32(0.02)
    if not hearing.lacks("crowd", "person"):
        track.sound += crowd(hearing.of("pupils")) * np.float32(0.12)
        scatter(track, hearing, cough, every=8.0, gain=0.02)
    scatter(track, hearing, _chalk, every=1.6, gain=0.03)
    scatter(track, hearing, page, every=4.0, gain=0.012)
    return track.sound


def shop(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += _hum(hearing, 50.0, 5) * np.float32(0.012)
    if not hearing.lacks("crowd", "person"):
        track.sound += crowd(hearing.of("customers")) * np.float32(0.3)
    scatter(track, hearing, _scanner, every=1.5, gain=0.03)
    scatter(track, hearing, _trolley, every=5.0, gain=0.03)
    return track.sound


def gym(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(60, 500, tilt=-2), "fans") * np.float32(0.03)
    for at, rng in hearing.events("treadmill", 0.1, lambda _: 0.38):
        track.lay(_footfall(rng), at=at, gain=0.035, pan=0.5)
    scatter(track, hearing, _weights, every=2.0, gain=0.04)
    return track.sound


def hospital(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(150, 1400, tilt=-3), "air") * np.float32(0.025)
    for at, _rng in hearing.events("monitor", 0.3, lambda _: 0.95):
        track.lay(_pulse(), at=at, gain=0.025, pan=0.4)
    for at, rng in hearing.events("breathing", 0.5, lambda _: 3.6):
        track.lay(_respirator(rng), at=at, gain=0.015, pan=0.2)
    scatter(track, hearing, _trolley, every=7.0, gain=0.02)
    return track.sound


def bathroom(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += _hum(hearing, 100.0, 3) * np.float32(0.01)
    running = hearing.noise(Band(1100, 6000, tilt=-2), "tap")
    trickle = hearing.noise(Band(500, 1100, 2), "trickle") * hearing.drift(0.07, "gurgle") ** 2
    water = running * np.float32(0.012) + trickle * np.float32(0.03)
    track.sound += np.stack((water * np.float32(0.5), water), axis=1)
    scatter(track, hearing, drip, every=1.4, gain=0.045)
    return track.sound


def _hum(hearing: Hearing, pitch: float, count: int) -> Waveform:
    """Let a motor or a lamp hum at the pitch of the mains."""
    time = times(hearing.count) + np.float32(hearing.begin)
    tone = np.zeros(hearing.count, np.float32)
    for number in range(1, count + 1):
        tone += np.sin(np.float32(2 * np.pi * pitch * number) * time) / np.float32(number)
    return np.stack((tone, tone), axis=1)


def _keys(rng: np.random.Generator) -> Mono:
    return typing(samples(rng.uniform(0.6, 2.0)), rng)


def _chalk(rng: np.random.Generator) -> Mono:
    """Tap the board and draw a stroke."""
    tap = modes(samples(0.05), [(1250, 1.0, 0.03), (2700, 0.5, 0.02)], rng)
    count = samples(rng.uniform(0.15, 0.5))
    stroke = noise(count, Band(2200, 6500), rng) * swell(count, 0.4, 0.7)
    return np.concatenate([tap, np.asarray(stroke * np.float32(0.35), np.float32)])


def _scanner(_: np.random.Generator) -> Mono:
    return attack(harmonics(0.11, [2600, 2600], 2, 1.0), 0.004)


def _trolley(rng: np.random.Generator) -> Mono:
    """Push a cart past."""
    count = samples(rng.uniform(1.2, 2.2))
    wheels = noise(count, Band(120, 900, tilt=-2), rng) * np.float32(0.4)
    return np.asarray((rattling(count, rng) + wheels) * swell(count, 0.5, 1.2), np.float32)


def _footfall(rng: np.random.Generator) -> Mono:
    """Run on a belt."""
    count = samples(0.2)
    belt = modes(count, [(rng.uniform(85, 100), 1.0, 0.1), (210, 0.4, 0.06)], rng)
    return belt + noise(count, Band(700, 3000), rng) * decay(count, 0.06) * np.float32(0.2)


def _weights(rng: np.random.Generator) -> Mono:
    """Set iron down on iron."""
    base = rng.uniform(520, 700)
    iron = [(base * ratio, loud, long) for ratio, loud, long in IRON]
    return modes(samples(0.6), iron, rng) * np.float32(0.6)


def _pulse() -> Mono:
    return attack(glide(0.1, [988, 988]), 0.008)


def _respirator(rng: np.random.Generator) -> Mono:
    count = samples(1.5)
    return noise(count, Band(400, 2600), rng) * swell(count, 0.4, 1.5)
