"""Soundscapes under the open sky, and of what lies above and below it."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.scene import Daylight
from generation.engines.animatic.sound.air import air, crowd, passing_car, scatter, wide, wind
from generation.engines.animatic.sound.animals import bee, croak, quack
from generation.engines.animatic.sound.creatures import bird, cricket_choir, gull, howl, laugh, owl
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.machines import bicycle_bell
from generation.engines.animatic.sound.sources import whistle
from generation.engines.animatic.sound.synthesis import Band, Mono, glide, swell
from generation.engines.animatic.sound.things import bubbles
from generation.engines.protocol import Waveform


def desert(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += wind(hearing.of("wind")) * np.float32(0.75)
    sand = hearing.noise(Band(3500, 9000), "sand") * hearing.drift(1.4, "gusts") ** 2
    track.sound += np.stack((sand, np.roll(sand, 700)), axis=1) * np.float32(0.02)
    if daylight is Daylight.NIGHT and not hearing.lacks("animal"):
        scatter(track, hearing, howl, every=7.0, gain=0.03)
    return track.sound


def mountains(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += wind(hearing.of("wind")) * np.float32(0.6)
    track.sound += air(hearing, Band(1800, 6000), "brook") * np.float32(0.018)
    if not hearing.lacks("bird", "animal"):
        scatter(track, hearing, owl if daylight is Daylight.NIGHT else gull, every=6.0, gain=0.03)
    return track.sound


def meadow(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    grass = air(hearing, Band(2200, 7500), "grass") * np.float32(0.022)
    track.sound += (
        grass * (np.float32(0.3) + np.float32(0.7) * hearing.drift(2.2, "gusts"))[:, None]
    )
    track.sound += air(hearing, Band(120, 600, tilt=-2), "air") * np.float32(0.03)
    if hearing.lacks("bird", "animal"):
        return track.sound
    rng = hearing.lots("crickets")
    loud = 0.035 if daylight is Daylight.NIGHT else 0.012
    track.lay(cricket_choir(hearing.count, rng), at=0, gain=loud, pan=rng.uniform(-0.5, 0.5))
    if daylight is not Daylight.NIGHT:
        scatter(track, hearing, bird, every=1.7, gain=0.04)
        scatter(track, hearing, bee, every=4.0, gain=0.02)
    return track.sound


def park(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(50, 300, tilt=-3), "town") * np.float32(0.03)
    leaves = air(hearing, Band(1500, 6000), "leaves") * np.float32(0.014)
    track.sound += leaves * (np.float32(0.4) + hearing.drift(3.0, "gusts"))[:, None]
    if daylight is Daylight.NIGHT:
        if not hearing.lacks("animal"):
            choir = cricket_choir(hearing.count, hearing.lots("crickets"))
            track.lay(choir, at=0, gain=0.012, pan=0.4)
        return track.sound
    if not hearing.lacks("bird", "animal"):
        scatter(track, hearing, bird, every=2.4, gain=0.03)
    if not hearing.lacks("crowd", "person"):
        track.sound += crowd(hearing.of("playing")) * np.float32(0.16)
        scatter(track, hearing, laugh, every=4.5, gain=0.014)
        scatter(track, hearing, bicycle_bell, every=8.0, gain=0.012)
    return track.sound


def garden(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    leaves = air(hearing, Band(1600, 6500), "leaves") * np.float32(0.016)
    track.sound += leaves * (np.float32(0.4) + hearing.drift(2.6, "gusts"))[:, None]
    track.sound += air(hearing, Band(80, 400, tilt=-3), "air") * np.float32(0.02)
    if hearing.lacks("bird", "animal"):
        return track.sound
    if daylight is Daylight.NIGHT:
        choir = cricket_choir(hearing.count, hearing.lots("crickets"))
        track.lay(choir, at=0, gain=0.02, pan=-0.3)
        return track.sound
    scatter(track, hearing, bird, every=1.4, gain=0.045)
    scatter(track, hearing, bee, every=2.5, gain=0.03)
    return track.sound


def graveyard(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += wind(hearing.of("wind")) * np.float32(0.5)
    track.sound += air(hearing, Band(300, 900, tilt=-2), "mist") * np.float32(0.02)
    if not hearing.lacks("bird", "animal"):
        scatter(track, hearing, owl, every=4.0, gain=0.05)
        if daylight is Daylight.NIGHT:
            scatter(track, hearing, howl, every=9.0, gain=0.02)
    return track.sound


def lake(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += wind(hearing.of("wind")) * np.float32(0.2)
    lapping = hearing.noise(Band(260, 1700, tilt=-2), "lapping") * hearing.drift(0.9, "laps") ** 3
    track.sound += wide(lapping, np.roll(lapping, 2400), 0.8) * np.float32(0.14)
    if hearing.lacks("animal"):
        return track.sound
    if daylight is Daylight.NIGHT:
        scatter(track, hearing, croak, every=2.2, gain=0.03)
    elif not hearing.lacks("bird"):
        scatter(track, hearing, quack, every=4.0, gain=0.022)
        scatter(track, hearing, bird, every=4.5, gain=0.02)
    return track.sound


def underwater(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    swells = np.float32(0.5) + np.float32(0.5) * hearing.drift(3.0, "swell")
    track.sound += air(hearing, Band(35, 220, tilt=-2), "deep") * np.float32(0.10) * swells[:, None]
    track.sound += air(hearing, Band(250, 700, 2), "water") * np.float32(0.02)
    scatter(track, hearing, bubbles, every=1.1, gain=0.05)
    return track.sound


def sky(hearing: Hearing, _: Daylight) -> Waveform:
    high = air(hearing, Band(900, 3200, tilt=-2), "high") * np.float32(0.02)
    return wind(hearing.of("wind")) * np.float32(0.8) + high


def stadium(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(80, 500, tilt=-2), "bowl") * np.float32(0.04)
    if hearing.lacks("crowd"):
        return track.sound
    surge = np.float32(0.6) + np.float32(0.6) * hearing.drift(2.6, "surge")
    roar = air(hearing, Band(350, 1800, tilt=-1), "roar", 0.8) * np.float32(0.05)
    track.sound += roar * surge[:, None] + crowd(hearing.of("crowd")) * np.float32(0.9)
    first = hearing.lots("referee").uniform(2.0, 6.0)
    for at, rng in hearing.events("referee", first, lambda rng: rng.uniform(7.0, 14.0)):
        track.lay(whistle(rng), at=at, gain=0.03, pan=rng.uniform(-0.4, 0.4))
    return track.sound


def road(hearing: Hearing, daylight: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += wind(hearing.of("wind")) * np.float32(0.35)
    track.sound += air(hearing, Band(50, 260, tilt=-3), "far") * np.float32(0.035)
    pause = 9.0 if daylight is Daylight.NIGHT else 5.0
    first = hearing.lots("cars").uniform(0.5, 4.0)
    for at, rng in hearing.events("car", first, lambda rng: rng.uniform(0.7, 1.6) * pause):
        if hearing.lacks("automobile"):
            break
        track.lay_stereo(passing_car(rng), at=at, gain=0.11)
    if daylight is not Daylight.NIGHT and not hearing.lacks("bird", "animal"):
        scatter(track, hearing, bird, every=4.0, gain=0.025)
    return track.sound


def rooftop(hearing: Hearing, _: Daylight) -> Waveform:
    track = hearing.track()
    track.sound += air(hearing, Band(45, 320, tilt=-2), "city") * np.float32(0.06)
    track.sound += wind(hearing.of("wind")) * np.float32(0.35)
    scatter(track, hearing, _far_horn, every=6.0, gain=0.018)
    return track.sound


def _far_horn(rng: np.random.Generator) -> Mono:
    seconds = rng.uniform(0.25, 0.7)
    tone = glide(seconds, [392.0, 392.0]) + glide(seconds, [494.0, 494.0])
    return np.asarray(tone * swell(len(tone), 0.1, 0.5), np.float32)
