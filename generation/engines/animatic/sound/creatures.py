"""Voices of what lives in and around soundscapes: birds, crickets, dogs, cats, people that laugh."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    filtered,
    glide,
    harmonics,
    in_turn,
    noise,
    samples,
    swell,
    times,
)


def bird(rng: np.random.Generator) -> Mono:
    """Sing a short phrase of chirps."""
    centre = rng.uniform(2600, 4600)
    chirps = []
    for _ in range(rng.integers(2, 6)):
        bend = [centre * rng.uniform(0.8, 1.25) for _ in range(rng.integers(2, 4))]
        tone = glide(rng.uniform(0.05, 0.16), bend)
        chirps.append(tone * swell(len(tone), 0.3))
    return in_turn(chirps, rng.uniform(0.03, 0.1))


def gull(rng: np.random.Generator) -> Mono:
    """Cry two or three times, falling."""
    cries = []
    for _ in range(rng.integers(2, 4)):
        top = rng.uniform(1300, 1700)
        seconds = rng.uniform(0.22, 0.4)
        tone = glide(seconds, (top * 0.75, top, top * 0.7))
        rich = tone + np.float32(0.5) * glide(seconds, (top * 1.5, top * 2, top * 1.4))
        cries.append(rich * swell(len(tone), 0.3, 1.2))
    return in_turn(cries, 0.12) * np.float32(0.6)


def cricket_choir(count: int, rng: np.random.Generator) -> Mono:
    """Chirp on and on: a few crickets, each a carrier broken into pulses and phrases."""
    time = times(count)
    choir = np.zeros(count, np.float32)
    for _ in range(3):
        carrier = np.sin(np.float32(2 * np.pi * rng.uniform(3900, 4800)) * time)
        pulses = np.clip(np.sin(np.float32(2 * np.pi * rng.uniform(26, 34)) * time), 0, 1)
        rate, offset = rng.uniform(1.3, 2.2), rng.random()
        phrases = np.clip(3 * np.sin(np.float32(2 * np.pi) * (rate * time + offset)), 0, 1)
        choir += carrier * pulses * phrases * np.float32(rng.uniform(0.4, 1.0))
    return choir.astype(np.float32)


def owl(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(330, 420)
    hoots = []
    for seconds in (0.14, 0.12, 0.5):
        tone = glide(seconds, (pitch * 0.95, pitch, pitch * 0.93))
        hoots.append(tone * swell(len(tone), 0.3, 1.0))
    return in_turn(hoots, 0.13)


def bark(rng: np.random.Generator) -> Mono:
    """Bark twice."""
    barks = []
    for _ in range(2):
        pitch = rng.uniform(380, 520)
        throat = harmonics(0.16, (pitch, pitch * 1.25, pitch * 0.6), 8)
        breath = noise(samples(0.16), Band(500, 3000), rng) * np.float32(0.35)
        voice = filtered(throat + breath, Band(450, 2200))
        barks.append(attack(voice, 0.008) * swell(len(voice), 0.2, 1.0))
    return in_turn(barks, 0.18)


def meow(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(480, 620)
    seconds = rng.uniform(0.55, 0.8)
    bend = (pitch * 0.8, pitch * 1.25, pitch * 1.2, pitch * 0.75)
    voice = harmonics(seconds, bend, 8, 0.8)
    return _opened(voice, Band(300, 900), Band(800, 2400), swell(len(voice), 0.4, 1.3))


def laugh(rng: np.random.Generator) -> Mono:
    """Laugh: syllables of a voiced tone with breath between."""
    pitch = rng.uniform(170, 320)
    syllables: list[Mono] = []
    for number in range(rng.integers(5, 8)):
        here = pitch * (1.15 - 0.05 * number)
        voice = harmonics(0.11, (here * 1.08, here * 0.94), 13)
        breath = noise(samples(0.07), Band(900, 3500), rng) * np.float32(0.10)
        vowel = filtered(voice, Band(550, 1300))
        syllables += [vowel * swell(len(vowel), 0.3, 1.0), breath * decay(len(breath), 0.12)]
    return np.concatenate(syllables).astype(np.float32) * np.float32(0.8)


def howl(rng: np.random.Generator) -> Mono:
    """Howl once: a long note that rises, is held and sinks."""
    pitch, seconds = rng.uniform(330, 420), 2.2
    voice = harmonics(seconds, [pitch * share for share in (0.6, 1.0, 1.04, 1.0, 0.7)], 5, 1.6)
    return voice * swell(len(voice), 0.3, 0.8) * np.float32(0.6)


def roar(rng: np.random.Generator) -> Mono:
    seconds, pitch = 1.6, rng.uniform(65, 85)
    throat = harmonics(seconds, [pitch * share for share in (0.8, 1.2, 1.0, 0.6)], 15, 0.6)
    breath = noise(len(throat), Band(150, 1800, tilt=-3), rng)
    flutter = 0.7 + 0.3 * np.sin(2 * np.pi * 27 * times(len(throat)))
    voice = filtered(throat, Band(90, 900)) + breath * np.float32(0.8)
    return np.asarray(voice * flutter * swell(len(throat), 0.25, 1.0) * 0.6, np.float32)


def moo(rng: np.random.Generator) -> Mono:
    seconds, pitch = 1.5, rng.uniform(115, 145)
    voice = harmonics(seconds, [pitch * share for share in (0.85, 1.0, 1.05, 0.95)], 13, 0.9)
    return _opened(voice, Band(80, 350), Band(120, 1100), swell(len(voice), 0.5, 1.0))


def _opened(voice: Mono, closed: Band, opened: Band, opening: Mono) -> Mono:
    """Open a mouth while it calls: from one colour to another, and louder."""
    shut, wide = filtered(voice, closed), filtered(voice, opened)
    return np.asarray((shut + (wide - shut) * opening) * opening * 0.7, np.float32)
