"""Soundscapes of travelling: the train, the airport, the hotel's lobby and its lift."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight
from generation.engines.animatic.sound.air import air, crowd, scatter
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.machines import jet
from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    harmonics,
    noise,
    samples,
    strewn,
    swell,
)
from generation.engines.protocol import Waveform

JOINTS: Final = 0.86  # seconds from one rail to the next
FLOOR: Final = 2.2  # seconds from one floor to the next
GONG: Final = (523.0, 659.0, 784.0)  # Hz, before an announcement


def train(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(40, 320, tilt=-3), "wheels") * np.float32(0.05)
    track.sound += air(hearing, Band(500, 2200, tilt=-2), "wind") * np.float32(0.012)
    for at, rng in hearing.events("joints", 0.2, lambda _: JOINTS):
        for step, loud in ((0.0, 1.0), (0.13, 0.7)):
            track.lay(_clack(rng), at=at + step, gain=0.05 * loud)
    return track.sound


def airport(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(80, 700, tilt=-2), "hall") * np.float32(0.03)
    if not hearing.lacks("crowd", "person"):
        track.sound += crowd(hearing.of("travellers")) * np.float32(0.35)
        scatter(track, hearing, _suitcase, every=3.0, gain=0.025)
    first = hearing.lots("call").uniform(0.8, 2.0)
    for at, _rng in hearing.events("call", first, lambda rng: rng.uniform(7.0, 11.0)):
        track.lay(_three_tones(), at=at, gain=0.035)
    if not hearing.lacks("airplane"):
        scatter(track, hearing, _take_off, every=7.0, gain=0.02)
    return track.sound


def _clack(rng: np.random.Generator) -> Mono:
    count = samples(0.09)
    return noise(count, Band(110, 1100, tilt=-2), rng) * decay(count, 0.08)


def _suitcase(rng: np.random.Generator) -> Mono:
    """Pull small wheels over tiles."""
    count = samples(rng.uniform(1.0, 2.0))
    wheels = noise(count, Band(350, 2200), rng) * np.float32(0.5)
    tiles = [(at, wheels[: samples(0.05)]) for at in np.arange(0, len(wheels) / 48_000, 0.11)]
    return np.asarray((strewn(count, tiles) + wheels * 0.4) * swell(count, 0.5, 1.2), np.float32)


def _three_tones() -> Mono:
    tones = []
    for number, pitch in enumerate(GONG):
        tone = harmonics(0.8, [pitch, pitch], 3, 1.8)
        tones.append((0.32 * number, attack(tone * decay(len(tone), 1.0), 0.01)))
    return strewn(samples(1.6), tones)


def _take_off(rng: np.random.Generator) -> Mono:
    count = samples(4.5)
    return np.asarray(jet(count, rng) * swell(count, 0.5, 2.0), np.float32)


def lobby(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(90, 600, tilt=-2), "hall") * np.float32(0.022)
    if not hearing.lacks("crowd", "person"):
        track.sound += crowd(hearing.of("guests")) * np.float32(0.22)
        scatter(track, hearing, _suitcase, every=5.0, gain=0.02)
    for at, rng in hearing.events("desk", 1.2, lambda rng: rng.uniform(4.0, 7.0)):
        track.lay(_ding(1900 + 120 * float(rng.random())), at=at, gain=0.03)
    return track.sound


def lift(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(60, 190, tilt=-3), "motor") * np.float32(0.06)
    track.sound += air(hearing, Band(900, 2600, tilt=-2), "fan") * np.float32(0.012)
    for at, _rng in hearing.events("floors", 1.1, lambda _: FLOOR):
        track.lay(_ding(1046.0), at=at, gain=0.025)
    return track.sound


def _ding(pitch: float) -> Mono:
    tone = harmonics(1.2, [pitch, pitch], 3, 1.6)
    return attack(tone * decay(len(tone), 0.9), 0.004)
