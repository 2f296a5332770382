"""Soundscapes within walls, of wood or of rock."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.scene import Daylight
from generation.engines.animatic.sound.air import air, crowd, scatter, wind
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.sources import fire
from generation.engines.animatic.sound.synthesis import Band, modes, samples, times
from generation.engines.animatic.sound.things import china, drip, page, steam
from generation.engines.protocol import Waveform


def kitchen(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    time = times(hearing.count) + np.float32(hearing.begin)
    hum = np.sin(np.float32(2 * np.pi * 100) * time) + 0.4 * np.sin(
        np.float32(2 * np.pi * 200) * time
    )
    track.sound += hum[:, None].astype(np.float32) * np.float32(0.012)
    simmer = hearing.noise(Band(500, 2600, tilt=-1), "simmer") * hearing.drift(0.12, "pot")
    track.sound += np.stack(
        (simmer * np.float32(0.3), simmer * np.float32(0.7)), axis=1
    ) * np.float32(0.05)
    scatter(track, hearing, china, every=3.5, gain=0.03)
    return track.sound


def cafe(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(60, 420, tilt=-3), "tone") * np.float32(0.025)
    if not hearing.lacks("crowd"):
        track.sound += crowd(hearing.of("guests")) * np.float32(0.5)
    scatter(track, hearing, china, every=2.2, gain=0.035)
    first = hearing.lots("machine").uniform(1.5, 5.0)
    for at, rng in hearing.events("machine", first, lambda rng: rng.uniform(8.0, 15.0)):
        track.lay(steam(rng), at=at, gain=0.045, pan=0.5)
    return track.sound


def library(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(60, 300, tilt=-3), "tone") * np.float32(0.02)
    for at, rng in hearing.events("tick", 0.3, lambda _: 1.0):
        click = modes(samples(0.05), [(1500, 1.0, 0.03), (3300, 0.4, 0.02)], rng)
        track.lay(click, at=at, gain=0.008, pan=-0.4)
    scatter(track, hearing, page, every=3.0, gain=0.03)
    return track.sound


def cave(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    breath = np.float32(0.4) + np.float32(0.6) * hearing.drift(4.0, "breath")
    track.sound += (
        air(hearing, Band(50, 240, tilt=-2), "hollow") * np.float32(0.06) * breath[:, None]
    )
    scatter(track, hearing, drip, every=0.9, gain=0.05)
    return track.sound


def castle(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += wind(hearing.of("draught")) * np.float32(0.22)
    rng = hearing.lots("torches")
    for pan in (-0.6, 0.6):
        track.lay(fire(hearing.count, rng), at=0, gain=0.05, pan=pan)
    return track.sound
