"""Soundscapes of where people come together: to swim, to pray, to travel, to research, to ride."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight
from generation.engines.animatic.sound.air import air, crowd, scatter, wide
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.machines import passing_train
from generation.engines.animatic.sound.sources import bell, splash
from generation.engines.animatic.sound.synthesis import Band, Mono, attack, glide, swell, times
from generation.engines.animatic.sound.things import beep, bubble, wood
from generation.engines.protocol import Waveform

WALTZ: Final = 0.36  # seconds of a beat
TUNE: Final = (392.0, 440.0, 494.0, 523.0, 587.0, 659.0, 784.0)  # Hz


def pool(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    lapping = hearing.noise(Band(350, 2400, tilt=-2), "lapping") * hearing.drift(0.5, "laps") ** 2
    track.sound += wide(lapping, np.roll(lapping, 1300), 0.8) * np.float32(0.05)
    if not hearing.lacks("crowd"):
        track.sound += crowd(hearing.of("bathers")) * np.float32(0.3)
        scatter(track, hearing, splash, every=3.0, gain=0.06)
    return track.sound


def church(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(45, 260, tilt=-3), "nave") * np.float32(0.03)
    first = hearing.lots("bell").uniform(0.8, 2.0)
    for at, rng in hearing.events("bell", first, lambda _: 3.2):
        track.lay(bell(rng), at=at, gain=0.02, pan=0.3)
    scatter(track, hearing, wood, every=4.0, gain=0.03)
    return track.sound


def subway(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(30, 170, tilt=-2), "tunnel") * np.float32(0.06)
    track.sound += air(hearing, Band(400, 1600, tilt=-2), "shafts") * np.float32(0.012)
    first = hearing.lots("train").uniform(-1.0, 2.0)
    for at, rng in hearing.events("train", first, lambda rng: rng.uniform(5.0, 8.0)):
        track.lay(passing_train(rng), at=at, gain=0.08, pan=rng.uniform(-0.5, 0.5))
    return track.sound


def laboratory(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    time = times(hearing.count) + np.float32(hearing.begin)
    hum = np.sin(np.float32(2 * np.pi * 120) * time).astype(np.float32)
    track.sound += hum[:, None] * np.float32(0.01)
    track.sound += air(hearing, Band(180, 1100, tilt=-2), "fans") * np.float32(0.03)
    scatter(track, hearing, beep, every=2.4, gain=0.025)
    scatter(track, hearing, bubble, every=0.5, gain=0.03)
    return track.sound


def fairground(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(80, 700, tilt=-3), "motors") * np.float32(0.03)
    if not hearing.lacks("crowd"):
        track.sound += crowd(hearing.of("visitors")) * np.float32(0.6)
    for at, rng in hearing.events("organ", 0.2, lambda _: WALTZ):
        track.lay(_pipe(rng.choice(TUNE)), at=at, gain=0.022, pan=-0.4)
    return track.sound


def _pipe(pitch: float) -> Mono:
    tone = glide(WALTZ * 0.9, [pitch, pitch]) + 0.4 * glide(WALTZ * 0.9, [pitch * 2, pitch * 2])
    return attack(np.asarray(tone * swell(len(tone), 0.3, 0.6), np.float32), 0.01)
